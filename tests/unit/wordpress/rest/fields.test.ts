import { expect, test } from 'vitest';
import { covers, restFields } from '../../../../src/wordpress/rest/fields.ts';

test.each([
  ['nothing but the id, so that `_fields` is never empty', [], true, ['id']],
  ['doubles once, in one order', ['slug', 'link', 'slug'], true, ['id', 'link', 'slug']],
  [
    'nested names where post controllers honour them',
    ['title.rendered', 'content.protected'],
    true,
    ['content.protected', 'id', 'title.rendered'],
  ],
  [
    'both children of a parent',
    ['content.rendered', 'content.protected'],
    true,
    ['content.protected', 'content.rendered', 'id'],
  ],
  [
    'a parent without its child, which would swallow what follows',
    ['title', 'title.rendered', 'slug'],
    true,
    ['id', 'slug', 'title'],
  ],
  [
    'parents where nested names would be dropped',
    ['caption.rendered', 'media_details.sizes'],
    false,
    ['caption', 'id', 'media_details'],
  ],
  ['nested links everywhere', ['_links.up', 'post'], false, ['_links.up', 'id', 'post']],
  ['parents of names that post controllers do not nest', ['avatar_urls.96'], true, ['avatar_urls', 'id']],
])('requests %s', (_name, reads, nested, fields) => {
  expect(restFields(reads, nested ? 'content' : 'media')).toEqual(fields);
});

test.each([
  ['the same fields', ['id', 'slug'], ['id', 'slug'], true],
  ['fewer fields', ['id', 'link', 'slug'], ['id', 'slug'], true],
  ['a child of a held parent', ['id', 'title'], ['id', 'title.rendered'], true],
  ['a parent of a held child', ['id', 'title.rendered'], ['id', 'title'], false],
  ['a field that is missing', ['id'], ['id', 'slug'], false],
])('covers %s: %s for %s is %s', (_name, held, wanted, answer) => {
  expect(covers(new Set(held), wanted)).toBe(answer);
});
