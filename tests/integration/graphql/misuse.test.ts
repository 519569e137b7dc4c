import { describe, expect, test } from 'vitest';
import { idOf, startGateway } from '../../helpers/gateway.ts';
import { makePost, makeTag } from '../../helpers/wordpress-rows.ts';

const site = { posts: [makePost({ id: 1, slug: 'ink', tags: [4] })], tags: [makeTag({ id: 4 })] };

describe('invalid input is rejected without a request', () => {
  test.each([
    ['a negative size', 'posts(first: -1)', 'Expected `first` to be between 0 and 1000, got -1.'],
    ['an absurd size', 'posts(first: 100000)', 'Expected `first` to be between 0 and 1000, got 100000.'],
    ['a negative size from the end', 'posts(last: -5)', 'Expected `last` to be between 0 and 1000, got -5.'],
    ['both sizes', 'posts(first: 1, last: 1)', 'Expected `first` or `last`, got both.'],
    ['both cursors', 'posts(after: "x", before: "y")', 'Expected `after` or `before`, got both.'],
    [
      'last with after',
      'posts(last: 1, after: "x")',
      'Expected `after` with `first`, got it with `last`. Use `before` instead.',
    ],
    [
      'an invalid cursor',
      'posts(after: "garbage")',
      'Expected `after` to be a cursor of this API, got “garbage”.',
    ],
    [
      'the order of ids without ids',
      'posts(orderBy: { field: GIVEN_IDS, direction: ASC })',
      'Expected `where: { id }` with the order GIVEN_IDS, got none.',
    ],
    [
      'the order of slugs without slugs',
      'tags(orderBy: { field: GIVEN_SLUGS, direction: ASC })',
      'Expected `where: { slug }` with the order GIVEN_SLUGS, got none.',
    ],
    [
      'relevance without a search',
      'media(orderBy: { field: RELEVANCE, direction: DESC })',
      'Expected `where: { search }` with the order RELEVANCE, got none.',
    ],
  ])('%s: %s', async (_, field, message) => {
    await using gateway = await startGateway(site);
    const name = field.replace(/\(.*/, '');
    expect(await gateway.query(`{ ${field} { nodes { id } } }`)).toMatchObject({
      data: { [name]: null },
      errors: [{ message, path: [name], extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(gateway.asked()).toEqual([]);
  });

  test.each([
    ['a global id of another type', `post(by: { id: "${idOf('Tag', 4)}" })`, 'got the ID of a Tag'],
    ['an invalid global id', 'post(by: { id: "x" })', 'Expected a global ID of a Post, got “x”.'],
    ['a global id without a number', `post(by: { id: "${btoa('Post:x')}" })`, 'with a number inside'],
    ['a node of an unknown type', `node(id: "${idOf('Nothing', 1)}")`, 'got the ID of a Nothing'],
    ['an invalid node id', 'node(id: "%%%")', 'Expected a global ID from this API'],
    [
      'a URL of another site',
      'nodeByUri(uri: "https://elsewhere.example/ink/")',
      'got “https://elsewhere.example/ink/”.',
    ],
    ['a URL with another scheme', 'nodeByUri(uri: "javascript:alert(1)")', 'got “javascript:alert(1)”.'],
    [
      'a host instead of a path',
      'nodeByUri(uri: "//elsewhere.example/ink/")',
      'got “//elsewhere.example/ink/”.',
    ],
  ])('%s', async (_, field, words) => {
    await using gateway = await startGateway(site);
    const name = field.replace(/\(.*/, '');
    expect(await gateway.query(`{ ${field} { id } }`)).toMatchObject({
      data: { [name]: null },
      errors: [
        { message: expect.stringContaining(words), path: [name], extensions: { code: 'BAD_USER_INPUT' } },
      ],
    });
    expect(gateway.asked()).toEqual([]);
  });

  test('more nodes than allowed', async () => {
    await using gateway = await startGateway(site, { limits: { maxPageSize: 2 } });
    const answer = await gateway.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [1, 2, 3].map((id) => idOf('Post', id)),
    });
    expect(answer).toMatchObject({
      errors: [{ message: 'Expected at most 2 `ids`, got 3.', extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(gateway.asked()).toEqual([]);
  });

  test('a search in unknown types', async () => {
    await using gateway = await startGateway(site);
    expect(await gateway.query('{ search(query: "ink", types: ["movie"]) { nodes { id } } }')).toMatchObject({
      data: { search: null },
      errors: [
        {
          message: 'Expected `types` to be post types of this site (post, page), got “movie”.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
    expect(gateway.asked()).toEqual([]);
  });

  test('a filter that the parent of the list already sets', async () => {
    await using gateway = await startGateway(site);
    const document = `{ tag(by: { slug: "tag-4" }) { posts(where: { tag: [5] }) { nodes { id } } } }`;
    expect(await gateway.query(document)).toMatchObject({
      data: { tag: { posts: null } },
      errors: [
        {
          message:
            'Expected no filter on `tags` in `where`, got one. The parent of this list already sets it.',
          path: ['tag', 'posts'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });
});

describe('rejected by GraphQL itself', () => {
  test.each([
    ['two keys', 'post(by: { slug: "ink", databaseId: 1 }) { id }'],
    ['no key', 'post(by: {}) { id }'],
    ['a key of null', 'post(by: { slug: null }) { id }'],
    ['an unknown field', 'posts { nodes { titel } }'],
    ['an unknown order', 'posts(orderBy: { field: SHOE_SIZE, direction: ASC }) { nodes { id } }'],
    ['an invalid date', 'posts(where: { publishedAfter: "yesterday" }) { nodes { id } }'],
  ])('%s: %s', async (_, field) => {
    await using gateway = await startGateway(site);
    const answer = await gateway.query(`{ ${field} }`);
    expect(answer.errors).not.toEqual([]);
    expect(answer.data).toBeUndefined();
    expect(gateway.asked()).toEqual([]);
  });

  test.each([
    [
      { slug: 'ink', databaseId: 1 },
      'Variable "$by" got invalid value { slug: "ink", databaseId: 1 }; Exactly one key must be specified for OneOf type "PostBy".',
    ],
    [
      { databaseId: 'ink' },
      'Variable "$by" got invalid value "ink" at "by.databaseId"; Int cannot represent non-integer value: "ink"',
    ],
    [undefined, 'Variable "$by" of required type "PostBy!" was not provided.'],
  ])('the variable %j', async (by, message) => {
    await using gateway = await startGateway(site);
    expect(await gateway.query('query ($by: PostBy!) { post(by: $by) { id } }', { by })).toEqual({
      errors: [{ message, locations: [{ line: 1, column: 8 }], extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(gateway.asked()).toEqual([]);
  });
});

test('one invalid global id among valid ones is null, with an error at its place', async () => {
  await using gateway = await startGateway(site);
  const answer = await gateway.query(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Post { databaseId } } }',
    {
      ids: [idOf('Post', 1), 'garbage'],
    },
  );
  expect(answer).toMatchObject({
    data: { nodes: [{ databaseId: 1 }, null] },
    errors: [{ path: ['nodes', 1], extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

describe('a missing item is null without an error', () => {
  test.each([
    [
      'an unknown slug',
      'post(by: { slug: "nothing" }) { id }',
      ['/wp/v2/posts?slug=nothing&per_page=100&_fields=id,slug'],
    ],
    [
      'an unknown id',
      'post(by: { databaseId: 404 }) { id }',
      ['/wp/v2/posts/404?_fields=id', '/wp/v2/posts?include=404&per_page=1&_fields=id'],
    ],
    ['an unknown URL', 'nodeByUri(uri: "/nothing/") { id }', ['HEAD /nothing/']],
    ['an empty slug', 'post(by: { slug: "" }) { id }', []],
    ['the id zero', 'post(by: { databaseId: 0 }) { id }', []],
    ['a negative id', 'post(by: { databaseId: -1 }) { id }', []],
  ])('%s: %s', async (_, field, asked) => {
    await using gateway = await startGateway(site);
    const name = field.replace(/\(.*/, '');
    expect(await gateway.query(`{ ${field} }`)).toEqual({ data: { [name]: null } });
    expect(gateway.asked()).toEqual(asked);
  });
});
