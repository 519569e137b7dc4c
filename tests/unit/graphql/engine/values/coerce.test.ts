import { expect, test } from 'vitest';
import { coerce } from '../../../../../src/graphql/engine/values/coerce.ts';
import type { FieldType, ScalarKind } from '../../../../../src/model/fields/field-model.ts';

const scalar = (kind: ScalarKind): FieldType => ({ kind: 'scalar', scalar: kind });
const list = (of: FieldType): FieldType => ({ kind: 'list', of });
const object: FieldType = { kind: 'object', description: '', fields: [] };
const choice: FieldType = { kind: 'enum', description: '', values: ['sold'], scalar: 'string' };

test.each([
  ['a string as a string', 'x', scalar('string'), 'x'],
  ['a number as a string', 12, scalar('string'), '12'],
  ['PHP’s false for “no string”', false, scalar('string'), null],
  ['a number', 12, scalar('integer'), 12],
  ['a number sent as a string', '12', scalar('integer'), 12],
  ['an empty string for “no number”', '', scalar('integer'), null],
  ['a fraction sent as a string', '1.5', scalar('number'), 1.5],
  ['PHP’s "1" for true', '1', scalar('boolean'), true],
  ['an empty string for false', '', scalar('boolean'), false],
  ['anything as JSON', [{ a: 1 }], scalar('unknown'), [{ a: 1 }]],
  ['a value of the enum', 'sold', choice, 'sold'],
  ['a list', [1, '2', ''], list(scalar('integer')), [1, 2, null]],
  ['a list with gaps, which PHP sends as an object', { 1: 'a', 4: 'b' }, list(scalar('string')), ['a', 'b']],
  ['PHP’s false for “no list”', false, list(scalar('string')), []],
  ['an object', { a: 1 }, object, { a: 1 }],
  ['PHP’s empty list for “no object”', [], object, null],
  ['null', null, object, null],
  ['a missing value', undefined, scalar('integer'), null],
])('%s', (_name, value, type, coerced) => {
  expect(coerce(value, type, { key: 'key' })).toEqual(coerced);
});

test.each([
  ['a fraction declared as an integer', 1.5, scalar('integer')],
  ['a number beyond GraphQL’s Int', 3_000_000_000, scalar('integer')],
  ['words declared as a number', 'many', scalar('number')],
  ['a value outside the enum', 'stolen', choice],
  ['a text declared as an object', 'x', object],
  ['an object declared as a text', { a: 1 }, scalar('string')],
])('%s does not fit', (_name, value, type) => {
  expect(() => coerce(value, type, { key: 'sold_as' })).toThrow(/`sold_as`: .*does not fit/);
});

test('an item of a list that does not fit is an error in its place', () => {
  expect(coerce([1, 'x'], list(scalar('integer')), { key: 'key' })).toEqual([1, expect.any(Error)]);
});
