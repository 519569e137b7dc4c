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

/** A site whose pages do not link to their REST items: a cache or a security plugin removed the header. */
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
  ['a post with non-Latin characters in its URL', '/%c3%bcber-type/', 'Post', 3],
  ['a page', '/about/', 'Page', 11],
  ['a child page', '/about/team/', 'Page', 12],
  ['a page with the same slug elsewhere', '/elsewhere/team/', 'Page', 13],
  ['a category', '/category/print/', 'Category', 3],
  ['an author', '/author/ada/', 'Author', 5],
] as const;

describe('a URL is resolved by the headers of its page', () => {
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
    ['without its trailing slash', '/ink'],
    ['without its leading slash', 'ink/'],
    ['by a plain permalink', '/?p=1'],
    ['by the query alone', '?p=1'],
  ])('%s, following the site’s redirect', async (_, uri) => {
    await using gateway = await startGateway(site);
    expect(await gateway.query(NODE, { uri })).toEqual({
      data: { nodeByUri: { __typename: 'Post', databaseId: 1 } },
    });
  });

  test('as a full URL', async () => {
    await using gateway = await startGateway(site);
    expect(await gateway.query(NODE, { uri: `${gateway.site.url}/about/team/` })).toMatchObject({
      data: { nodeByUri: { __typename: 'Page', databaseId: 12 } },
    });
  });

  test('the front page of a blog is the archive of posts', async () => {
    await using gateway = await startGateway(site);
    expect(await gateway.query(NODE, { uri: '/' })).toEqual({
      data: { nodeByUri: { __typename: 'ContentType' } },
    });
  });

  test('several URLs in one operation share their requests', async () => {
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

  test('an item of another type than the field is null', async () => {
    await using gateway = await startGateway(site);
    expect(
      await gateway.query(
        '{ post(by: { uri: "/about/" }) { id } page(by: { uri: "/about/" }) { databaseId } }',
      ),
    ).toEqual({ data: { post: null, page: { databaseId: 11 } } });
  });
});

describe('without headers, a URL is looked up by slug and verified by the item’s link', () => {
  test.each(EVERYTHING)('%s', async (_, uri, typeName, databaseId) => {
    await using gateway = await startGateway(silent);
    expect(await gateway.query(NODE, { uri })).toEqual({
      data: { nodeByUri: { __typename: typeName, databaseId } },
    });
  });

  test('an item with the same slug but another link is rejected', async () => {
    await using gateway = await startGateway(silent);
    expect(await gateway.query(NODE, { uri: '/news/ink/' })).toEqual({ data: { nodeByUri: null } });
    expect(await gateway.query(NODE, { uri: '/nothing/' })).toEqual({ data: { nodeByUri: null } });
  });

  test.each([403, 405])('a page that answers HEAD with %i counts as one without headers', async (status) => {
    await using gateway = await startGateway({
      ...site,
      override: ({ route }) => (route === undefined ? { status, body: 'No.' } : undefined),
    });
    expect(await gateway.query(NODE, { uri: '/ink/' })).toEqual({
      data: { nodeByUri: { __typename: 'Post', databaseId: 1 } },
    });
  });
});

describe('in a subdirectory', () => {
  test.each([
    ['relative to the home URL', '/about/team/'],
    ['relative to the host', '/usa/about/team/'],
    ['as in the uri of the item', 'uri'],
    ['as in the link of the item', 'link'],
  ])('a URL is accepted %s', async (_, uri) => {
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

test('with plain permalinks, the uri of an item finds it again', async () => {
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
