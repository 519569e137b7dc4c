import { describe, expect, test } from 'vitest';
import { range, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { makeCategory, makeComment, makePage, makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const TRACE = { 'x-pressgraph-trace': '1' };

/** Ids from `first` on as a tree: each item has `width` items below it, level by level. */
const tree = (first: number, count: number, width: number) =>
  range(0, count - 1).map((index) => ({
    id: first + index,
    parent: index < width ? 0 : first + Math.floor(index / width) - 1,
  }));

const posts = range(1, 12).map((id) => makePost({ id, author: 1, categories: [201 + (id % 40)] }));
const users = [makeUser({ id: 1 })];
const site: WordPressServerOptions = {
  posts,
  users,
  comments: tree(301, 90, 3).map((row) => makeComment({ ...row, post: 1, author: 1 })),
  categories: tree(201, 60, 3).map((row) => makeCategory({ ...row, count: 1 + (row.id % 30) })),
  pages: tree(501, 80, 3).map((row) => makePage({ ...row, author: 1 })),
};

/** The list five deep, below `outer`. */
const nested = (depth: number, field: string, leaf: string): string =>
  depth === 0 ? leaf : `${leaf} ${field} { nodes { ${nested(depth - 1, field, leaf)} } }`;

interface Asked {
  readonly estimate: number;
  readonly asked: number;
  readonly data: unknown;
}

async function ask(gateway: TestGateway, query: string): Promise<Asked> {
  gateway.asked();
  const answer = await gateway.query(query, {}, TRACE);
  expect(answer.errors).toBeUndefined();
  const { cost } = (answer as { extensions?: { cost?: { estimate: number } } }).extensions ?? {};
  return { estimate: cost?.estimate ?? Number.NaN, asked: gateway.asked().length, data: answer.data };
}

const REPLIES = `{ comments(first: 10) { nodes { ${nested(5, 'replies', 'authorName author { name }')} } } }`;
const ROOTS = 'where: { parent: 0 }';
const CATEGORIES = `{ categories(${ROOTS}) { nodes { ${nested(5, 'children', 'name')} } } }`;
const PAGES = `{ pages(where: { parent: [0] }) { nodes { ${nested(5, 'children', 'title')} } } }`;

describe('trees are read level by level, a level at a time', () => {
  test.each([
    ['replies', REPLIES],
    ['categories', CATEGORIES],
    ['pages', PAGES],
  ])('%s, five deep', async (_title, query) => {
    await using gateway = await startGateway(site);
    const { estimate, asked } = await ask(gateway, query);
    expect(asked).toBeLessThanOrEqual(8);
    expect(estimate).toBeLessThanOrEqual(200);
  });

  test.each([
    ['by name', ''],
    ['by id', 'orderBy: { field: ID, direction: DESC }'],
    ['with their number', ''],
  ])('categories %s are those that each has alone', async (title, args) => {
    await using gateway = await startGateway(site);
    const list = `children(first: 2 ${args}) { ${title.endsWith('number') ? 'totalCount' : ''} nodes { databaseId } pageInfo { hasNextPage endCursor } }`;
    const together = await gateway.query<{ categories: { nodes: { databaseId: number }[] } }>(
      `{ categories(first: 30) { nodes { databaseId ${list} } } }`,
    );
    expect(gateway.asked().length).toBeLessThanOrEqual(2);
    expect(together.data.categories.nodes).toHaveLength(30);
    for (const node of together.data.categories.nodes) {
      const alone = await gateway.query<{ category: unknown }>(
        `{ category(by: { databaseId: ${node.databaseId} }) { databaseId ${list} } }`,
      );
      expect(node).toEqual(alone.data.category);
    }
  });

  test.each([
    ['replies', 'comments', 'replies', 700],
    ['pages', 'pages', 'children', 700],
    ['categories', 'categories', 'children', 700],
  ] as const)('long levels of %s are whole', async (_title, field, below, count) => {
    const rows = tree(1001, count, 12);
    await using gateway = await startGateway({
      posts,
      comments: rows.map((row) => makeComment({ ...row, post: 1 })),
      pages: rows.map((row) => makePage(row)),
      categories: rows.map((row) => makeCategory({ ...row, name: `Same ${row.id % 40}` })),
    });
    type Node = { readonly databaseId: number; readonly [field: string]: unknown };
    const { data, asked, estimate } = await ask(
      gateway,
      `{ ${field}(first: 58, orderBy: { field: ID, direction: ASC }) { nodes { databaseId ${below}(first: 20) { nodes { databaseId } } } } }`,
    );
    const { nodes } = (data as Record<string, { nodes: Node[] }>)[field] as { nodes: Node[] };
    for (const node of nodes) {
      const own = rows.filter(({ parent }) => parent === node.databaseId).map(({ id }) => id);
      const { nodes: came } = node[below] as { nodes: Node[] };
      expect(came.map(({ databaseId }) => databaseId).sort()).toEqual(own.sort());
    }
    expect(asked).toBeLessThanOrEqual(1.5 * estimate);
  });

  test('a tree with lists of more than a request holds', async () => {
    await using gateway = await startGateway({
      posts,
      comments: [
        ...range(1, 4).map((id) => makeComment({ id, post: 1 })),
        ...range(11, 410).map((id) => makeComment({ id, post: 1, parent: 1 + (id % 4) })),
      ],
    });
    const { data, asked, estimate } = await ask(
      gateway,
      '{ comments(first: 4, orderBy: { field: ID, direction: ASC }) { nodes { replies(first: 100) { nodes { databaseId } } } } }',
    );
    expect(data).toMatchObject({
      comments: { nodes: range(1, 4).map(() => ({ replies: { nodes: { length: 100 } } })) },
    });
    expect(asked).toBeLessThanOrEqual(1.5 * estimate);
  });
});

describe('what is asked is at most one and a half times what was estimated', () => {
  test.each([
    REPLIES,
    CATEGORIES,
    PAGES,
    '{ comments(first: 50) { nodes { replies { nodes { replies { nodes { authorName } } } } } } }',
    '{ comments(first: 50) { nodes { replies { totalCount nodes { replies { totalCount } } } } } }',
    '{ comments(first: 20) { nodes { replies(last: 2) { nodes { authorName } } } } }',
    '{ comments(first: 60) { nodes { replies(first: 1) { nodes { date } pageInfo { hasNextPage } } } } }',
    '{ posts { nodes { comments { nodes { replies { nodes { replies { nodes { date } } } } } } } } }',
    '{ posts(first: 12) { nodes { comments(first: 3) { nodes { date } pageInfo { endCursor } } } } }',
    '{ categories { nodes { posts(first: 3) { nodes { title } } } } }',
    '{ categories(first: 40) { nodes { posts(first: 5) { nodes { title author { name } } } } } }',
    '{ categories(first: 40) { nodes { posts(first: 3) { totalCount } } } }',
    '{ categories { nodes { children { nodes { posts(first: 3) { nodes { title } } } } } } }',
    '{ categories { nodes { children(first: 2) { totalCount nodes { name parent { name } } } } } }',
    '{ pages(first: 40) { nodes { children(orderBy: { field: MENU_ORDER, direction: ASC }) { nodes { content } } } } }',
    '{ pages { nodes { children { nodes { author { posts { nodes { title } } } } } } } }',
    '{ authors { nodes { posts { nodes { comments { nodes { replies { nodes { date } } } } } } } } }',
    '{ comments(first: 100) { nodes { date } pageInfo { endCursor } } }',
  ])('%s', async (query) => {
    await using gateway = await startGateway(site);
    const { estimate, asked } = await ask(gateway, query);
    expect(asked).toBeLessThanOrEqual(1.5 * estimate);
  });

  test.each([
    ['posts', makePost],
    ['pages', makePage],
  ] as const)('a page of a hundred with cursors: %s', async (field, make) => {
    await using gateway = await startGateway({ [field]: range(1, 250).map((id) => make({ id })) });
    const { estimate, asked } = await ask(
      gateway,
      `{ ${field}(first: 100) { nodes { title } pageInfo { endCursor hasNextPage } } }`,
    );
    expect({ estimate, asked }).toEqual({ estimate: 2, asked: 2 });
  });

  test('a page of a hundred without cursors', async () => {
    await using gateway = await startGateway({ posts: range(1, 250).map((id) => makePost({ id })) });
    expect(await ask(gateway, '{ posts(first: 100) { nodes { title } } }')).toMatchObject({
      estimate: 1,
      asked: 1,
    });
  });
});

describe('routes with smaller pages', () => {
  const small: WordPressServerOptions = {
    posts: range(1, 60).map((id) => makePost({ id, author: 100 + id, tags: [] })),
    users: range(101, 160).map((id) => makeUser({ id })),
  };
  const QUERY = '{ posts(first: 60) { nodes { title author { name } } } }';

  test('by what they declare', async () => {
    await using gateway = await startGateway({ ...small, maximum: 20 });
    expect(await ask(gateway, QUERY)).toMatchObject({ estimate: 6, asked: 6 });
  });

  test('by what their answers showed', async () => {
    await using gateway = await startGateway({ ...small, postsPerPage: 12 }, { cache: { ttl: 0 } });
    await ask(gateway, QUERY);
    expect(await ask(gateway, QUERY)).toMatchObject({ estimate: 6, asked: 6 });
  });

  test('merged lists ask for what the route allows', async () => {
    await using gateway = await startGateway({ ...site, maximum: 20 });
    const { estimate, asked } = await ask(
      gateway,
      '{ comments(first: 20) { nodes { replies(first: 5) { nodes { date } } } } }',
    );
    expect(asked).toBeLessThanOrEqual(estimate);
    expect(gateway.site.calls.every(({ query }) => Number(query['per_page'] ?? 0) <= 20)).toBe(true);
  });
});
