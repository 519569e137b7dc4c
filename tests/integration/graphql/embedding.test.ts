import { describe, expect, test } from 'vitest';
import { idOf, range, startGateway } from '../../helpers/gateway.ts';
import {
  makeCategory,
  makeComment,
  makeMedia,
  makePage,
  makePost,
  makeTag,
  makeUser,
} from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const site: WordPressServerOptions = {
  posts: [
    makePost({ id: 1, slug: 'ink', author: 5, featured_media: 7, categories: [3], tags: [41, 42] }),
    makePost({ id: 2, slug: 'paper', author: 5 }),
  ],
  pages: [makePage({ id: 11, slug: 'about' }), makePage({ id: 12, slug: 'team', parent: 11 })],
  users: [makeUser({ id: 5, name: 'Ida' })],
  media: [makeMedia({ id: 7, alt_text: 'A pen' })],
  categories: [makeCategory({ id: 3, name: 'News' })],
  tags: [makeTag({ id: 41, name: 'blue' }), makeTag({ id: 42, name: 'black' })],
};

const RELATIONS = 'author { name } featuredMedia { altText } categories { name } tags { name }';
const RELATED = {
  author: { name: 'Ida' },
  featuredMedia: { altText: 'A pen' },
  categories: [{ name: 'News' }],
  tags: [{ name: 'blue' }, { name: 'black' }],
};
const LINKS = '_links.author,_links.wp:featuredmedia,_links.wp:term';
const READS = 'author,categories,featured_media,id';
const EMBED = '_embed=author,wp:featuredmedia,wp:term';

describe('embedding: a single item and its relations in one request', () => {
  test.each([
    ['by slug', 'by: { slug: "ink" }', `slug=ink&per_page=100&${EMBED}&_fields=${LINKS},${READS},slug,tags`],
    [
      'by database id',
      'by: { databaseId: 1 }',
      `include=1&per_page=1&_fields=${LINKS},${READS},tags&${EMBED}`,
    ],
    [
      'by id',
      `by: { id: "${idOf('Post', 1)}" }`,
      `include=1&per_page=1&_fields=${LINKS},${READS},tags&${EMBED}`,
    ],
  ])('%s', async (_key, by, request) => {
    await using gateway = await startGateway(site);
    const { data } = await gateway.query(`{ post(${by}) { ${RELATIONS} } }`);
    expect(data).toEqual({ post: RELATED });
    expect(gateway.asked()).toEqual([`/wp/v2/posts?${request}`]);
  });

  test('as a node, and by URL', async () => {
    await using gateway = await startGateway(site, { cache: { ttl: 0 } });
    await gateway.query(`{ node(id: "${idOf('Post', 1)}") { ... on Post { ${RELATIONS} } } }`);
    expect(gateway.asked()).toHaveLength(1);
    const { data } = await gateway.query(`{ nodeByUri(uri: "/ink/") { ... on Post { ${RELATIONS} } } }`);
    expect(data).toEqual({ nodeByUri: RELATED });
    expect(gateway.asked()).toHaveLength(2);
  });

  test('a page with its parent', async () => {
    await using gateway = await startGateway(site);
    const { data } = await gateway.query('{ page(by: { databaseId: 12 }) { parent { title slug } } }');
    expect(data).toMatchObject({ page: { parent: { slug: 'about' } } });
    expect(gateway.asked()).toEqual([
      '/wp/v2/pages?include=12&per_page=1&_fields=_links.up,id,parent&_embed=up',
    ]);
  });
});

describe('batched instead of embedded', () => {
  /** The requests for `post(by: { databaseId: 1 })`, and what was embedded. */
  async function asked(selection: string, contents: WordPressServerOptions = site) {
    await using gateway = await startGateway(contents);
    const { errors } = await gateway.query(`{ post(by: { databaseId: 1 }) { ${selection} } }`);
    expect(errors).toBeUndefined();
    return gateway.site.calls
      .map(({ route, query }) => [route, query['_embed']].filter(Boolean).join(' '))
      .sort();
  }

  test.each([
    ['with only their ids selected', 'author { databaseId } tags { id }', ['/wp/v2/posts']],
    [
      'with fields that embedded items lack',
      'author { name } tags { name count }',
      ['/wp/v2/posts author', '/wp/v2/tags'],
    ],
    [
      'selected twice, once with more fields',
      'tags { name } more: tags { count }',
      ['/wp/v2/posts', '/wp/v2/tags'],
    ],
    ['one of two taxonomies', 'tags { name }', ['/wp/v2/posts wp:term']],
  ])('relations: %s', async (_case, selection, requests) => {
    expect(await asked(selection)).toEqual(requests);
  });

  test('one taxonomy of many, because WordPress would embed the terms of all', async () => {
    const contents = {
      ...site,
      taxonomies: { genre: { types: ['post'] }, mood: { types: ['post'] }, place: { types: ['post'] } },
      types: {
        post: {
          name: 'Posts',
          rest_base: 'posts',
          taxonomies: ['category', 'post_tag', 'genre', 'mood', 'place'],
        },
      },
    };
    expect(await asked('tags { name }', contents)).toEqual(['/wp/v2/posts', '/wp/v2/tags']);
  });

  test('several items at once', async () => {
    await using gateway = await startGateway(site);
    await gateway.query(
      '{ one: post(by: { databaseId: 1 }) { author { name } } two: post(by: { databaseId: 2 }) { author { name } } }',
    );
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?include=1,2&per_page=2&_fields=author,id',
      '/wp/v2/users?include=5&per_page=1&_fields=id,name',
    ]);
  });

  test('the items of a list', async () => {
    await using gateway = await startGateway(site);
    await gateway.query('{ posts { nodes { author { name } } } }');
    expect(gateway.site.calls.map(({ query }) => query['_embed'])).toEqual([undefined, undefined]);
  });
});

describe('terms of items with many are requested, beside what else is', () => {
  const tagged = (each: number): WordPressServerOptions => ({
    posts: range(1, 4).map((id) =>
      makePost({ id, author: 5, categories: [3], tags: range(1, each).map((tag) => 100 * id + tag) }),
    ),
    users: [makeUser({ id: 5 })],
    categories: [makeCategory({ id: 3 })],
    tags: range(1, 4).flatMap((id) => range(1, each).map((tag) => makeTag({ id: 100 * id + tag }))),
  });
  const article = (id: number) => `{ post(by: { slug: "post-${id}" }) { ${RELATIONS} } }`;
  const ONE_WITH_TERMS = ['/wp/v2/posts author,wp:featuredmedia,wp:term'];
  const TERMS_APART = ['/wp/v2/posts author,wp:featuredmedia', '/wp/v2/search'];

  test.each([
    ['twenty', 19, 'an article', article(1), ONE_WITH_TERMS],
    ['more than twenty', 20, 'an article', article(1), TERMS_APART],
    ['more than twenty', 20, 'a list', '{ posts { nodes { categories { id } tags { id } } } }', TERMS_APART],
    ['unknown', 20, 'a list without them', '{ posts { nodes { title } } }', ONE_WITH_TERMS],
  ])('%s (%i tags, a category), learnt from %s', async (_many, each, _from, before, requests) => {
    await using gateway = await startGateway(tagged(each), { cache: { ttl: 0 } });
    await gateway.query(before);
    const { calls } = gateway.site;
    const known = calls.length;
    const { data, errors } = await gateway.query<{ post: { tags: unknown[] } }>(article(2));
    expect(errors).toBeUndefined();
    expect(data.post.tags).toEqual(range(1, each).map((tag) => ({ name: `Tag ${200 + tag}` })));
    const asked = calls
      .slice(known)
      .map(({ route, query }) => [route, query['_embed']].filter(Boolean).join(' '));
    expect(asked).toEqual(requests);
  });

  test('as are authors, if the operation prefetches some anyway', async () => {
    await using gateway = await startGateway(
      {
        ...tagged(1),
        comments: [makeComment({ id: 21, post: 1, author: 6 })],
        users: [makeUser({ id: 5 }), makeUser({ id: 6 })],
      },
      { cache: { ttl: 0 } },
    );
    const query =
      '{ post(by: { slug: "post-1" }) { author { name } comments { nodes { author { name } } } } }';
    const { calls } = gateway.site;
    const asked = async () => {
      const known = calls.length;
      expect((await gateway.query(query)).errors).toBeUndefined();
      return calls.slice(known).flatMap(({ query: { _embed: embed, include } }) => embed ?? include ?? []);
    };
    expect(await asked()).toEqual(['author', '6']);
    expect(await asked()).toEqual(['6', '5']);
    expect(await asked()).toEqual(['5,6']);
  });
});

describe('an item missing from the embedding is requested', () => {
  test('an author whom WordPress does not embed is null without an error', async () => {
    await using gateway = await startGateway({ ...site, users: [] });
    const { data, errors } = await gateway.query('{ post(by: { slug: "ink" }) { author { name } slug } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ post: { author: null, slug: 'ink' } });
    expect(gateway.asked().at(-1)).toBe('/wp/v2/users?include=5&per_page=1&_fields=id,name');
  });

  test('terms beyond the hundred that WordPress embeds', async () => {
    const ids = range(1, 101);
    await using gateway = await startGateway({
      posts: [makePost({ id: 1, slug: 'ink', tags: ids })],
      tags: ids.map((id) => makeTag({ id, name: `Tag ${id}` })),
    });
    const { data } = await gateway.query<{ post: { tags: { name: string }[] } }>(
      '{ post(by: { slug: "ink" }) { tags { name } } }',
    );
    expect(data.post.tags.map(({ name }) => name)).toEqual(ids.map((id) => `Tag ${id}`));
    const [, rest] = gateway.site.calls;
    expect(rest).toMatchObject({ route: '/wp/v2/tags', query: { per_page: '1' } });
  });
});

test('caches embedded items for others that need them', async () => {
  await using gateway = await startGateway(site);
  await gateway.query(`{ node(id: "${idOf('Post', 1)}") { ... on Post { ${RELATIONS} } } }`);
  expect(gateway.asked()).toHaveLength(1);
  const { data } = await gateway.query(`{ nodeByUri(uri: "/ink/") { ... on Post { ${RELATIONS} } } }`);
  expect(data).toEqual({ nodeByUri: RELATED });
  expect(gateway.asked()).toEqual(['HEAD /ink/']);
});

test('an answer depends on the items embedded in it', async () => {
  const users = [makeUser({ id: 5, name: 'Ida' })];
  await using gateway = await startGateway({ ...site, users }, { cache: { ttl: 3_600 } });
  const query = '{ post(by: { databaseId: 1 }) { author { name } } }';
  expect(await gateway.query(query)).toEqual({ data: { post: { author: { name: 'Ida' } } } });
  users[0] = makeUser({ id: 5, name: 'Eda' });
  await gateway.gateway.changes.publish([{ route: '/wp/v2/users', id: 5, kind: 'UPDATED' }]);
  expect(await gateway.query(query)).toEqual({ data: { post: { author: { name: 'Eda' } } } });
});

test('embedded items are cached with their item', async () => {
  await using gateway = await startGateway(site, { cache: { ttl: 60 } });
  const query = '{ post(by: { slug: "ink" }) { tags { name } } }';
  await gateway.query(query);
  await gateway.query(`${query} # another text, the same requests`);
  expect(gateway.asked()).toHaveLength(1);
});

test('comments are requested in parallel with an item whose id is known', async () => {
  let tellCommentsAsked = () => {};
  const commentsAsked = new Promise<void>((resolve) => {
    tellCommentsAsked = resolve;
  });
  await using gateway = await startGateway({
    ...site,
    comments: [makeComment({ id: 21, post: 1, author: 5 })],
    override: async ({ route }) => {
      if (route === '/wp/v2/comments') tellCommentsAsked();
      // If comments waited for the post, neither would ever be requested.
      if (route === '/wp/v2/posts') await commentsAsked;
      return undefined;
    },
  });
  const { data } = await gateway.query(
    '{ post(by: { databaseId: 1 }) { slug comments(first: 3) { nodes { databaseId author { name } } } } }',
  );
  expect(data).toEqual({
    post: { slug: 'ink', comments: { nodes: [{ databaseId: 21, author: { name: 'Ida' } }] } },
  });
  expect(gateway.asked()).toHaveLength(3);
});
