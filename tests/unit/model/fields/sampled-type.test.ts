import { expect, test } from 'vitest';
import { typeOfSamples } from '../../../../src/model/fields/sampled-type.ts';
import { claimTypeNames } from '../../../../src/model/naming/names.ts';

const typeOf = (...values: unknown[]) => typeOfSamples(values, 'PostField', claimTypeNames(new Set()));
const scalar = (name: string) => ({ kind: 'scalar', name });

test.each([
  ['text', ['6 min read', '2 min read'], scalar('String')],
  ['whole numbers', [1, 20], scalar('Int')],
  ['numbers', [1, 2.5], scalar('Float')],
  ['whole numbers beyond GraphQL’s', [1, 3_000_000_000], scalar('Float')],
  ['truths', [true, false], scalar('Boolean')],
  ['text, sometimes missing', ['x', null, undefined], scalar('String')],
  ['text here and a number there', ['x', 1], scalar('JSON')],
  ['nothing at all', [null, undefined], scalar('JSON')],
  ['lists of text', [['a'], [], ['b', 'c']], { kind: 'list', of: scalar('String') }],
  ['empty lists alone', [[], []], scalar('JSON')],
  ['a single object, which may be a map', [{ a: 1 }], scalar('JSON')],
  ['objects of different keys', [{ a: 1 }, { b: 1 }], scalar('JSON')],
])('%s', (_name, values, type) => {
  expect(typeOf(...values)).toEqual(type);
});

test('objects of the same keys are a type', () => {
  expect(typeOf({ shelf_no: 1, room: null }, { shelf_no: 2, room: 'A' })).toMatchObject({
    kind: 'object',
    name: 'PostField',
    fields: [
      { key: 'room', name: 'room', type: scalar('String') },
      { key: 'shelf_no', name: 'shelfNo', type: scalar('Int') },
    ],
  });
});
