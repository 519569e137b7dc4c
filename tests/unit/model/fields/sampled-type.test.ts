import { expect, test } from 'vitest';
import type { ScalarKind } from '../../../../src/model/fields/field-model.ts';
import { typeOfSamples } from '../../../../src/model/fields/sampled-type.ts';

const typeOf = (...values: unknown[]) => typeOfSamples(values);
const scalar = (kind: ScalarKind) => ({ kind: 'scalar', scalar: kind });

test.each([
  ['text', ['6 min read', '2 min read'], scalar('string')],
  ['whole numbers', [1, 20], scalar('integer')],
  ['numbers', [1, 2.5], scalar('number')],
  ['whole numbers beyond GraphQL’s', [1, 3_000_000_000], scalar('number')],
  ['truths', [true, false], scalar('boolean')],
  ['text, sometimes missing', ['x', null, undefined], scalar('string')],
  ['text here and a number there', ['x', 1], scalar('unknown')],
  ['nothing at all', [null, undefined], scalar('unknown')],
  ['lists of text', [['a'], [], ['b', 'c']], { kind: 'list', of: scalar('string') }],
  ['empty lists alone', [[], []], scalar('unknown')],
  ['a single object, which may be a map', [{ a: 1 }], scalar('unknown')],
  ['objects of different keys', [{ a: 1 }, { b: 1 }], scalar('unknown')],
])('%s', (_name, values, type) => {
  expect(typeOf(...values)).toEqual(type);
});

test('objects with the same keys become an object type', () => {
  expect(typeOf({ shelf_no: 1, room: null }, { shelf_no: 2, room: 'A' })).toMatchObject({
    kind: 'object',
    fields: [
      { key: 'room', type: scalar('string') },
      { key: 'shelf_no', type: scalar('integer') },
    ],
  });
});
