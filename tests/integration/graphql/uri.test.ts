import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { HOME, makeCategory, makePage, makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const site: WordPressServerOptions = {
  posts: [
    makePost({ id: 1, slug: 'ink', author: 5 }),
    makePost({ id: 2, slug: 'team' }),
    makePost({ id: 3, slug: '%c3%bcber-type' }),
  ],
  pages: [
    makePage({ id: 11, slug: 'about' }),
    makePage({ id: 12, slug: 'team', parent: 11, link: `${HOME}/about/team/` }),
    makePage({ id: 13, slug: 'team', parent: 14, link: `${HOME}/elsewhere/team/` }),
  ],
  categories: [makeCategory({ id: 3, slug: 'print' })],
  users: [makeUser({ id: 5, slug: 'ada' })],
};

/** A site whose pages do not name their REST item: a cache or a security plugin took the header. */
const silent: WordPressServerOptions = {
  ...site,
  override: ({ route, path }) =>
    route === undefined
      ? path === '/nothing/'
        ? { status: 404, body: '' }
        : { body: '<html></html>' }
      : undefined,
};

const NODE = /* GraphQL */ `
  query ($uri: String!) {
    nodeByUri(uri: $uri) {
      __typename
      ... on Content { databaseId }
      ... on Term { databaseId }
      ... on Author { databaseId }
    }
  }
`;

const EVERYTHING = [
  ['a post', '/ink/', 'Post', 1],
  ['a post with another script in its address', '/%c3%bcber-type/', 'Post', 3],
  ['a page', '/about/', 'Page', 11],
  ['a page below another', '/about/team/', 'Page', 12],
  ['a page of the same slug elsewhere', '/elsewhere/team/', 'Page', 13],
  ['a category', '/category/print/', 'Category', 3],
  ['an author', '/author/ada/', 'Author', 5],
] as const;

describe('an address is found by what its page says of itself', () => {
  test.each(EVERYTHING)('%s', async (_, uri, typeName, databaseId) => {
    await using gateway = await startGateway(site);
    expect(await gateway.query(NODE, { uri })).toEqual({
      data: { nodeByUri: { __typename: typeName, databaseId } },
    });
    expect(gateway.site.calls.map(({ method, path }) => `${method} ${path.replace(/&.*/, '')}`)).toEqual([
      `HEAD ${uri}`,
      expect.stringMatching(new RegExp(`^GET /wp-json/wp/v2/\\w+\\?include=${databaseId}$`)),
    ]);
  });

  test.each([
    ['without its last slash', '/ink'],
    ['without its first', 'ink/'],
    ['by the id of plain permalinks', '/?p=1'],
    ['with nothing but that', '?p=1'],
  ])('%s, through the site’s own redirect', async (_, uri) => {
    await using gateway = await startGateway(site);
    expect(await gateway.query(NODE, { uri })).toEqual({
      data: { nodeByUri: { __typename: 'Post', databaseId: 1 } },
    });
  });

  test('as a full address', async () => {
    await using gateway = await startGateway(site);
    expect(await gateway.query(NODE, { uri: `${gateway.site.url}/about/team/` })).toMatchObject({
      data: { nodeByUri: { __typename: 'Page', databaseId: 12 } },
    });
  });

  test('the front page of a blog is nothing in particular', async () => {
    await using gateway = await startGateway(site);
    expect(await gateway.query(NODE, { uri: '/' })).toEqual({ data: { nodeByUri: null } });
  });

  test('several addresses of one operation share what they ask', async () => {
    await using gateway = await startGateway(site);
    await gateway.query(
      '{ a: nodeByUri(uri: "/ink/") { id } b: post(by: { uri: "/ink/" }) { title } c: post(by: { uri: "/team/" }) { title } }',
    );
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?include=1,2&per_page=2&_fields=id,title.rendered',
      'HEAD /ink/',
      'HEAD /team/',
    ]);
  });

  test('an item of another type than the one asked is not found', async () => {
    await using gateway = await startGateway(site);
    expect(
      await gateway.query(
        '{ post(by: { uri: "/about/" }) { id } page(by: { uri: "/about/" }) { databaseId } }',
      ),
    ).toEqual({ data: { post: null, page: { databaseId: 11 } } });
  });
});

describe('where the page is silent, an address is found by its slug, and believed by its link', () => {
  test.each(EVERYTHING)('%s', async (_, uri, typeName, databaseId) => {
    await using gateway = await startGateway(silent);
    expect(await gateway.query(NODE, { uri })).toEqual({
      data: { nodeByUri: { __typename: typeName, databaseId } },
    });
  });

  test('the slug of something else is not believed', async () => {
    await using gateway = await startGateway(silent);
    expect(await gateway.query(NODE, { uri: '/news/ink/' })).toEqual({ data: { nodeByUri: null } });
    expect(await gateway.query(NODE, { uri: '/nothing/' })).toEqual({ data: { nodeByUri: null } });
  });

  test.each([403, 405])('a page that refuses HEAD with %i is silent, too', async (status) => {
    await using gateway = await startGateway({
      ...site,
      override: ({ route }) => (route === undefined ? { status, body: 'No.' } : undefined),
    });
    expect(await gateway.query(NODE, { uri: '/ink/' })).toEqual({
      data: { nodeByUri: { __typename: 'Post', databaseId: 1 } },
    });
  });
});

describe('in a sub-folder', () => {
  test.each([
    ['below the home address', '/about/team/'],
    ['below the host', '/usa/about/team/'],
    ['as the item’s own uri says', 'uri'],
    ['as the item’s own link says', 'link'],
  ])('an address is taken %s', async (_, uri) => {
    await using gateway = await startGateway({ ...site, folder: '/usa' });
    const { data } = await gateway.query<{ page: Record<string, string> }>(
      '{ page(by: { databaseId: 12 }) { uri link } }',
    );
    expect(data.page).toEqual({ uri: '/about/team/', link: `${gateway.site.url}/about/team/` });
    gateway.asked();
    expect(await gateway.query(NODE, { uri: data.page[uri] ?? uri })).toMatchObject({
      data: { nodeByUri: { __typename: 'Page', databaseId: 12 } },
    });
    expect(gateway.asked()).toContain('HEAD /usa/about/team/');
  });
});

test('with plain permalinks, an item’s own uri finds it again', async () => {
  await using gateway = await startGateway({
    plainPermalinks: true,
    posts: [makePost({ id: 1, link: `${HOME}/?p=1` })],
    override: ({ route, query, path }) =>
      route === undefined && query['p'] === '1' && path.startsWith('/?p=')
        ? {
            headers: {
              link: `<${HOME}/?rest_route=/wp/v2/posts/1>; rel="alternate"; type="application/json"`,
            },
          }
        : undefined,
  });
  const { data } = await gateway.query<{ posts: { nodes: { uri: string }[] } }>(
    '{ posts { nodes { uri } } }',
  );
  expect(data.posts.nodes).toEqual([{ uri: '/?p=1' }]);
  expect(await gateway.query(NODE, { uri: '/?p=1' })).toEqual({
    data: { nodeByUri: { __typename: 'Post', databaseId: 1 } },
  });
});
