import { describe, expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { makeCategory, makePost, makeTag } from '../../helpers/wordpress-rows.ts';
import type { OverrideResponse, WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const blog: WordPressServerOptions = {
  posts: [
    makePost({ id: 1, categories: [11, 12], tags: [21] }),
    makePost({ id: 2, categories: [12], tags: [22] }),
  ],
  categories: [makeCategory({ id: 11, name: 'Ink &amp; paper' }), makeCategory({ id: 12 })],
  tags: [makeTag({ id: 21 }), makeTag({ id: 22 })],
};

const POSTS = '/wp/v2/posts?orderby=date&order=desc&per_page=10&_fields=categories,id,tags';
const CATEGORIES = '/wp/v2/categories?include=12,11&per_page=2&_fields=id,name';
const TAGS = '/wp/v2/tags?include=22,21&per_page=2&_fields=id,name';
const SEARCH = '/wp/v2/search?type=term&include=12,11,22,21&per_page=4&_fields=id,title,type';

const QUERY = '{ posts { nodes { categories { name } tags { name } } } }';
const NAMES = {
  data: {
    posts: {
      nodes: [
        { categories: [{ name: 'Category 12' }], tags: [{ name: 'Tag 22' }] },
        { categories: [{ name: 'Ink & paper' }, { name: 'Category 12' }], tags: [{ name: 'Tag 21' }] },
      ],
    },
  },
};

describe('names of terms of several taxonomies', () => {
  test('are loaded in one request', async () => {
    await using gateway = await startGateway(blog);
    expect(await gateway.query(QUERY)).toEqual(NAMES);
    expect(gateway.asked()).toEqual([POSTS, SEARCH]);
  });

  test('with their links', async () => {
    await using gateway = await startGateway(blog);
    const { data } = await gateway.query(
      '{ posts(first: 1) { nodes { categories { name uri } tags { uri } } } }',
    );
    expect(data).toEqual({
      posts: {
        nodes: [
          {
            categories: [{ name: 'Category 12', uri: '/category/category-12/' }],
            tags: [{ uri: '/tag/tag-22/' }],
          },
        ],
      },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?orderby=date&order=desc&per_page=1&_fields=categories,id,tags',
      '/wp/v2/search?type=term&include=12,22&per_page=2&_fields=id,title,type,url',
    ]);
  });

  test('are loaded by the hundred per taxonomy, with the remainder combined', async () => {
    await using gateway = await startGateway({
      posts: [makePost({ id: 1, categories: range(1, 60), tags: range(1001, 1130) })],
      categories: range(1, 60).map((id) => makeCategory({ id })),
      tags: range(1001, 1130).map((id) => makeTag({ id })),
    });
    const { data } = await gateway.query<{ posts: { nodes: unknown[] } }>(QUERY);
    expect(data.posts.nodes).toEqual([
      {
        categories: range(1, 60).map((id) => ({ name: `Category ${id}` })),
        tags: range(1001, 1130).map((id) => ({ name: `Tag ${id}` })),
      },
    ]);
    expect(gateway.asked()).toEqual([
      POSTS,
      `/wp/v2/search?type=term&include=${[...range(1, 60), ...range(1101, 1130)]}&per_page=90&_fields=id,title,type`,
      `/wp/v2/tags?include=${range(1001, 1100)}&per_page=100&_fields=id,name`,
    ]);
  });

  test('are not combined if there would be more than a hundred', async () => {
    await using gateway = await startGateway({
      posts: [makePost({ id: 1, categories: range(1, 60), tags: range(1001, 1060) })],
    });
    await gateway.query(QUERY);
    expect(gateway.asked()).toEqual([
      expect.stringMatching(/^\/wp\/v2\/categories\?include=1,2,/),
      POSTS,
      expect.stringMatching(/^\/wp\/v2\/tags\?include=1001,1002,/),
    ]);
  });
});

describe('terms loaded per taxonomy', () => {
  test.each([
    ['alone', '{ posts { nodes { tags { name } } } }', ['tags']],
    [
      'if more than names is selected',
      '{ posts { nodes { categories { name count } tags { name } } } }',
      ['categories', 'tags'],
    ],
  ])('%s', async (_title, query, expected) => {
    await using gateway = await startGateway(blog);
    expect(await gateway.query(query)).not.toHaveProperty('errors');
    const routes = gateway.site.calls.map(({ route }) => route);
    expect(routes.slice(1).sort()).toEqual(expected.map((route) => `/wp/v2/${route}`));
  });

  test.each<[string, OverrideResponse]>([
    ['is refused', { status: 401, body: { code: 'rest_forbidden', message: 'No.', data: { status: 401 } } }],
    [
      'does not exist',
      { status: 404, body: { code: 'rest_no_route', message: 'No.', data: { status: 404 } } },
    ],
    ['returns an HTML page', { status: 200, body: '<p>Search is off.</p>' }],
    ['ignores `include`', { status: 200, body: [{ id: 99, title: 'Newest', type: 'category' }] }],
  ])('if the search %s, without retrying it for a while', async (_title, answer) => {
    await using gateway = await startGateway(
      { ...blog, override: ({ route }) => (route === '/wp/v2/search' ? answer : undefined) },
      { cache: { ttl: 0 } },
    );
    expect(await gateway.query(QUERY)).toEqual(NAMES);
    expect(gateway.asked()).toEqual([CATEGORIES, POSTS, SEARCH, TAGS]);
    expect(await gateway.query(QUERY)).toEqual(NAMES);
    expect(gateway.asked()).toEqual([CATEGORIES, POSTS, TAGS]);
  });

  test.each([
    [
      'leaves out terms of private taxonomies',
      [
        { id: 11, title: 'Ink &amp; paper', type: 'category' },
        { id: 12, title: 'Category 12', type: 'category' },
      ],
    ],
    [
      'returns no titles',
      [11, 12, 21, 22].map((id) => ({
        id,
        title: id < 20 ? `Category ${id}` : undefined,
        type: id < 20 ? 'category' : 'post_tag',
      })),
    ],
    [
      'returns other names',
      [11, 12, 21, 22].map((id) => ({ id, title: `Category ${id}`, type: 'category' })),
    ],
  ])('if the search %s', async (_title, body) => {
    await using gateway = await startGateway(
      {
        ...blog,
        override: ({ route }) => (route === '/wp/v2/search' ? { status: 200, body } : undefined),
      },
      { cache: { ttl: 0 } },
    );
    const { data } = await gateway.query<{ posts: { nodes: unknown[] } }>(QUERY);
    expect(data.posts.nodes).toMatchObject(NAMES.data.posts.nodes.map(({ tags }) => ({ tags })));
    expect(gateway.asked()).toEqual([POSTS, SEARCH, TAGS]);
    // The next time, there is nothing left to combine tags with.
    await gateway.query(QUERY);
    expect(gateway.asked()).toEqual([CATEGORIES, POSTS, TAGS]);
  });

  test('to confirm that terms are gone', async () => {
    await using gateway = await startGateway({ ...blog, tags: [makeTag({ id: 22 })] });
    const { data } = await gateway.query(QUERY);
    expect(data).toMatchObject({ posts: { nodes: [{ tags: [{ name: 'Tag 22' }] }, { tags: [] }] } });
    expect(gateway.asked()).toEqual([POSTS, SEARCH, '/wp/v2/tags?include=21&per_page=1&_fields=id,name']);
  });
});

test('if the site is down, without retrying each taxonomy', async () => {
  await using gateway = await startGateway(
    { ...blog, override: ({ route }) => (route === '/wp/v2/search' ? { status: 503, body: '' } : undefined) },
    { upstream: { retries: 0 } },
  );
  const { errors } = await gateway.query(QUERY);
  expect(new Set(errors?.map(({ extensions }) => extensions?.code))).toEqual(
    new Set(['UPSTREAM_UNAVAILABLE']),
  );
  expect(gateway.asked()).toEqual([POSTS, SEARCH]);
});
