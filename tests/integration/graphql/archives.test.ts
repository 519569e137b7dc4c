import { describe, expect, test } from 'vitest';
import { idOf, range, startGateway } from '../../helpers/gateway.ts';
import {
  HOME,
  makeCategory,
  makeComment,
  makeCustom,
  makePage,
  makePost,
  makeTag,
} from '../../helpers/wordpress-rows.ts';
import type { OverrideRequest, OverrideResponse } from '../../helpers/wordpress-server.ts';

const dates = ['2026-03-31T23:59:59', '2026-04-01T00:00:00', '2026-04-30T23:59:59', '2026-05-01T00:00:00'];
/** A page of the site that lists items: it links to the REST API, and to no item. */
const LISTS: OverrideResponse = {
  headers: { link: `<${HOME}/wp-json/>; rel="https://api.w.org/"`, 'content-type': 'text/html' },
};
const SITE = {
  posts: [
    ...dates.map((date, index) =>
      makePost({ id: index + 1, date, tags: [9], categories: [7], link: `${HOME}/post-${index + 1}/` }),
    ),
    // Three of one second.
    ...range(11, 13).map((id) => makePost({ id, date: '2026-06-01T08:00:00' })),
  ],
  pages: [makePage({ id: 20 })],
  categories: [makeCategory({ id: 7, name: 'News' })],
  tags: [makeTag({ id: 9, name: 'Ink' })],
  types: {
    book: { name: 'Books', rest_base: 'books', has_archive: 'books' },
    // At the slug of its addresses, which WordPress tells nobody: the links of its items do.
    film: { name: 'Films', rest_base: 'movies', has_archive: true },
  },
  custom: {
    book: [makeCustom('book', { id: 30 })],
    film: [makeCustom('film', { id: 31, link: `${HOME}/films/dune/` })],
  },
  comments: [
    makeComment({ id: 41, post: 1, date: '2026-04-02T00:00:00' }),
    makeComment({ id: 42, post: 1, date: '2026-05-02T00:00:00' }),
    makeComment({ id: 43, post: 2, date: '2026-05-03T00:00:00' }),
  ],
  override: ({ path, method }: OverrideRequest) =>
    method === 'HEAD' &&
    ['/', '/books/', '/films/', '/2026/04/', '/2026/', '/2026/04/30/', '/?m=202604'].includes(path)
      ? LISTS
      : undefined,
};

describe('archives by their address', () => {
  const NODE = `query ($uri: String!) { nodeByUri(uri: $uri) {
    __typename id
    ... on ContentType { slug uri }
    ... on DateArchive { year month day uri posts { totalCount nodes { databaseId } } }
  } }`;

  test.each([
    ['/', { __typename: 'ContentType', slug: 'post', uri: '/' }, []],
    ['/books/', { __typename: 'ContentType', slug: 'book', uri: '/books/' }, []],
    ['/films/', { __typename: 'ContentType', slug: 'film', uri: '/films/' }, []],
    [
      '/2026/04/',
      {
        year: 2026,
        month: 4,
        day: null,
        uri: '/2026/04/',
        posts: { totalCount: 2, nodes: [{ databaseId: 3 }, { databaseId: 2 }] },
      },
      [
        '/wp/v2/posts?after=2026-03-31T23:59:59&before=2026-05-01T00:00:00&orderby=date&order=desc&per_page=10&_fields=id',
      ],
    ],
    [
      '/?m=202604',
      { year: 2026, month: 4, posts: { totalCount: 2 } },
      [
        '/wp/v2/posts?after=2026-03-31T23:59:59&before=2026-05-01T00:00:00&orderby=date&order=desc&per_page=10&_fields=id',
      ],
    ],
    ['/2026/', { year: 2026, month: null, posts: { totalCount: 7 } }, undefined],
    ['/2026/04/30/', { year: 2026, month: 4, day: 30, posts: { totalCount: 1 } }, undefined],
  ])('%s', async (uri, node, requests) => {
    await using gateway = await startGateway(SITE);
    const { data, errors } = await gateway.query<{ nodeByUri: { id: string } }>(NODE, { uri });
    expect(errors).toBeUndefined();
    expect(data.nodeByUri).toMatchObject(node);
    if (requests) expect(gateway.asked()).toEqual([...requests, `HEAD ${uri}`].sort());
    const again = await gateway.query('query ($id: ID!) { node(id: $id) { id } }', { id: data.nodeByUri.id });
    expect(again).toEqual({ data: { node: { id: data.nodeByUri.id } } });
  });

  test('a date without posts, one that is none, and an item are no archive', async () => {
    await using gateway = await startGateway(SITE);
    for (const uri of ['/2026/07/', '/2026/13/', '/film/'])
      expect(await gateway.query(NODE, { uri })).toEqual({ data: { nodeByUri: null } });
    const node = await gateway.query(`query ($id: ID!) { node(id: $id) { id } }`, {
      id: Buffer.from('DateArchive:2026/13').toString('base64'),
    });
    expect(node).toEqual({ data: { node: null } });
  });
});

describe('next and previous', () => {
  const AROUND = `query ($id: Int!) { post(by: { databaseId: $id }) {
    next { databaseId } previous { databaseId }
  } }`;
  test.each([
    [1, 2, null],
    [3, 4, 2],
    [4, 11, 3],
    // Those of one second are in the order of their ids.
    [11, 12, 4],
    [12, 13, 11],
    [13, null, 12],
  ])('of %i are %o and %o', async (id, next, previous) => {
    await using gateway = await startGateway(SITE);
    const node = (databaseId: number | null) => databaseId && { databaseId };
    expect(await gateway.query(AROUND, { id })).toEqual({
      data: { post: { next: node(next), previous: node(previous) } },
    });
  });

  test('cost a request each, which reads what is selected', async () => {
    await using gateway = await startGateway(SITE);
    await gateway.query('{ post(by: { databaseId: 3 }) { next { title uri } } }');
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?after=2026-04-30T23:59:58&exclude=3&orderby=date&order=asc&per_page=1&_fields=date,id,link,title.rendered',
      '/wp/v2/posts?include=3&per_page=1&_fields=date,id',
    ]);
  });
});

test('terms: those of all taxonomies, asked together', async () => {
  await using gateway = await startGateway(SITE);
  const query =
    '{ contents(first: 5, types: ["post"]) { nodes { ... on Content { terms { __typename name } } } } }';
  const { data } = await gateway.query<{ contents: { nodes: { terms: unknown[] }[] } }>(query);
  expect(data.contents.nodes.at(-1)?.terms).toEqual([
    { __typename: 'Category', name: 'News' },
    { __typename: 'Tag', name: 'Ink' },
  ]);
  // Names of several taxonomies come together, from the search route.
  expect(gateway.asked().filter((asked) => asked.includes('include=7,9'))).toHaveLength(1);
});

test('comments of content take filters, and are still asked together', async () => {
  await using gateway = await startGateway(SITE);
  const query = `{ posts(where: { id: [1, 2, "${idOf('Post', 3)}"] }, orderBy: { field: ID }) { nodes {
    comments(where: { publishedAfter: "2026-05-01T00:00:00Z" }) { nodes { databaseId } } } } }`;
  expect(await gateway.query(query)).toEqual({
    data: {
      posts: {
        nodes: [[42], [43], []].map((ids) => ({
          comments: { nodes: ids.map((databaseId) => ({ databaseId })) },
        })),
      },
    },
  });
  expect(gateway.asked().filter((asked) => asked.startsWith('/wp/v2/comments'))).toHaveLength(1);
  const twice = '{ post(by: { databaseId: 1 }) { comments(where: { post: [2] }) { nodes { id } } } }';
  expect(await gateway.query(twice)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});
