import { describe, expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { makePost, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';
import type { OverrideResponse, WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const site: WordPressServerOptions = {
  posts: [makePost({ id: 1, author: 5, tags: [4] }), makePost({ id: 2, author: 5 })],
  users: [makeUser({ id: 5 })],
  tags: [makeTag({ id: 4 })],
};

/** The site with one route replaced, which embeds nothing, either. */
const blocking = (route: string, answer: OverrideResponse): WordPressServerOptions => ({
  ...site,
  override: (request) =>
    request.route === route ? answer : request.query['_embed'] ? { body: [] } : undefined,
});

const refusal = (status: number, code: string, message: string): OverrideResponse => ({
  status,
  body: { code, message, data: { status } },
});
const page = (status: number, title: string): OverrideResponse => ({
  status,
  body: `<!DOCTYPE html><html><head><title>${title}</title></head><body>No.</body></html>`,
});

const POSTS = '{ posts { nodes { title author { name } tags { name } } } }';

describe('a blocked route only fails the fields that need it', () => {
  test.each([
    [
      'refused by a security plugin',
      refusal(401, 'rest_login_required', 'Log in first.'),
      {
        message: '/wp/v2/users: WordPress answered 401 Unauthorized, rest_login_required “Log in first.”.',
        extensions: { code: 'UNAUTHENTICATED', wordpress: { status: 401, code: 'rest_login_required' } },
      },
    ],
    [
      'refused by a firewall',
      page(403, 'Blocked'),
      {
        message: '/wp/v2/users: JSON expected, got 403 Forbidden, an HTML page titled “Blocked”.',
        extensions: { code: 'FORBIDDEN', wordpress: { status: 403 } },
      },
    ],
    [
      'intercepted by a firewall with a page and 200',
      page(200, 'One moment, please'),
      {
        message: '/wp/v2/users: JSON expected, got 200 OK, an HTML page titled “One moment, please”.',
        extensions: { code: 'UPSTREAM_ERROR', wordpress: { status: 200 } },
      },
    ],
    [
      'broken by a plugin',
      refusal(500, 'internal_server_error', 'There has been a critical error on this website.'),
      {
        message: '/wp/v2/users: WordPress answered 500 Internal Server Error, internal_server_error.',
        extensions: { code: 'UPSTREAM_ERROR', wordpress: { status: 500, code: 'internal_server_error' } },
      },
    ],
    [
      'too busy',
      { ...page(503, 'Busy'), headers: { 'retry-after': '30' } },
      {
        message:
          '/wp/v2/users: JSON expected, got 503 Service Unavailable, an HTML page. Its Retry-After: 30.',
        extensions: { code: 'UPSTREAM_UNAVAILABLE', retryAfter: 30, wordpress: { status: 503 } },
      },
    ],
    [
      'answered with something else',
      { body: { not: 'a list' } },
      {
        message: 'Expected a list from /wp/v2/users, got an object.',
        extensions: { code: 'UPSTREAM_ERROR' },
      },
    ],
  ])('users, %s', async (_, answer, error) => {
    await using gateway = await startGateway(blocking('/wp/v2/users', answer));
    expect(await gateway.query(POSTS)).toEqual({
      data: {
        posts: {
          nodes: [
            { title: 'Post 2', author: null, tags: [] },
            { title: 'Post 1', author: null, tags: [{ name: 'Tag 4' }] },
          ],
        },
      },
      errors: [0, 1].map((index) => ({
        ...error,
        path: ['posts', 'nodes', index, 'author'],
        locations: [{ line: 1, column: 25 }],
      })),
    });
  });

  test('tags', async () => {
    await using gateway = await startGateway(
      blocking('/wp/v2/tags', refusal(404, 'rest_no_route', 'No route was found.')),
    );
    expect(await gateway.query(POSTS)).toMatchObject({
      data: {
        posts: {
          nodes: [
            { title: 'Post 2', author: { name: 'User 5' }, tags: [] },
            { title: 'Post 1', author: { name: 'User 5' }, tags: null },
          ],
        },
      },
      errors: [
        {
          path: ['posts', 'nodes', 1, 'tags'],
          extensions: { code: 'UPSTREAM_ERROR', wordpress: { status: 404, code: 'rest_no_route' } },
        },
      ],
    });
  });

  test('one chunk of tags', async () => {
    await using gateway = await startGateway({
      posts: [
        makePost({ id: 1, tags: range(1101, 1150) }),
        makePost({ id: 2, tags: range(1001, 1100) }),
        makePost({ id: 3, tags: [1001, 1002] }),
      ],
      tags: range(1001, 1150).map((id) => makeTag({ id })),
      override: ({ route, query }) =>
        route === '/wp/v2/tags' && query['include']?.includes('1150') ? page(500, 'No') : undefined,
    });
    const { data, errors } = await gateway.query<{ posts: { nodes: { tags: unknown[] | null }[] } }>(
      '{ posts(orderBy: { field: ID, direction: DESC }) { nodes { databaseId tags { name } } } }',
    );
    expect(gateway.site.calls.map(({ query }) => query['per_page'])).toEqual(['10', '100', '50']);
    expect(data.posts.nodes.map(({ tags }) => tags?.length ?? null)).toEqual([2, 100, null]);
    expect(errors?.map(({ path }) => path)).toEqual([['posts', 'nodes', 2, 'tags']]);
  });

  test('a root list', async () => {
    await using gateway = await startGateway(
      blocking('/wp/v2/comments', refusal(403, 'rest_comments_disabled', 'Comments are off.')),
    );
    expect(await gateway.query('{ comments { nodes { id } } posts { nodes { title } } }')).toMatchObject({
      data: { comments: null, posts: { nodes: [{ title: 'Post 2' }, { title: 'Post 1' }] } },
      errors: [{ path: ['comments'], extensions: { code: 'FORBIDDEN' } }],
    });
  });

  test('the REST index', async () => {
    let isBlocked = false;
    await using gateway = await startGateway({
      ...site,
      override: ({ route }) => (isBlocked && route === '/' ? page(403, 'Blocked') : undefined),
    });
    isBlocked = true;
    expect(await gateway.query('{ site { name homeUrl } posts { nodes { title } } }')).toMatchObject({
      data: {
        site: { name: null, homeUrl: null },
        posts: { nodes: [{ title: 'Post 2' }, { title: 'Post 1' }] },
      },
      errors: [
        { path: ['site', 'name'], extensions: { code: 'FORBIDDEN' } },
        { path: ['site', 'homeUrl'], extensions: { code: 'FORBIDDEN' } },
      ],
    });
    expect(gateway.asked()[0]).toBe('/?_fields=home,name');
  });

  test('the lookup of a URL, if the site’s headers do not identify the page', async () => {
    await using gateway = await startGateway({
      ...site,
      override: ({ route }) =>
        route === undefined
          ? page(200, 'A page without headers')
          : route === '/wp/v2/users'
            ? page(403, 'Blocked')
            : undefined,
    });
    expect(
      await gateway.query('{ nodeByUri(uri: "/post-1/") { __typename ... on Content { title } } }'),
    ).toEqual({ data: { nodeByUri: { __typename: 'Post', title: 'Post 1' } } });
    expect(await gateway.query('{ nodeByUri(uri: "/nothing/") { id } }')).toMatchObject({
      data: { nodeByUri: null },
      errors: [{ path: ['nodeByUri'], extensions: { code: 'FORBIDDEN' } }],
    });
  });
});

test('errors reveal no host, URL or stack', async () => {
  await using gateway = await startGateway({
    ...site,
    override: ({ route }) => {
      if (route === '/wp/v2/users') {
        return { status: 302, headers: { location: 'https://admin:secret@elsewhere.example/login' } };
      }
      if (route === '/wp/v2/tags') return page(502, 'Bad gateway');
      if (route === '/wp/v2/comments') return { headers: { 'content-encoding': 'gzip' }, body: 'not gzip' };
      return undefined;
    },
  });
  const answer = await gateway.query(`{
    posts { nodes { author { name } tags { name } comments { nodes { id } } } }
    nodeByUri(uri: "https://other.example/") { id }
  }`);
  const codes = [...new Set(answer.errors?.map(({ extensions }) => extensions?.code))].sort();
  expect(codes).toEqual(['BAD_USER_INPUT', 'UPSTREAM_ERROR', 'UPSTREAM_UNAVAILABLE']);
  const told = JSON.stringify(
    answer.errors?.map((error) => ({
      ...error,
      message: error.message.replace('https://other.example/', ''),
    })),
  );
  expect(told).not.toMatch(/elsewhere|secret|127\.0\.0\.1|localhost|node_modules|\.ts\b|\bat \w/);
  expect(answer.errors?.flatMap((error) => Object.keys(error)).sort()).not.toContain('stack');
});
