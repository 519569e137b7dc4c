import { describe, expect, test } from 'vitest';
import { range, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { readPage, walk } from '../../helpers/walk.ts';
import { makeComment, makeCustom, makePost, makeTag } from '../../helpers/wordpress-rows.ts';

const posts = range(1, 9).map((id) => makePost({ id }));

async function cursorOf(gateway: TestGateway, list: string, position: number, args = ''): Promise<string> {
  const { pageInfo } = await readPage(gateway, list, `first: ${position} ${args}`);
  gateway.asked();
  return String(pageInfo.endCursor);
}

describe('pageInfo', () => {
  test.each([
    ['first: 3', true, false],
    ['first: 9', false, false],
    ['first: 10', false, false],
    ['last: 3', false, true],
    ['last: 9', false, false],
    ['first: 3, after: $third', true, true],
    ['first: 6, after: $third', false, true],
    ['last: 2, before: $third', true, false],
    ['last: 1, before: $third', true, true],
  ])('by date: %s', async (page, hasNextPage, hasPreviousPage) => {
    await using gateway = await startGateway({ posts });
    const third = await cursorOf(gateway, 'posts', 3);
    const { pageInfo } = await readPage(gateway, 'posts', page.replace('$third', `"${third}"`));
    expect(pageInfo).toMatchObject({ hasNextPage, hasPreviousPage });
  });

  test.each([
    ['first: 3', true, false],
    ['first: 9', false, false],
    ['last: 3', false, true],
    ['first: 3, after: $third', true, true],
    ['first: 6, after: $third', false, true],
    ['last: 2, before: $third', true, false],
    ['last: 1, before: $third', true, true],
  ])('by name: %s', async (page, hasNextPage, hasPreviousPage) => {
    await using gateway = await startGateway({ tags: range(1, 9).map((id) => makeTag({ id })) });
    const third = await cursorOf(gateway, 'tags', 3);
    const { pageInfo } = await readPage(gateway, 'tags', page.replace('$third', `"${third}"`));
    expect(pageInfo).toMatchObject({ hasNextPage, hasPreviousPage });
  });

  test.each(['posts', 'tags'])('no next page after the last of %s', async (list) => {
    await using gateway = await startGateway({ posts, tags: range(1, 9).map((id) => makeTag({ id })) });
    const last = await cursorOf(gateway, list, 9);
    expect(await readPage(gateway, list, `first: 3 after: "${last}"`)).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  test('an empty list has no cursors', async () => {
    await using gateway = await startGateway({});
    expect(await readPage(gateway, 'posts', 'first: 3')).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });
});

describe('a page of zero items', () => {
  test.each([
    ['posts', 'first: 0', '{ hasNextPage hasPreviousPage }', { hasNextPage: true, hasPreviousPage: false }],
    ['posts', 'last: 0', '{ hasNextPage hasPreviousPage }', { hasNextPage: false, hasPreviousPage: true }],
    ['tags', 'first: 0', '{ hasNextPage hasPreviousPage }', { hasNextPage: true, hasPreviousPage: false }],
  ])('of %s, %s, checks whether there are more', async (list, page, asked, pageInfo) => {
    await using gateway = await startGateway({ posts, tags: [makeTag({ id: 1 })] });
    const { data } = await gateway.query(
      `{ ${list}(${page}) { nodes { id } totalCount pageInfo ${asked} } }`,
    );
    expect(data).toMatchObject({ [list]: { nodes: [], pageInfo } });
    expect(gateway.asked()).toEqual([`HEAD /wp/v2/${list}?per_page=1&_fields=id`]);
  });

  test('of an empty list has no next page', async () => {
    await using gateway = await startGateway({});
    const { data } = await gateway.query('{ posts(first: 0) { pageInfo { hasNextPage } } }');
    expect(data).toEqual({ posts: { pageInfo: { hasNextPage: false } } });
  });

  test('costs no request if pageInfo is not selected', async () => {
    await using gateway = await startGateway({ posts });
    const { data } = await gateway.query('{ posts(first: 0) { nodes { id } pageInfo { hasPreviousPage } } }');
    expect(data).toEqual({ posts: { nodes: [], pageInfo: { hasPreviousPage: false } } });
    expect(gateway.asked()).toEqual([]);
  });
});

describe('totalCount', () => {
  test('comes with the first page', async () => {
    await using gateway = await startGateway({ posts });
    const { data } = await gateway.query('{ posts(first: 2) { nodes { id } totalCount } }');
    expect(data).toMatchObject({ posts: { totalCount: 9 } });
    expect(gateway.asked()).toEqual(['/wp/v2/posts?orderby=date&order=desc&per_page=2&_fields=id']);
  });

  test('is that of the whole list on later pages, too', async () => {
    await using gateway = await startGateway({ posts });
    const third = await cursorOf(gateway, 'posts', 3);
    const { data } = await gateway.query(
      `{ posts(first: 2, after: "${third}", where: { idNot: [1] }) { totalCount nodes { databaseId } } }`,
    );
    expect(data).toEqual({ posts: { totalCount: 8, nodes: [{ databaseId: 6 }, { databaseId: 5 }] } });
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?exclude=1,7&orderby=date&order=desc&before=2024-01-01T07:00:01&per_page=2&_fields=id',
      'HEAD /wp/v2/posts?exclude=1&per_page=1&_fields=id',
    ]);
  });

  test('alone is one HEAD request', async () => {
    await using gateway = await startGateway({ posts });
    const { data } = await gateway.query(
      '{ posts(where: { search: "post" }) { totalCount } again: posts(where: { search: "post" }) { totalCount } }',
    );
    expect(data).toEqual({ posts: { totalCount: 9 }, again: { totalCount: 9 } });
    expect(gateway.asked()).toEqual(['HEAD /wp/v2/posts?search=post&per_page=1&_fields=id']);
  });

  test('falls back to GET if a firewall refuses HEAD', async () => {
    await using gateway = await startGateway({
      posts,
      override: ({ method, route }) =>
        method === 'HEAD' && route !== undefined ? { status: 405, body: 'No.' } : undefined,
    });
    expect(await gateway.query('{ posts { totalCount } }')).toEqual({ data: { posts: { totalCount: 9 } } });
  });

  test('of a list past its end is requested separately', async () => {
    await using gateway = await startGateway({ posts });
    const args = 'orderBy: { field: TITLE, direction: ASC }';
    const last = await cursorOf(gateway, 'posts', 9, args);
    const { data } = await gateway.query(`{ posts(first: 2, after: "${last}", ${args}) { totalCount } }`);
    expect(data).toEqual({ posts: { totalCount: 9 } });
  });

  test('of the last page in an order without dates is requested first', async () => {
    await using gateway = await startGateway({ posts });
    const { data } = await gateway.query(
      '{ posts(last: 2, orderBy: { field: TITLE, direction: ASC }) { totalCount nodes { databaseId } } }',
    );
    expect(data).toEqual({ posts: { totalCount: 9, nodes: [{ databaseId: 8 }, { databaseId: 9 }] } });
    expect(gateway.site.calls.map(({ method, query }) => [method, query['offset']])).toEqual([
      ['HEAD', undefined],
      ['GET', '6'],
    ]);
  });
});

test('a search continues if all hits of a page have a type unknown to the schema', async () => {
  await using gateway = await startGateway({
    posts: range(1, 3).map((id) => makePost({ id })),
    types: { wp_block: { name: 'Patterns', rest_base: 'blocks' } },
    custom: { wp_block: range(11, 14).map((id) => makeCustom('wp_block', { id })) },
  });
  expect(await walk(gateway, 'search', { by: 2, args: 'query: ""' })).toEqual([[], [], [3, 2], [1]]);
});

describe('short pages, because WordPress drops comments on protected posts after the query', () => {
  /** Comments 1 to 12; those named by a test are on a protected post. */
  const gatewayWith = (hidden: readonly number[]) =>
    startGateway({
      posts: [makePost({ id: 1 }), makePost({ id: 2, password: 'secret' })],
      comments: range(1, 12).map((id) => makeComment({ id, post: hidden.includes(id) ? 2 : 1 })),
    });

  test.each([
    ['one item of a page', [11]],
    ['a whole page', [4, 5, 6, 7, 8, 9]],
    ['the first page', [10, 11, 12]],
    ['the last page', [1, 2, 3]],
    ['all', range(1, 12)],
  ])('are walked to the end: %s', async (_, hidden) => {
    await using gateway = await gatewayWith(hidden);
    const seen = range(1, 12)
      .filter((id) => !hidden.includes(id))
      .reverse();
    expect((await walk(gateway, 'comments', { by: 3 })).flat()).toEqual(seen);
    expect((await walk(gateway, 'comments', { by: 3, backward: true })).toReversed().flat()).toEqual(seen);
  });

  test.each([
    ['one item of a page', [11]],
    ['a whole page', [4, 5, 6, 7, 8, 9]],
    ['the last item of a page', [10]],
  ])('in an order without dates, too: %s', async (_, hidden) => {
    await using gateway = await gatewayWith(hidden);
    const args = 'orderBy: { field: ID, direction: DESC }';
    const seen = range(1, 12)
      .filter((id) => !hidden.includes(id))
      .reverse();
    expect((await walk(gateway, 'comments', { by: 3, args })).flat()).toEqual(seen);
    expect((await walk(gateway, 'comments', { by: 3, args, backward: true })).toReversed().flat()).toEqual(
      seen,
    );
  });
});
