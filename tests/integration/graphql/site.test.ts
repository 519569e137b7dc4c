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

/** The site, with an index that says this about its front page. */
const siteWith = (
  index: Readonly<Record<string, unknown>>,
  pages: Readonly<Record<string, OverrideResponse>> = {},
): WordPressServerOptions => ({
  ...contents,
  override: ({ route, path }) => (route === '/' ? { body: index } : pages[path]),
});
const STATIC = { show_on_front: 'page', page_on_front: 10, page_for_posts: 11 };

describe('front page', () => {
  const FRONT = '{ site { showOnFront frontPage { __typename title } postsPage { title } } }';
  const INDEX = '/?_fields=page_for_posts,page_on_front,show_on_front';

  test('is a page, and posts have another page: both in one request', async () => {
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
    // WordPress keeps the ids of pages chosen earlier.
    await using gateway = await startGateway(
      siteWith({ ...STATIC, show_on_front: 'posts', page_for_posts: 0 }),
    );
    expect(await gateway.query(FRONT)).toEqual({
      data: { site: { showOnFront: 'POSTS', frontPage: null, postsPage: null } },
    });
    expect(gateway.asked()).toEqual([INDEX]);
  });

  test('is identified by its own headers if the index does not say', async () => {
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

  test('reveals the language of the site', async () => {
    await using gateway = await startGateway(siteWith({}, { '/': { body: '<html lang="de-AT">' } }));
    expect(await gateway.query('{ site { language } }')).toEqual({ data: { site: { language: 'de-AT' } } });
    expect(gateway.asked()).toEqual(['/']);
  });
});

describe('home URL', () => {
  const AT_HOME = '{ nodeByUri(uri: "/") { __typename ... on Content { title } } }';

  test.each([
    ['the static front page', STATIC, { __typename: 'Page', title: 'Page 10' }],
    [
      'the type of posts if it shows the latest',
      { ...STATIC, show_on_front: 'posts' },
      { __typename: 'ContentType' },
    ],
    ['null if the index does not say', {}, null],
  ])('without headers is %s', async (_name, index, node) => {
    await using gateway = await startGateway(siteWith(index, { '/': { body: '<html>' } }));
    expect(await gateway.query(AT_HOME)).toEqual({ data: { nodeByUri: node } });
    expect(gateway.asked().slice(0, 1)).toEqual(['/?_fields=page_on_front,show_on_front']);
  });

  test('with headers that identify no item shows the latest posts, without requesting the index', async () => {
    await using gateway = await startGateway(siteWith(STATIC));
    expect(await gateway.query(AT_HOME)).toEqual({ data: { nodeByUri: { __typename: 'ContentType' } } });
    expect(gateway.asked()).toEqual(['HEAD /']);
  });

  test('of a subdirectory install is not mistaken for a page with the name of the directory', async () => {
    await using gateway = await startGateway({
      ...siteWith(STATIC, { '/usa/': { body: '<html>' } }),
      folder: '/usa',
    });
    expect(await gateway.query('{ nodeByUri(uri: "/usa/") { ... on Content { title } } }')).toEqual({
      data: { nodeByUri: { title: 'Page 10' } },
    });
  });

  test('with the id of a page without headers, such as the posts page under plain permalinks, is that page', async () => {
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

test('an attachment page that redirects to its file is looked up among media only', async () => {
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
  ]);
});

describe('permalink structure', () => {
  const SHAPE = '{ site { permalinkShape } }';

  test('follows from the REST URL', async () => {
    await using gateway = await startGateway(contents);
    expect(await gateway.query(SHAPE)).toEqual({ data: { site: { permalinkShape: 'PRETTY' } } });
    expect(gateway.asked()).toEqual([]);
  });

  test.each([
    ['http://home.of.the.site/?p=1', 'PLAIN'],
    ['http://home.of.the.site/post-1/', 'PRETTY'],
    [undefined, 'PLAIN'],
  ])('follows from an item’s link if the REST URL has a query: %s', async (link, permalinkShape) => {
    const posts = link === undefined ? [] : [makePost({ id: 1, link })];
    await using gateway = await startGateway({ posts, plainPermalinks: true });
    expect(await gateway.query(SHAPE)).toEqual({ data: { site: { permalinkShape } } });
    expect(gateway.asked()).toEqual(['/wp/v2/posts?orderby=date&order=desc&per_page=1&_fields=id,link']);
  });
});

describe('capabilities of the site for this caller', () => {
  const CAPABILITIES = '{ site { capabilities { route isReachable status reason fallback } } }';
  const site: WordPressServerOptions = {
    ...contents,
    override: ({ route }) => {
      if (route === '/wp/v2/users') return { status: 200, body: '<html><title>One moment</title>' };
      return route === '/wp/v2/navigation' ? { body: [] } : undefined;
    },
  };

  test('list each route, with the reason and the fallback', async () => {
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
    expect(told.get('/wp/v2/posts')).toEqual({
      isReachable: true,
      status: 200,
      reason: null,
      fallback: null,
    });
    expect(told.get('/wp/v2/users')).toEqual({
      isReachable: false,
      status: 200,
      reason: 'JSON expected, got 200 OK, an HTML page titled “One moment”.',
      fallback: null,
    });
    expect(told.get('/wp/v2/menus')).toMatchObject({
      isReachable: false,
      status: 401,
      reason: expect.stringContaining('rest_cannot_view'),
      fallback: expect.stringContaining('navigation posts'),
    });
    expect(gateway.asked()).toHaveLength(told.size);
  });

  test('are cached for a while, and cost nothing if only the routes are selected', async () => {
    await using gateway = await startGateway(site);
    await gateway.query('{ site { capabilities { route } } }');
    expect(gateway.asked()).toEqual([]);
    await gateway.query(CAPABILITIES);
    gateway.asked();
    await gateway.query(CAPABILITIES);
    expect(gateway.asked()).toEqual([]);
  });
});

describe('contents: one feed of all types', () => {
  const mixed: WordPressServerOptions = {
    posts: [makePost({ id: 1 }), makePost({ id: 4 })],
    pages: [makePage({ id: 2 })],
    types: { book: { rest_base: 'books' } },
    custom: { book: [makeCustom('book', { id: 3 })] },
  };

  test('is newest first, with one request per type', async () => {
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

  test('is paged, with the types selected', async () => {
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
    const searched = (size: number, number: number) =>
      `/wp/v2/search?type=post&subtype=post&per_page=${size}&_fields=id,subtype&page=${number}`;
    expect(gateway.asked()).toEqual([
      // Search tells no dates: they show which items are of the same second at the edge of a page.
      '/wp/v2/posts?include=2,1&per_page=2&_fields=date,id',
      '/wp/v2/posts?include=5,4,3&per_page=3&_fields=date,id',
      ...[searched(3, 1), searched(4, 2), searched(5, 1)],
    ]);
  });

  describe('if the site blocks one type', () => {
    const answers = (status: number): WordPressServerOptions => ({
      ...mixed,
      override: ({ route }) =>
        route === '/wp/v2/books' ? { status, body: { code: 'rest_blocked' } } : undefined,
    });
    const titles = (types = '') =>
      `{ contents${types} { totalCount nodes { __typename title } pageInfo { endCursor } } }`;

    test.each([401, 403, 404])('leaves out that type: %d', async (status) => {
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

    test('is an error if the type was requested by name', async () => {
      await using gateway = await startGateway(answers(403));
      expect(await gateway.query(titles('(types: ["post", "book"])'))).toMatchObject({
        data: { contents: null },
        errors: [{ path: ['contents'], extensions: { code: 'FORBIDDEN' } }],
      });
    });

    test('is an error if the site fails instead of refusing', async () => {
      await using gateway = await startGateway(answers(500), { upstream: { retries: 0 } });
      expect(await gateway.query(titles())).toMatchObject({
        data: { contents: null },
        errors: [{ path: ['contents'], extensions: { code: 'UPSTREAM_ERROR' } }],
      });
    });
  });

  test('of an unknown type is a user input error', async () => {
    await using gateway = await startGateway(mixed);
    expect(await gateway.query('{ contents(types: ["film"]) { totalCount } }')).toMatchObject({
      errors: [
        { message: expect.stringContaining('post, page, book'), extensions: { code: 'BAD_USER_INPUT' } },
      ],
    });
  });
});
