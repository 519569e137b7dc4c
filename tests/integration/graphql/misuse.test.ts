import { describe, expect, test } from 'vitest';
import { idOf, startGateway } from '../../helpers/gateway.ts';
import { makePost, makeTag } from '../../helpers/wordpress-rows.ts';

const site = { posts: [makePost({ id: 1, slug: 'ink', tags: [4] })], tags: [makeTag({ id: 4 })] };

describe('what no caller can mean is refused, and WordPress is not asked', () => {
  test.each([
    ['a negative size', 'posts(first: -1)', 'Expected `first` to be between 0 and 1000, but it is -1.'],
    [
      'an absurd size',
      'posts(first: 100000)',
      'Expected `first` to be between 0 and 1000, but it is 100000.',
    ],
    [
      'a negative size from the end',
      'posts(last: -5)',
      'Expected `last` to be between 0 and 1000, but it is -5.',
    ],
    ['both ends', 'posts(first: 1, last: 1)', 'Expected `first` or `last`, but both came.'],
    ['both sides', 'posts(after: "x", before: "y")', 'Expected `after` or `before`, but both came.'],
    [
      'the end of what follows',
      'posts(last: 1, after: "x")',
      'Expected `after` to come with `first`: with `last`, use `before`.',
    ],
    [
      'a cursor that is none',
      'posts(after: "garbage")',
      'Expected `after` to be a cursor of this API, but “garbage” is none.',
    ],
    [
      'the order of ids where none are given',
      'posts(orderBy: { field: ID_IN, direction: ASC })',
      'Expected `where: { idIn }` with the order ID_IN, but none came.',
    ],
    [
      'the order of slugs where none are given',
      'tags(orderBy: { field: SLUGS, direction: ASC })',
      'Expected `where: { slugs }` with the order SLUGS, but none came.',
    ],
    [
      'relevance to nothing',
      'media(orderBy: { field: RELEVANCE, direction: DESC })',
      'Expected `where: { search }` with the order RELEVANCE, but none came.',
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
    ['a global id of another type', `post(by: { id: "${idOf('Tag', 4)}" })`, 'is one of a Tag.'],
    ['a global id that is none', 'post(by: { id: "x" })', 'Expected a global id of a Post, but “x” is none.'],
    ['a global id without a number', `post(by: { id: "${btoa('Post:x')}" })`, 'with a number inside'],
    ['a node of no type', `node(id: "${idOf('Nothing', 1)}")`, 'is one of a Nothing.'],
    ['a node that is none', 'node(id: "%%%")', 'Expected a global id that this API gave out'],
    ['an address of another site', 'nodeByUri(uri: "https://elsewhere.example/ink/")', 'is none.'],
    ['an address of another kind', 'nodeByUri(uri: "javascript:alert(1)")', 'is none.'],
    ['a host in place of a path', 'nodeByUri(uri: "//elsewhere.example/ink/")', 'is none.'],
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

  test('one global id that is none among good ones', async () => {
    await using gateway = await startGateway(site);
    const answer = await gateway.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [idOf('Post', 1), 'garbage'],
    });
    expect(answer).toMatchObject({ errors: [{ path: ['nodes'], extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(gateway.asked()).toEqual([]);
  });

  test('more nodes than a list may have', async () => {
    await using gateway = await startGateway(site, { limits: { maxPageSize: 2 } });
    const answer = await gateway.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [1, 2, 3].map((id) => idOf('Post', id)),
    });
    expect(answer).toMatchObject({
      errors: [{ message: 'Expected at most 2 `ids`, but 3 came.', extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(gateway.asked()).toEqual([]);
  });

  test('a search among types that the site does not have', async () => {
    await using gateway = await startGateway(site);
    expect(await gateway.query('{ search(query: "ink", types: ["movie"]) { nodes { id } } }')).toMatchObject({
      data: { search: null },
      errors: [
        {
          message: 'Expected `types` to name post types of this site (post, page), but “movie” is none.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
    expect(gateway.asked()).toEqual([]);
  });

  test('a condition that a list has by its place', async () => {
    await using gateway = await startGateway(site);
    const document = `{ tag(by: { slug: "tag-4" }) { posts(where: { tagIds: [5] }) { nodes { id } } } }`;
    expect(await gateway.query(document)).toMatchObject({
      data: { tag: { posts: null } },
      errors: [
        {
          message: 'Expected no condition on `tags` in `where`: the list has one by its place.',
          path: ['tag', 'posts'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });
});

describe('GraphQL refuses by itself', () => {
  test.each([
    ['two keys', 'post(by: { slug: "ink", databaseId: 1 }) { id }'],
    ['no key', 'post(by: {}) { id }'],
    ['a key of null', 'post(by: { slug: null }) { id }'],
    ['a field that is not there', 'posts { nodes { titel } }'],
    ['an order that is not there', 'posts(orderBy: { field: SHOE_SIZE, direction: ASC }) { nodes { id } }'],
    ['a moment that is none', 'posts(where: { publishedAfter: "yesterday" }) { nodes { id } }'],
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

describe('what merely does not exist is null without an error', () => {
  test.each([
    [
      'an unknown slug',
      'post(by: { slug: "nothing" }) { id }',
      ['/wp/v2/posts?slug=nothing&per_page=100&_fields=id,slug'],
    ],
    [
      'an unknown id',
      'post(by: { databaseId: 404 }) { id }',
      ['/wp/v2/posts?include=404&per_page=1&_fields=id'],
    ],
    ['an unknown address', 'nodeByUri(uri: "/nothing/") { id }', ['HEAD /nothing/']],
    ['an empty slug', 'post(by: { slug: "" }) { id }', []],
    ['an id of nothing', 'post(by: { databaseId: 0 }) { id }', []],
    ['a negative id', 'post(by: { databaseId: -1 }) { id }', []],
  ])('%s: %s', async (_, field, asked) => {
    await using gateway = await startGateway(site);
    const name = field.replace(/\(.*/, '');
    expect(await gateway.query(`{ ${field} }`)).toEqual({ data: { [name]: null } });
    expect(gateway.asked()).toEqual(asked);
  });
});
