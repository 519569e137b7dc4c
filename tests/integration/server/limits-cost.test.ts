import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_QUERIES } from '../../../src/server/graphiql/example-queries.ts';
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

const TRACE = { 'x-pressgraph-trace': '1' };

/** 40 tags a post, of which its neighbours share a few: 381 in all. */
const tagsOf = (post: number): number[] => range(1, 40).map((n) => 1000 + (post - 1) * 18 + n - 1);

const magazine = {
  posts: range(1, 20).map((id) =>
    makePost({
      id,
      slug: `post-${id}`,
      author: 100 + (id % 7),
      featured_media: 200 + id,
      categories: [300 + (id % 10)],
      tags: tagsOf(id),
    }),
  ),
  pages: range(401, 403).map((id) =>
    makePage({ id, slug: id === 401 ? 'about' : `page-${id}`, parent: id === 403 ? 402 : 0 }),
  ),
  users: range(100, 106).map((id) => makeUser({ id })),
  media: range(201, 220).map((id) => makeMedia({ id })),
  categories: range(300, 309).map((id) =>
    makeCategory({ id, slug: id === 300 ? 'letterpress' : `category-${id}`, count: 2 }),
  ),
  tags: [...new Set(range(1, 20).flatMap(tagsOf))].map((id) => makeTag({ id })),
  comments: range(501, 510).map((id) => makeComment({ id, post: 20, author: 100 + (id % 3) })),
};

interface Traced {
  readonly extensions?: { readonly cost?: { readonly estimate: number; readonly limit: number } };
}

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const queriesOfReadme = [...readme.matchAll(/```graphql\n([\s\S]+?)```/g)].map(([, query = ''], index) => ({
  title: `of the README, ${index + 1}`,
  query,
}));

/** What an operation is estimated to take, and what it then took. */
async function compare(query: string): Promise<{ readonly estimate: number; readonly asked: number }> {
  await using gateway = await startGateway(magazine);
  const answer = await gateway.query(query, {}, TRACE);
  expect(answer.errors).toBeUndefined();
  const { estimate } = (answer as Traced).extensions?.cost ?? {};
  return { estimate: estimate ?? Number.NaN, asked: gateway.asked().length };
}

const POST_1 = idOf('Post', 1);
const POST_2 = idOf('Post', 2);
const CATEGORY = idOf('Category', 300);

describe('the cost of an operation is estimated before it runs', () => {
  test.each([
    ['a list', '{ posts { nodes { title } } }', 1],
    ['a list with a relation', '{ posts { nodes { author { name } } } }', 2],
    ['ids of relations', '{ posts { nodes { id author { id } tags { id } } } }', 1],
    ['edges', '{ posts(first: 20) { edges { cursor node { author { name } } } } }', 2],
    [
      'a list under each item of a list',
      '{ categories { nodes { name posts(first: 5) { nodes { excerpt author { name } } } } } }',
      12,
    ],
    ['120 items', '{ tags(first: 120) { nodes { name } } }', 2],
    ['a length', '{ posts { totalCount } }', 1],
    ['the last items of a list', '{ tags(last: 5) { nodes { name } } }', 2],
    ['slugs in a filter', '{ posts(where: { categorySlug: ["letterpress"] }) { nodes { title } } }', 2],
    ['an item by its slug', '{ post(by: { slug: "post-3" }) { title author { name } } }', 2],
    [
      'items by aliases',
      '{ a: post(by: { databaseId: 1 }) { title } b: post(by: { databaseId: 2 }) { title } }',
      2,
    ],
    [
      'things by their ids',
      `{ nodes(ids: ["${POST_1}", "${POST_2}", "${CATEGORY}"]) { id ... on Post { title } ... on Category { name } } }`,
      3,
    ],
    ['what a page shows', '{ nodeByUri(uri: "/about/") { ... on Page { title } } }', 3],
    [
      'what stands above and below a page',
      '{ page(by: { databaseId: 403 }) { title parent { title } children { nodes { title } } } }',
      4,
    ],
    // These may be posts and pages.
    ['what comments stand under', '{ comments { nodes { author { name } post { title } } } }', 4],
    ['what the site has', '{ contentTypes { label taxonomies { label } } }', 0],
    ['the site', '{ site { name homeUrl } }', 1],
    ['SEO', '{ posts(first: 20) { nodes { seo { title openGraph { images { url } } } } } }', 2],
    [
      'what is left out',
      '{ posts { nodes { author @include(if: false) { name } ...T @skip(if: true) } } } fragment T on Post { tags { name } }',
      1,
    ],
    ['the schema', '{ __schema { types { name fields { name } } } }', 0],
  ])('%s', async (_title, query, expected) => {
    const { estimate, asked } = await compare(query);
    expect(estimate).toBe(expected);
    // Where less will do, WordPress is asked for less: one item brings its relations with it.
    expect(asked).toBeLessThanOrEqual(estimate);
    expect(estimate).toBeLessThanOrEqual(2 * asked);
  });

  test.each([...queriesOfReadme, ...EXAMPLE_QUERIES])('within twice of it: $title', async ({ query }) => {
    const { estimate, asked } = await compare(query);
    expect(estimate).toBeGreaterThanOrEqual(asked);
    expect(estimate).toBeLessThanOrEqual(2 * asked);
  });

  test('one by one for lists that may be asked together, for only their rows tell whether they can', async () => {
    const { estimate, asked } = await compare(
      '{ categories { nodes { name posts(first: 5) { nodes { title author { name } } } } } }',
    );
    expect({ estimate, asked }).toEqual({ estimate: 12, asked: 3 });
  });

  test('reported only on request', async () => {
    await using gateway = await startGateway(magazine);
    const traced = await gateway.query('{ posts { nodes { title } } }', {}, TRACE);
    expect((traced as Traced).extensions?.cost).toEqual({ estimate: 1, limit: 500 });
    expect(await gateway.query('{ posts { nodes { title } } }')).not.toHaveProperty('extensions');
  });
});

describe('an operation over a cost limit', () => {
  const SECTIONS = 'query ($n: Int) { categories(first: $n) { nodes { posts { nodes { title } } } } }';

  test('is rejected with its estimate, before any request', async () => {
    await using gateway = await startGateway(magazine, { limits: { maxCost: 20 } });
    const { errors } = await gateway.query(SECTIONS, { n: 40 });
    expect(errors).toEqual([
      {
        message: 'Expected an operation of at most 20 requests to WordPress, got about 41.',
        extensions: { code: 'QUERY_TOO_COMPLEX', estimate: 41, limit: 20 },
      },
    ]);
    expect(gateway.asked()).toEqual([]);
    expect((await gateway.query(SECTIONS, { n: 10 })).errors).toBeUndefined();
  });

  test('is rejected by the size of its response, despite few requests', async () => {
    await using gateway = await startGateway(magazine, { limits: { maxItems: 1000 } });
    const { errors } = await gateway.query('{ posts(first: 100) { nodes { tags { name } } } }');
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('1000 objects in its answer'),
      extensions: { code: 'QUERY_TOO_COMPLEX', limit: 1000 },
    });
    expect(gateway.asked()).toEqual([]);
  });

  describe('of HTML', () => {
    const readings = async (query: string): Promise<unknown> => {
      await using gateway = await startGateway(magazine, { limits: { maxHtml: 0 } });
      const { errors } = await gateway.query(query);
      expect(gateway.asked()).toEqual(errors ? [] : expect.anything());
      return (errors?.[0]?.extensions as { estimate?: number } | undefined)?.estimate ?? 0;
    };

    test.each([
      ['as WordPress sends it', '{ posts { nodes { title content excerpt } } }', 0],
      ['as Markdown', '{ posts { nodes { content(format: MARKDOWN) } } }', 100],
      ['with its links rewritten', '{ posts { nodes { content(rewriteLinks: "https://a.example") } } }', 100],
      ['in three forms', '{ posts { nodes { a: content(format: TEXT) headings { text } wordCount } } }', 300],
      [
        'asked twice alike',
        '{ posts { nodes { wordCount } } x: posts { nodes { slug } nodes { wordCount } } }',
        200,
      ],
      ['in short texts', '{ posts { nodes { title(format: MARKDOWN) excerpt(format: TEXT) } } }', 20],
      ['in comments', '{ comments { nodes { content(format: TEXT) } } }', 10],
      // Ten for the content, and one for each of ten blocks.
      ['in the text of blocks', '{ posts(first: 1) { nodes { blocks { text } } } }', 20],
      ['in SEO', '{ posts { nodes { seo { title } } } }', 10],
    ])('%s, is weighed', async (_title, query, expected) => {
      expect(await readings(query)).toBe(expected);
    });

    test('leaves room for a hundred articles in every form, and not for what aliases make of a thousand', async () => {
      await using gateway = await startGateway(magazine);
      const forms = `content(format: MARKDOWN) excerpt(format: TEXT) headings { text level } images { url } links { url }
        wordCount readingMinutes blocks { name text }`;
      const { errors } = await gateway.query(`{ posts(first: 100) { nodes { title ${forms} } } }`);
      expect(errors).toBeUndefined();
      const aliases = range(1, 2).map((n) => `a${n}: content(format: MARKDOWN)`);
      const refused = await gateway.query(`{ posts(first: 1000) { nodes { ${aliases.join(' ')} } } }`);
      expect(refused.errors).toEqual([
        {
          message: 'Expected an operation of at most 10000 pieces of HTML to read, got about 20000.',
          extensions: { code: 'QUERY_TOO_COMPLEX', estimate: 20_000, limit: 10_000 },
        },
      ]);
    });
  });

  test('is found in what costs no request, too: the site’s types and taxonomies, round and round', async () => {
    await using gateway = await startGateway(magazine, { limits: { maxDepth: 100 } });
    const around = (turns: number): string =>
      turns === 0 ? 'slug' : `taxonomies { contentTypes { ${around(turns - 1)} } }`;
    const { errors } = await gateway.query(`{ contentTypes { ${around(20)} } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
  });

  test('is found behind fragments, whatever their names hide', async () => {
    await using gateway = await startGateway(magazine, { limits: { maxCost: 50 } });
    const { errors } = await gateway.query(`
      { categories { nodes { ...Lists } } }
      fragment Lists on Category { posts { nodes { ...Deep } } ... on Term { slug } }
      fragment Deep on Post { comments { nodes { authorName } } }
    `);
    // 1 list of categories, 10 of posts, 100 of comments.
    expect(errors?.[0]?.extensions).toEqual({ code: 'QUERY_TOO_COMPLEX', estimate: 111, limit: 50 });
    expect(gateway.asked()).toEqual([]);
  });

  test('is found in each of two types that a thing may turn out to be', async () => {
    await using gateway = await startGateway(magazine, { limits: { maxCost: 2 } });
    const { errors } = await gateway.query(`
      { node(id: "${POST_1}") { ... on Page { x: comments(first: 1) { nodes { date } } }
                                ... on Post { x: comments(first: 300) { nodes { date } } } } }
    `);
    expect(errors?.[0]?.extensions).toMatchObject({ estimate: 6, limit: 2 });
  });

  test('does not hide other errors', async () => {
    await using gateway = await startGateway(magazine);
    const absurd = await gateway.query('{ posts(first: 100000) { nodes { id } } }');
    expect(absurd.errors?.[0]?.message).toBe('Expected `first` to be between 0 and 1000, got 100000.');
    const { errors } = await gateway.query(SECTIONS, { n: 'many' });
    expect(errors?.[0]?.message).toContain('Int cannot represent non-integer value');
  });
});

test.each([
  ['an identifier that is none', '/graphql', 'query ($id: Int) { post(by: { databaseId: $id }) { id }'],
  ['a negative size', '/graphql', '{ posts(first: -1) { nodes { id } }'],
  ['a negative size', '/wp/graphql', '{ contentNodes(first: -1) { nodes { id } }'],
])('a field that rejects %s hides nothing from the estimate at %s', async (_, path, rejected) => {
  await using gateway = await startGateway(magazine, { limits: { maxCost: 10 } });
  const lists = range(1, 20).map((n) => `list${n}: tags(first: ${n}) { nodes { id } }`);
  const response = await gateway.gateway.fetch(`http://gateway${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `${rejected} ${lists.join(' ')} }` }),
  });
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['QUERY_TOO_COMPLEX']);
  expect(gateway.asked()).toEqual([]);
});
