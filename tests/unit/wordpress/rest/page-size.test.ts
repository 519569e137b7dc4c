import { describe, expect, test } from 'vitest';
import { pageLimitIn, realPageSize, SEARCH } from '../../../../src/wordpress/rest/page-size.ts';

const POSTS = '/wp/v2/posts';

describe('the size that a page really had', () => {
  test.each([
    ['that was asked', POSTS, { per_page: 20 }, 20, 95, '5', undefined],
    ['a last page', POSTS, { per_page: 20, offset: 80 }, 15, 95, '5', undefined],
    ['lowered, by the number of pages', POSTS, { per_page: 100 }, 12, 150, '13', { size: 12, isSure: true }],
    ['lowered, and rows dropped', POSTS, { per_page: 100 }, 9, 150, '13', { size: 12, isSure: true }],
    ['rows dropped, by the number of pages', POSTS, { per_page: 10 }, 9, 100, '10', undefined],
    ['either', POSTS, { per_page: 20 }, 13, 25, '2', { size: 13, isSure: false }],
    ['of a search, by its rows', SEARCH, { per_page: 10 }, 5, 100, '10', { size: 5, isSure: true }],
    ['of comments, whose rows may be dropped', '/wp/v2/comments', { per_page: 20 }, 13, 25, '2', undefined],
    ['unknown, with the total of somebody else', POSTS, { per_page: 100 }, 12, 150, undefined, undefined],
    ['unknown, with pages that are no number', POSTS, { per_page: 100 }, 100, 150, 'many', undefined],
  ])('%s', (_what, route, query, rows, total, pages, expected) => {
    const headers = pages === undefined ? {} : { 'x-wp-totalpages': pages };
    expect(realPageSize(route, query, { headers, total, rows })).toEqual(expected);
  });
});

test.each([
  ['per_page must be between 1 (inclusive) and 20 (inclusive)', 20],
  ['per_page muss zwischen 1 (inklusive) und 20 (inklusive) liegen.', 20],
  ['per_page is not of type integer.', undefined],
  [undefined, undefined],
])('the limit in a refusal: %s', (words, expected) => {
  expect(pageLimitIn(words === undefined ? undefined : { per_page: words })).toBe(expected);
});
