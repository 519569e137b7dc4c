import { describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../helpers/gateway.ts';
import {
  HOME,
  makeCategory,
  makeMedia,
  makePage,
  makePost,
  makeTag,
  makeUser,
} from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const posts = Array.from({ length: 12 }, (_, index) =>
  makePost({
    id: 101 + index,
    title: { rendered: `It&#8217;s post ${101 + index}` },
    author: 5,
    featured_media: index === 11 ? 7 : 0,
    categories: [1],
    tags: [3, 4],
  }),
);

const MAGAZINE: WordPressServerOptions = {
  posts,
  pages: [makePage({ id: 40, slug: 'about', link: `${HOME}/about/`, menu_order: 0 })],
  media: [makeMedia({ id: 7 })],
  categories: [
    makeCategory({ id: 1, name: 'News &amp; more', slug: 'news', link: `${HOME}/category/news/`, count: 12 }),
  ],
  tags: [makeTag({ id: 3, name: 'Ink' }), makeTag({ id: 4, name: 'Lead' })],
  users: [makeUser({ id: 5, name: 'Ada', slug: 'ada' })],
};

interface Answer {
  readonly status: number;
  readonly data?: Record<string, unknown>;
  readonly errors?: readonly { readonly message: string }[];
}

async function ask({ gateway }: TestGateway, query: string, path = '/wp/graphql'): Promise<Answer> {
  const response = await gateway.fetch(`http://gateway${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

describe('a front end written for WPGraphQL', () => {
  test('gets its home page, with the requests of the native schema', async () => {
    await using gateway = await startGateway(MAGAZINE, { cache: { ttl: 0 } });
    const { data } = await ask(
      gateway,
      `{ posts(first: 2) {
        nodes {
          __typename id databaseId title date uri
          author { node { name } }
          featuredImage { node { sourceUrl } }
          categories { nodes { name } }
          tags { edges { node { name } } }
        }
        pageInfo { hasNextPage hasPreviousPage }
      } }`,
    );
    expect(data).toMatchObject({
      posts: {
        nodes: [
          {
            __typename: 'Post',
            id: Buffer.from('post:112').toString('base64'),
            title: 'It’s post 112',
            author: { node: { name: 'Ada' } },
            featuredImage: { node: { sourceUrl: expect.stringContaining('http') } },
            categories: { nodes: [{ name: 'News & more' }] },
            tags: { edges: [{ node: { name: 'Ink' } }, { node: { name: 'Lead' } }] },
          },
          { databaseId: 111, featuredImage: null },
        ],
        pageInfo: { hasNextPage: true, hasPreviousPage: false },
      },
    });
    const asked = gateway.asked();
    await gateway.query(
      `{ posts(first: 2) { nodes { id databaseId title date uri author { name } featuredMedia { sourceUrl }
        categories { name } tags { name } } pageInfo { hasNextPage } } }`,
    );
    const routes = (calls: readonly string[]) => calls.map((call) => call.split('?')[0]);
    expect(routes(asked)).toEqual(routes(gateway.asked()));
  });

  test('ids of related items cost nothing', async () => {
    await using gateway = await startGateway(MAGAZINE, { cache: { ttl: 0 } });
    const { data } = await ask(
      gateway,
      '{ posts(first: 1) { nodes { author { node { id databaseId } } } } }',
    );
    expect(data).toMatchObject({ posts: { nodes: [{ author: { node: { databaseId: 5 } } }] } });
    expect(gateway.asked()).toHaveLength(1);
  });

  test.each([
    ['first over 100 is cut', 'posts(first: 1000)', 12],
    ['0 means 10', 'posts(first: 0)', 10],
    ['10 by default', 'posts', 10],
    [
      'empty filters are none',
      'posts(first: 3, where: { search: "", categoryName: "", in: [], author: 0 })',
      3,
    ],
    ['junk cursors are ignored', 'posts(first: 3, after: "junk")', 3],
    ['drafts are empty for the public', 'posts(where: { status: DRAFT })', 0],
    ['by the slug of a category', 'posts(first: 3, where: { categoryName: "news" })', 3],
    ['an unknown category is empty', 'posts(where: { categoryName: "nope" })', 0],
  ])('%s', async (_name, list, count) => {
    await using gateway = await startGateway(MAGAZINE);
    const answer = await ask(gateway, `{ list: ${list} { nodes { databaseId } } }`);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({ list: { nodes: { length: count } } });
  });

  test('walks a list by its cursors, and says nothing of what follows without `first`', async () => {
    await using gateway = await startGateway(MAGAZINE);
    const seen: number[] = [];
    for (let after = ''; seen.length < 20; ) {
      const { data } = await ask(
        gateway,
        `{ posts(first: 5, after: "${after}") { nodes { databaseId } pageInfo { hasNextPage endCursor } } }`,
      );
      const page = data?.['posts'];
      const { nodes, pageInfo } = page as {
        nodes: readonly { databaseId: number }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      seen.push(...nodes.map(({ databaseId }) => databaseId));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual(posts.map(({ id }) => id).reverse());
    const { data } = await ask(gateway, '{ posts { pageInfo { hasNextPage } nodes { id } } }');
    expect(data).toMatchObject({ posts: { pageInfo: { hasNextPage: false } } });
  });

  test('finds single items by any identifier, and null for what is not there', async () => {
    await using gateway = await startGateway(MAGAZINE);
    const { data, errors } = await ask(
      gateway,
      `{
        number: post(id: 112, idType: DATABASE_ID) { databaseId }
        text: post(id: "112", idType: DATABASE_ID) { databaseId }
        slug: post(id: "post-112", idType: SLUG) { databaseId }
        global: post(id: "${Buffer.from('post:112').toString('base64')}") { databaseId }
        missing: post(id: 9999, idType: DATABASE_ID) { databaseId }
        page: page(id: "/about/", idType: URI) { databaseId menuOrder parentId }
        category(id: "news", idType: SLUG) { name count posts(first: 1) { nodes { databaseId } } }
        user(id: 5, idType: DATABASE_ID) { name slug uri firstName }
        node(id: "${Buffer.from('post:40').toString('base64')}") { __typename }
        byUri: nodeByUri(uri: "/about/") { __typename ... on Page { isFrontPage } }
        nothing: nodeByUri(uri: "/nope/") { __typename }
        foreign: nodeByUri(uri: "https://other.example/x") { __typename }
      }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      number: { databaseId: 112 },
      text: { databaseId: 112 },
      slug: { databaseId: 112 },
      global: { databaseId: 112 },
      missing: null,
      page: { databaseId: 40, menuOrder: null, parentId: null },
      category: { name: 'News & more', count: 12, posts: { nodes: [{ databaseId: 112 }] } },
      user: { name: 'Ada', slug: 'ada', firstName: null },
      node: { __typename: 'Page' },
      byUri: { __typename: 'Page', isFrontPage: false },
      nothing: null,
      foreign: null,
    });
  });

  test('names image sizes, locations and fragments that nobody told the gateway of', async () => {
    await using gateway = await startGateway(MAGAZINE);
    const { data, errors } = await ask(
      gateway,
      `{
        posts(first: 1) { nodes { title ... on SimpleProduct { price } featuredImage { node { sourceUrl(size: CARD) } } } }
        menuItems(where: { location: FOOTER_LINKS }) { nodes { label } }
      }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      posts: {
        nodes: [{ title: 'It’s post 112', featuredImage: { node: { sourceUrl: expect.any(String) } } }],
      },
      menuItems: { nodes: [] },
    });
  });

  test('what REST cannot filter by is an error, not an unfiltered list', async () => {
    await using gateway = await startGateway(MAGAZINE);
    const { data, errors } = await ask(gateway, '{ comments(where: { karma: 3 }) { nodes { id } } }');
    expect(data).toEqual({ comments: null });
    expect(errors).toMatchObject([{ message: expect.stringContaining('karma') }]);
  });
});

test('a page by its place, and the length of a list', async () => {
  await using gateway = await startGateway(MAGAZINE);
  const { data, errors } = await ask(
    gateway,
    `{ posts(where: { offsetPagination: { size: 5, offset: 4 } }) {
      nodes { databaseId } pageInfo { total offsetPagination { total hasMore hasPrevious } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    posts: {
      nodes: [108, 107, 106, 105, 104].map((databaseId) => ({ databaseId })),
      pageInfo: { total: 12, offsetPagination: { total: 12, hasMore: true, hasPrevious: true } },
    },
  });
});

test('whole answers are cached, but those of a batch are not mixed up', async () => {
  await using gateway = await startGateway(MAGAZINE);
  const query = '{ posts(first: 1) { nodes { title } } }';
  const first = await ask(gateway, query);
  gateway.asked();
  expect(await ask(gateway, query)).toEqual(first);
  expect(gateway.asked()).toEqual([]);
  const batch = await gateway.gateway.fetch('http://gateway/wp/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ query }, { query: '{ users { nodes { name } } }' }]),
  });
  expect(await batch.json()).toEqual([
    { data: first.data },
    { data: { users: { nodes: [{ name: 'Ada' }] } } },
  ]);
});

describe('HTTP as WPGraphQL speaks it', () => {
  test.each(['/wp/graphql', '/wp/graphql/', '/wp/index.php?graphql', '/wp/?graphql=true'])(
    '%s',
    async (path) => {
      await using gateway = await startGateway(MAGAZINE);
      expect(await ask(gateway, '{ __typename }', path)).toEqual({
        status: 200,
        data: { __typename: 'RootQuery' },
      });
    },
  );

  test('errors of validation are 200, as JSON with the charset that Gatsby wants', async () => {
    await using gateway = await startGateway(MAGAZINE);
    const response = await gateway.gateway.fetch('http://gateway/wp/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: '{ nope }' }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8');
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.stringContaining('nope') }] });
  });

  test('GET, batches, and a request without a query', async () => {
    await using gateway = await startGateway(MAGAZINE);
    const get = async (path: string) => await (await gateway.gateway.fetch(`http://gateway${path}`)).json();
    expect(await get('/wp/graphql?query={__typename}')).toEqual({ data: { __typename: 'RootQuery' } });
    expect(await get('/wp/index.php?graphql&query={__typename}')).toEqual({
      data: { __typename: 'RootQuery' },
    });
    expect(await get('/wp/graphql')).toMatchObject({
      errors: [
        {
          message: 'GraphQL Request must include at least one of those two parameters: "query" or "queryId"',
        },
      ],
    });
    const batch = await gateway.gateway.fetch('http://gateway/wp/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([
        { query: '{ __typename }' },
        { query: '{ posts(first: 1) { nodes { databaseId } } }' },
      ]),
    });
    expect(await batch.json()).toEqual([
      { data: { __typename: 'RootQuery' } },
      { data: { posts: { nodes: [{ databaseId: 112 }] } } },
    ]);
  });

  test('is elsewhere, or off, if told so', async () => {
    await using elsewhere = await startGateway(MAGAZINE, { wpgraphql: '/blog' });
    expect(await ask(elsewhere, '{ __typename }', '/blog/graphql')).toMatchObject({ status: 200 });
    await using off = await startGateway(MAGAZINE, { wpgraphql: 'off' });
    const response = await off.gateway.fetch('http://gateway/wp/graphql?query={__typename}');
    expect(response.status).toBe(404);
  });
});
