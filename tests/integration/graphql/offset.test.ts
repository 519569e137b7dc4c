import { describe, expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { readPage } from '../../helpers/walk.ts';
import { makeCategory, makeComment, makePage, makePost, makeTag } from '../../helpers/wordpress-rows.ts';

/** Seven of these share a second, across the borders of most pages. */
const second = (id: number) => (id < 3 ? '01' : id < 10 ? '02' : '03');
const SITE = {
  posts: range(1, 12).map((id) =>
    makePost({ id, date: `2024-01-${second(id)}T08:00:00`, tags: id % 2 === 0 ? [4] : [] }),
  ),
  pages: range(21, 32).map((id) => makePage({ id, title: `Page ${id}`, menu_order: 1 })),
  categories: range(41, 52).map((id) => makeCategory({ id, name: `Category ${id}` })),
  comments: range(61, 72).map((id) => makeComment({ id, post: 1 })),
  tags: [makeTag({ id: 4 })],
};

const idsOf = ({ nodes }: { readonly nodes: readonly { readonly databaseId: number }[] }) =>
  nodes.map(({ databaseId }) => databaseId);

describe('numbered pages', () => {
  test.each([
    ['posts', '', range(1, 12).reverse()],
    ['posts', 'orderBy: { field: DATE, direction: ASC }', range(1, 12)],
    ['posts', 'orderBy: { field: TITLE }', undefined],
    ['pages', 'orderBy: { field: MENU_ORDER }', range(21, 32)],
    ['categories', '', range(41, 52)],
    ['comments', 'orderBy: { field: DATE, direction: ASC }', undefined],
  ])('%s %s: every item once, and cursors lead on from any of them', async (list, args, expected) => {
    await using gateway = await startGateway(SITE);
    const whole = idsOf(await readPage(gateway, list, `first: 12 ${args}`));
    if (expected) expect(whole).toEqual(expected);
    for (const size of [1, 3, 5]) {
      const pages: number[] = [];
      for (let offset = 0; offset < 12; offset += size) {
        const page = await readPage(gateway, list, `first: ${size}, offset: ${offset} ${args}`);
        pages.push(...idsOf(page));
        expect([offset, page.pageInfo.hasNextPage]).toEqual([offset, offset + size < 12]);
        expect([offset, page.pageInfo.hasPreviousPage]).toEqual([offset, offset > 0]);
        const next = await readPage(gateway, list, `first: 2, after: "${page.pageInfo.endCursor}" ${args}`);
        expect([offset, idsOf(next)]).toEqual([offset, whole.slice(offset + size, offset + size + 2)]);
      }
      expect(pages).toEqual(whole);
    }
  });

  test('cost one request, with their total', async () => {
    await using gateway = await startGateway({
      posts: SITE.posts.map((post) => ({
        ...post,
        date: `2024-01-${String(post.id).padStart(2, '0')}T00:00:00`,
      })),
      tags: SITE.tags,
    });
    const { data } = await gateway.query(
      '{ posts(first: 3, offset: 6) { totalCount nodes { databaseId } } }',
    );
    expect(data).toEqual({
      posts: { totalCount: 12, nodes: [6, 5, 4].map((databaseId) => ({ databaseId })) },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?orderby=date&order=desc&offset=5&per_page=5&_fields=date,id',
    ]);
    const under =
      '{ tag(by: { databaseId: 4 }) { posts(first: 2, offset: 4) { nodes { databaseId } pageInfo { hasNextPage } } } }';
    expect(await gateway.query(under)).toEqual({
      data: {
        tag: { posts: { nodes: [{ databaseId: 4 }, { databaseId: 2 }], pageInfo: { hasNextPage: false } } },
      },
    });
    expect(
      await gateway.query('{ posts(first: 3, offset: 40) { totalCount nodes { databaseId } } }'),
    ).toEqual({
      data: { posts: { totalCount: 12, nodes: [] } },
    });
  });

  test.each([
    ['offset: 2, last: 3', 'Expected `offset` with `first` alone, got it with a cursor or `last`.'],
    ['offset: -1', 'Expected `offset` to be 0 or more, got -1.'],
  ])('%s is refused', async (args, message) => {
    await using gateway = await startGateway(SITE);
    expect(await gateway.query(`{ posts(${args}) { nodes { id } } }`)).toMatchObject({
      errors: [{ message }],
    });
    expect(gateway.asked()).toEqual([]);
  });
});
