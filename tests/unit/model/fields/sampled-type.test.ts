import { expect, test } from 'vitest';
import type { ScalarKind } from '../../../../src/model/fields/field-model.ts';
import { itemInShape } from '../../../../src/model/fields/references/item-reference.ts';
import { typeOfSamples } from '../../../../src/model/fields/sampled-type.ts';

const typeOf = (...values: unknown[]) => typeOfSamples(values);
const scalar = (kind: ScalarKind) => ({ kind: 'scalar', scalar: kind });

test.each([
  ['text', ['6 min read', '2 min read'], scalar('string')],
  ['whole numbers, since the next may have a fraction', [1, 20], scalar('number')],
  ['numbers', [1, 2.5], scalar('number')],
  ['whole numbers beyond GraphQL’s', [1, 3_000_000_000], scalar('number')],
  ['truths', [true, false], scalar('boolean')],
  ['text, sometimes missing', ['x', null, undefined], scalar('string')],
  ['text here and a number there', ['x', 1], scalar('unknown')],
  ['numbers, some of them as texts, as of maps of Carbon Fields', ['53.5', 40.3], scalar('number')],
  ['nothing at all', [null, undefined], scalar('unknown')],
  ['lists of text', [['a'], [], ['b', 'c']], { kind: 'list', of: scalar('string') }],
  ['empty lists alone', [[], []], scalar('unknown')],
  ['numbers, and PHP’s false for none', [1, false], scalar('number')],
  ['text, and PHP’s false for none', ['x', false], scalar('string')],
  ['a single object, which may be a map', [{ a: 1 }], scalar('unknown')],
  ['objects of different keys', [{ a: 1 }, { b: 1 }], scalar('unknown')],
  ['objects whose keys are no names', [{ '1536x1536': 'a' }, { '1536x1536': 'b' }], scalar('unknown')],
])('%s', (_name, values, type) => {
  expect(typeOf(...values)).toEqual(type);
});

test('objects with the same keys become an object type', () => {
  expect(typeOf({ shelf_no: 1, room: null }, { shelf_no: 2, room: 'A' })).toMatchObject({
    kind: 'object',
    fields: [
      { key: 'room', type: scalar('string') },
      { key: 'shelf_no', type: scalar('number') },
    ],
  });
});

test('groups of Carbon Fields, which name their type, become a union; those of a single unnamed one an object', () => {
  const type = typeOf([
    { _type: 'quote', words: 'x' },
    { _type: 'picture', photo: '1503' },
  ]);
  expect(type).toMatchObject({
    kind: 'list',
    of: { kind: 'union', by: '_type', members: [{ value: 'picture' }, { value: 'quote' }] },
  });
  const unnamed = { _type: '_', w: '1' };
  expect(typeOf([unnamed, unnamed])).toMatchObject({ kind: 'list', of: { kind: 'object' } });
});

test('objects with mostly the same keys have the fields of all of them', () => {
  expect(typeOf({ a: 'x', b: 'x', c: 'x' }, { a: 'x', b: 'x' }, { a: 'x', b: 'x', d: 1 })).toMatchObject({
    kind: 'object',
    fields: [
      { key: 'a', type: scalar('string') },
      { key: 'b', type: scalar('string') },
      { key: 'c', type: scalar('string') },
      { key: 'd', type: scalar('number') },
    ],
  });
});

test.each([
  ['a post of Pods or Advanced Custom Fields', { ID: '12', post_type: 'book', post_title: 'x' }, 'content'],
  ['an attachment of Pods', { ID: 12, post_type: 'attachment' }, 'media'],
  ['an image array', { id: 12, url: 'https://a.example/i.png', mime_type: 'image/png' }, 'media'],
  ['an image of Meta Box', { ID: '12', url: 'https://a.example/i.png', sizes: { large: {} } }, 'media'],
  ['a user array', { ID: 12, user_nicename: 'a' }, 'author'],
  ['a user object', { ID: 12, data: { user_nicename: 'a' }, caps: {} }, 'author'],
  ['a term', { term_id: 12, taxonomy: 'genre', name: 'x' }, 'term'],
  [
    'an association of Carbon Fields',
    { value: 'post:page:12', id: 12, type: 'post', subtype: 'page' },
    'content',
  ],
  ['a link, which is none', { url: 'https://a.example', title: 'x', target: '' }, undefined],
  ['an id that is none', { ID: 'x', post_type: 'book' }, undefined],
])('%s tells what it refers to', (_name, value, to) => {
  expect(itemInShape(value)?.to).toBe(to);
  if (to) expect(typeOf([value, value], [])).toEqual({ kind: 'list', of: { kind: 'reference', to } });
});
