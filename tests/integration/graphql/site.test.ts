import { describe, expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { makeCategory, makeCustom, makeMedia, makePage, makePost } from '../../helpers/wordpress-rows.ts';
import type { OverrideResponse, WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const contents = {
  posts: [makePost({ id: 1 })],
  pages: [makePage({ id: 10 }), makePage({ id: 11 })],
  categories: [makeCategory({ id: 20 })],
  media: [makeMedia({ id: 30 })],
};

/** The site, whose index says so of its front page. */
const siteWith = (
  index: Readonly<Record<string, unknown>>,
  pages: Readonly<Record<string, OverrideResponse>> = {},
): WordPressServerOptions => ({
  ...contents,
  override: ({ route, path }) => (route === '/' ? { body: index } : pages[path]),
});
const STATIC = { show_on_front: 'page', page_on_front: 10, page_for_posts: 11 };

describe('the front page', () => {
  const FRONT = '{ site { showOnFront frontPage { __typename title } postsPage { title } } }';
  const INDEX = '/?_fields=page_for_posts,page_on_front,show_on_front';

  test('is a page, and the posts have another: both in one request', async () => {
    await using gateway = await startGateway(siteWith(STATIC));
    expect(await gateway.query(FRONT)).toEqual({
      data: {
        site: {
          showOnFront: 'PAGE',
          frontPage: { __typename: 'Page', title: 'Page 10' },
          postsPage: { title: 'Page 11' },
        },
      },
    });
    expect(gateway.asked()).toEqual([
      INDEX,
      '/wp/v2/pages?include=10,11&per_page=2&_fields=id,title.rendered',
    ]);
  });

  test('shows the latest posts', async () => {
    // WordPress keeps the ids of pages that once were chosen.
    await using gateway = await startGateway(
      siteWith({ ...STATIC, show_on_front: 'posts', page_for_posts: 0 }),
    );
    expect(await gateway.query(FRONT)).toEqual({
      data: { site: { showOnFront: 'POSTS', frontPage: null, postsPage: null } },
    });
    expect(gateway.asked()).toEqual([INDEX]);
  });

  test('of a site whose index does not tell is known by its own headers', async () => {
    const link = '<https://press.example/wp-json/wp/v2/pages/10>; rel="alternate"; type="application/json"';
    await using gateway = await startGateway(siteWith({}, { '/': { headers: { link } } }));
    expect(await gateway.query(FRONT)).toMatchObject({
      data: { site: { showOnFront: null, frontPage: { title: 'Page 10' }, postsPage: null } },
    });
    expect(gateway.asked()).toEqual([
      INDEX,
      '/wp/v2/pages?include=10&per_page=1&_fields=id,title.rendered',
      'HEAD /',
    ]);
  });

  test('tells the site’s language', async () => {
    await using gateway = await startGateway(siteWith({}, { '/': { body: '<html lang="de-AT">' } }));
    expect(await gateway.query('{ site { language } }')).toEqual({ data: { site: { language: 'de-AT' } } });
    expect(gateway.asked()).toEqual(['/']);
  });
});

describe('the home address', () => {
  const AT_HOME = '{ nodeByUri(uri: "/") { __typename ... on Content { title } } }';

  test.each([
    ['the static front page', STATIC, { __typename: 'Page', title: 'Page 10' }],
    ['nothing where the latest posts are', { ...STATIC, show_on_front: 'posts' }, null],
    ['nothing where the index does not say', {}, null],
  ])('without headers is %s', async (_name, index, node) => {
    await using gateway = await startGateway(siteWith(index, { '/': { body: '<html>' } }));
    expect(await gateway.query(AT_HOME)).toEqual({ data: { nodeByUri: node } });
    expect(gateway.asked().slice(0, 1)).toEqual(['/?_fields=page_on_front,show_on_front']);
  });

  test('with headers that tell no item is nothing, and the index is not asked', async () => {
    await using gateway = await startGateway(siteWith(STATIC));
    expect(await gateway.query(AT_HOME)).toEqual({ data: { nodeByUri: null } });
    expect(gateway.asked()).toEqual(['HEAD /']);
  });

  test('of a sub-folder install is not taken for a page of the folder’s name', async () => {
    await using gateway = await startGateway({
      ...siteWith(STATIC, { '/usa/': { body: '<html>' } }),
      folder: '/usa',
    });
    expect(await gateway.query('{ nodeByUri(uri: "/usa/") { ... on Content { title } } }')).toEqual({
      data: { nodeByUri: { title: 'Page 10' } },
    });
  });

  test('with the id of a page that has no headers, as the posts page of plain permalinks, is that page', async () => {
    await using gateway = await startGateway(siteWith(STATIC, { '/?page_id=11': { body: '<html>' } }));
    expect(await gateway.query('{ nodeByUri(uri: "?page_id=11") { ... on Content { title } } }')).toEqual({
      data: { nodeByUri: { title: 'Page 11' } },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/pages?include=11&per_page=1&_fields=id,title.rendered',
      'HEAD /?page_id=11',
    ]);
  });
});

test('a page of media that leads to its file is looked for among media alone', async () => {
  await using gateway = await startGateway(
    siteWith(
      {},
      {
        '/image-30/': { status: 301, headers: { location: '/uploads/30.jpg' } },
        '/uploads/30.jpg': { headers: { 'content-type': 'image/jpeg' } },
      },
    ),
  );
  expect(
    await gateway.query('{ nodeByUri(uri: "/image-30/") { __typename ... on Media { title } } }'),
  ).toEqual({
    data: { nodeByUri: { __typename: 'Media', title: 'Image 30' } },
  });
  expect(gateway.asked()).toEqual([
    '/wp/v2/media?slug=image-30&per_page=100&_fields=id,link,slug,title',
    'HEAD /image-30/',
    'HEAD /uploads/30.jpg',
  ]);
});

describe('the shape of permalinks', () => {
  const SHAPE = '{ site { permalinkShape } }';

  test('is known from the address of the REST API', async () => {
    await using gateway = await startGateway(contents);
    expect(await gateway.query(SHAPE)).toEqual({ data: { site: { permalinkShape: 'PRETTY' } } });
    expect(gateway.asked()).toEqual([]);
  });

  test.each([
    ['http://home.of.the.site/?p=1', 'PLAIN'],
    ['http://home.of.the.site/post-1/', 'PRETTY'],
    [undefined, 'PLAIN'],
  ])('is told by an item’s address where that is a query: %s', async (link, permalinkShape) => {
    const posts = link === undefined ? [] : [makePost({ id: 1, link })];
    await using gateway = await startGateway({ posts, plainPermalinks: true });
    expect(await gateway.query(SHAPE)).toEqual({ data: { site: { permalinkShape } } });
    expect(gateway.asked()).toEqual(['/wp/v2/posts?orderby=date&order=desc&per_page=1&_fields=id,link']);
  });
});

describe('what the site can do for this caller', () => {
  const CAPABILITIES = '{ site { capabilities { route isReachable status reason standIn } } }';
  const site: WordPressServerOptions = {
    ...contents,
    override: ({ route }) => {
      if (route === '/wp/v2/users') return { status: 200, body: '<html><title>One moment</title>' };
      return route === '/wp/v2/navigation' ? { body: [] } : undefined;
    },
  };

  test('is told of each route, with the reason and what stands in', async () => {
    await using gateway = await startGateway(site);
    const { data, errors } = await gateway.query<{ site: { capabilities: { route: string }[] } }>(
      CAPABILITIES,
    );
    expect(errors).toBeUndefined();
    const told = new Map(data.site.capabilities.map(({ route, ...rest }) => [route, rest]));
    expect([...told.keys()]).toEqual([
      '/wp/v2/types',
      '/wp/v2/taxonomies',
      '/wp/v2/posts',
      '/wp/v2/pages',
      '/wp/v2/categories',
      '/wp/v2/tags',
      '/wp/v2/users',
      '/wp/v2/media',
      '/wp/v2/comments',
      '/wp/v2/search',
      '/wp/v2/menus',
      '/wp/v2/navigation',
      '/wp/v2/settings',
    ]);
    expect(told.get('/wp/v2/posts')).toEqual({ isReachable: true, status: 200, reason: null, standIn: null });
    expect(told.get('/wp/v2/users')).toEqual({
      isReachable: false,
      status: 200,
      reason: 'JSON expected, got 200 OK, an HTML page titled “One moment”.',
      standIn: null,
    });
    expect(told.get('/wp/v2/menus')).toMatchObject({
      isReachable: false,
      status: 401,
      reason: expect.stringContaining('rest_cannot_view'),
      standIn: expect.stringContaining('navigation posts'),
    });
    expect(gateway.asked()).toHaveLength(told.size);
  });

  test('is remembered for a while, and costs nothing where no more than the routes are asked', async () => {
    await using gateway = await startGateway(site);
    await gateway.query('{ site { capabilities { route } } }');
    expect(gateway.asked()).toEqual([]);
    await gateway.query(CAPABILITIES);
    gateway.asked();
    await gateway.query(CAPABILITIES);
    expect(gateway.asked()).toEqual([]);
  });
});

describe('all content in one feed', () => {
  const mixed: WordPressServerOptions = {
    posts: [makePost({ id: 1 }), makePost({ id: 4 })],
    pages: [makePage({ id: 2 })],
    types: { book: { rest_base: 'books' } },
    custom: { book: [makeCustom('book', { id: 3 })] },
  };

  test('comes newest first, each type in one request', async () => {
    await using gateway = await startGateway(mixed);
    expect(
      await gateway.query('{ contents { totalCount nodes { __typename title } pageInfo { hasNextPage } } }'),
    ).toEqual({
      data: {
        contents: {
          totalCount: 4,
          nodes: [
            { __typename: 'Post', title: 'Post 4' },
            { __typename: 'Book', title: expect.any(String) },
            { __typename: 'Page', title: 'Page 2' },
            { __typename: 'Post', title: 'Post 1' },
          ],
          pageInfo: { hasNextPage: false },
        },
      },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/books?include=3&per_page=1&_fields=id,title.rendered',
      '/wp/v2/pages?include=2&per_page=1&_fields=id,title.rendered',
      '/wp/v2/posts?include=4,1&per_page=2&_fields=id,title.rendered',
      '/wp/v2/search?type=post&per_page=10&_fields=id,subtype&page=1',
    ]);
  });

  test('is walked page by page, of the types wanted', async () => {
    await using gateway = await startGateway({ posts: range(1, 5).map((id) => makePost({ id })) });
    interface Feed {
      contents: { nodes: { databaseId: number }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    }
    const page = (after?: string) =>
      gateway.query<Feed>(
        `query ($after: String) { contents(types: ["post"], first: 2, after: $after) {
           nodes { databaseId } pageInfo { endCursor hasNextPage } } }`,
        { after },
      );
    const seen: number[][] = [];
    for (let after: string | undefined, more = true; more; ) {
      const { contents: feed } = (await page(after)).data;
      seen.push(feed.nodes.map(({ databaseId }) => databaseId));
      after = feed.pageInfo.endCursor;
      more = feed.pageInfo.hasNextPage;
    }
    expect(seen).toEqual([[5, 4], [3, 2], [1]]);
    expect(gateway.asked()).toEqual(
      [1, 2, 3].map(
        (number) => `/wp/v2/search?type=post&subtype=post&per_page=2&_fields=id,subtype&page=${number}`,
      ),
    );
  });

  describe('of which the site blocks one type', () => {
    const answers = (status: number): WordPressServerOptions => ({
      ...mixed,
      override: ({ route }) =>
        route === '/wp/v2/books' ? { status, body: { code: 'rest_blocked' } } : undefined,
    });
    const titles = (types = '') =>
      `{ contents${types} { totalCount nodes { __typename title } pageInfo { endCursor } } }`;

    test.each([401, 403, 404])('leaves that type out: %d', async (status) => {
      await using gateway = await startGateway(answers(status));
      expect(await gateway.query(titles())).toEqual({
        data: {
          contents: {
            totalCount: 4,
            nodes: [
              { __typename: 'Post', title: 'Post 4' },
              { __typename: 'Page', title: 'Page 2' },
              { __typename: 'Post', title: 'Post 1' },
            ],
            pageInfo: { endCursor: expect.any(String) },
          },
        },
      });
    });

    test('tells so where it is asked for by name', async () => {
      await using gateway = await startGateway(answers(403));
      expect(await gateway.query(titles('(types: ["post", "book"])'))).toMatchObject({
        data: { contents: null },
        errors: [{ path: ['contents'], extensions: { code: 'FORBIDDEN' } }],
      });
    });

    test('tells so where the site fails instead of refusing', async () => {
      await using gateway = await startGateway(answers(500), { upstream: { retries: 0 } });
      expect(await gateway.query(titles())).toMatchObject({
        data: { contents: null },
        errors: [{ path: ['contents'], extensions: { code: 'UPSTREAM_ERROR' } }],
      });
    });
  });

  test('of a type that the site does not have is the caller’s mistake', async () => {
    await using gateway = await startGateway(mixed);
    expect(await gateway.query('{ contents(types: ["film"]) { totalCount } }')).toMatchObject({
      errors: [
        { message: expect.stringContaining('post, page, book'), extensions: { code: 'BAD_USER_INPUT' } },
      ],
    });
  });
});
