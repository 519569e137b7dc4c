import { expect, test } from 'vitest';
import { coerce } from '../../../../../src/graphql/engine/extras/coerce.ts';
import type { FieldType } from '../../../../../src/model/fields/field-model.ts';

const scalar = (name: 'String' | 'Int' | 'Float' | 'Boolean' | 'URL' | 'JSON'): FieldType => ({
  kind: 'scalar',
  name,
});
const list = (of: FieldType): FieldType => ({ kind: 'list', of });
const object: FieldType = { kind: 'object', name: 'X', description: '', fields: [] };
const choice: FieldType = {
  kind: 'enum',
  name: 'Y',
  description: '',
  values: [{ name: 'SOLD', value: 'sold' }],
};

test.each([
  ['text as text', 'x', scalar('String'), 'x'],
  ['a number as text', 12, scalar('String'), '12'],
  ['PHP’s false for “no text”', false, scalar('String'), null],
  ['a number', 12, scalar('Int'), 12],
  ['a number that came as text', '12', scalar('Int'), 12],
  ['an empty text for “no number”', '', scalar('Int'), null],
  ['a fraction where whole numbers are declared', 1.5, scalar('Int'), null],
  ['a number beyond GraphQL’s', 3_000_000_000, scalar('Int'), null],
  ['a fraction as text', '1.5', scalar('Float'), 1.5],
  ['words where a number is declared', 'many', scalar('Float'), null],
  ['PHP’s "1" for true', '1', scalar('Boolean'), true],
  ['an empty text for false', '', scalar('Boolean'), false],
  ['anything as JSON', [{ a: 1 }], scalar('JSON'), [{ a: 1 }]],
  ['a value of the enum', 'sold', choice, 'sold'],
  ['a value that is not', 'stolen', choice, null],
  ['a list', [1, '2', 'x'], list(scalar('Int')), [1, 2, null]],
  ['a list with gaps, which PHP sends as an object', { 1: 'a', 4: 'b' }, list(scalar('String')), ['a', 'b']],
  ['PHP’s false for “no list”', false, list(scalar('String')), []],
  ['an object', { a: 1 }, object, { a: 1 }],
  ['PHP’s empty list for “no object”', [], object, null],
  ['null', null, object, null],
  ['what is missing', undefined, scalar('Int'), null],
])('%s', (_name, value, type, coerced) => {
  expect(coerce(value, type)).toEqual(coerced);
});
