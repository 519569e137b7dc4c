import { type GraphQLSchema, graphql, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSchema } from '../../../src/graphql/build-schema.ts';
import { UnlockedItems } from '../../../src/graphql/engine/content/unlocked-items.ts';
import type { GatewayContext } from '../../../src/graphql/engine/context.ts';
import { estimateCost } from '../../../src/graphql/engine/cost/estimate-cost.ts';
import { OperationHtml } from '../../../src/graphql/engine/values/operation-html.ts';
import { createLoaders } from '../../../src/loaders/create-loaders.ts';
import { buildSiteModel } from '../../../src/model/site-model.ts';
import { discoverSite } from '../../../src/server/discover-site.ts';
import { range, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { buildSecondSchema } from '../../helpers/second-schema.ts';
import {
  makeCategory,
  makeComment,
  makeMedia,
  makePage,
  makePost,
  makeUser,
} from '../../helpers/wordpress-rows.ts';

const PAGES = { defaultSize: 10, maxSize: 1_000 };
const cursorOf = (words: string) => Buffer.from(words).toString('base64');

let gateway: TestGateway;
let native: GraphQLSchema;
let second: GraphQLSchema;
let run: (document: string) => Promise<unknown>;
let close: () => Promise<void>;

/** Runs both schemas of one site. Each operation of the second has its own loaders, as in the gateway. */
beforeAll(async () => {
  // The second schema runs without a cache, so the native one does, too.
  gateway = await startGateway(
    {
      posts: range(1, 60).map((id) =>
        makePost({ id, author: id % 2 === 0 ? 5 : 6, featured_media: id % 3, categories: [1 + (id % 4)] }),
      ),
      pages: [makePage({ id: 91, slug: 'about', author: 5 })],
      users: [makeUser({ id: 5, name: 'Ida' })],
      media: [makeMedia({ id: 1, alt_text: 'A pen' }), makeMedia({ id: 2, alt_text: 'A press' })],
      categories: range(1, 4).map((id) => makeCategory({ id, count: 15 })),
      comments: [makeComment({ id: 1, post: 1, author_name: 'Max' })],
    },
    { cache: { ttl: 0 } },
  );
  const { discovery, client } = await discoverSite(gateway.site.url);
  const site = buildSiteModel(discovery);
  native = buildSchema(site);
  second = buildSecondSchema(site);
  run = async (source) => {
    const { signal } = new AbortController();
    const contextValue: GatewayContext = {
      site,
      load: createLoaders(client),
      signal,
      html: new OperationHtml(signal),
      unlocked: new UnlockedItems(),
      pages: PAGES,
      uploads: { maxBytes: 0 },
      caller: { kind: 'anonymous', key: '' },
      previews: undefined,
      changes: { subscribe: () => expect.fail() },
      app: () => undefined,
      doNotCache: () => {},
    };
    const { data, errors } = await graphql({ schema: second, source, contextValue });
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data));
  };
  close = async () => {
    await client.close();
    await gateway[Symbol.asyncDispose]();
  };
  gateway.asked();
});
afterAll(() => close());

const estimateOf = (schema: GraphQLSchema, source: string) =>
  estimateCost({ schema, document: parse(source), pages: PAGES })?.requests;

describe('a second schema makes the same requests', () => {
  test.each([
    [
      'a list with authors and images',
      '{ posts(first: 4) { totalCount nodes { title author { name } featuredMedia { altText } } } }',
      '{ articles(first: 4) { length items { headline writer { node { fullName } } picture { node { alternative } } } } }',
      3,
    ],
    [
      'a single item with what it embeds',
      '{ post(by: { databaseId: 2 }) { title author { name } featuredMedia { altText } } }',
      '{ article(number: 2) { headline writer { node { fullName } } picture { node { alternative } } } }',
      1,
    ],
    [
      'an item under several aliases of its edges',
      '{ post(by: { databaseId: 2 }) { a: author { databaseId } b: author { name } } }',
      '{ article(number: 2) { a: writer { node { number } } b: writer { n: node { number } node { fullName } } } }',
      1,
    ],
    [
      'comments beside their item',
      '{ post(by: { databaseId: 1 }) { title comments { nodes { authorName } } } }',
      '{ article(number: 1) { headline remarks { items { signedBy } } } }',
      2,
    ],
    [
      'lists under a list',
      '{ categories { nodes { name posts(first: 2) { nodes { title author { name } } } } } }',
      '{ topics { items { caption articles(first: 2) { entries { it { headline writer { node { fullName } } } } } } } }',
      3,
    ],
    [
      'pages with their cursors',
      '{ posts(first: 3) { edges { cursor node { title } } pageInfo { hasNextPage endCursor } } }',
      '{ articles(first: 3) { entries { at it { headline } } bounds { goesOn last } } }',
      1,
    ],
    ['the length of a list', '{ posts { totalCount } }', '{ articles { length } }', 1],
    [
      'nothing for ids alone',
      '{ posts { nodes { databaseId author { databaseId } featuredMedia { databaseId } } } }',
      '{ articles { items { number writer { node { number } } picture { node { number } } } } }',
      1,
    ],
    [
      'an address',
      '{ nodeByUri(uri: "/about/") { ... on Content { title author { name } } } }',
      '{ at(path: "/about/") { headline writer { node { fullName } } } }',
      2,
    ],
  ])('%s', async (_title, ours, theirs, requests) => {
    const { data, errors } = await gateway.query(ours);
    expect([errors, data]).toEqual([undefined, expect.anything()]);
    const asked = gateway.asked();
    await run(theirs);
    expect(gateway.asked()).toEqual(asked);
    expect(asked).toHaveLength(requests);
  });

  test.each([
    [
      '{ posts(first: 4) { nodes { title author { name } featuredMedia { altText } } } }',
      '{ articles(first: 4) { items { headline writer { node { fullName } } picture { node { alternative } } } } }',
    ],
    [
      '{ posts { nodes { author { databaseId } } } }',
      '{ articles { entries { it { writer { node { number } } } } } }',
    ],
    [
      '{ categories { totalCount nodes { posts(first: 2) { nodes { author { name } } } } } }',
      '{ topics { length items { articles(first: 2) { items { writer { node { fullName } } } } } } }',
    ],
  ])('and has the same estimated cost: %s', (ours, theirs) => {
    expect(estimateOf(second, theirs)).toBe(estimateOf(native, ours));
  });
});

describe('a second schema has its own', () => {
  test('type names', async () => {
    expect(await run('{ at(path: "/about/") { __typename } article(number: 1) { __typename } }')).toEqual({
      at: { __typename: 'Sheet' },
      article: { __typename: 'Article' },
    });
    expect(second.getType('Node')).toBeUndefined();
    expect(second.getType('PageInfo')).toBeUndefined();
  });

  test('edges, null if their item is missing', async () => {
    const edges = 'writer { node { fullName } } picture { node { number alternative } }';
    expect(
      await run(`{ two: article(number: 2) { ${edges} } three: article(number: 3) { ${edges} } }`),
    ).toEqual({
      two: {
        writer: { node: { fullName: 'Ida' } },
        picture: { node: { number: 2, alternative: 'A press' } },
      },
      three: { writer: null, picture: null },
    });
  });

  test('page sizes, clipped at the maximum', async () => {
    gateway.asked();
    expect(await run('{ articles(first: 5000) { items { number } bounds { goesOn } } }')).toMatchObject({
      articles: { items: { length: 50 }, bounds: { goesOn: true } },
    });
    expect(gateway.asked()).toEqual(['/wp/v2/posts?orderby=date&order=desc&per_page=50&_fields=id']);
    expect(estimateOf(second, '{ articles(first: 5000) { items { number } } }')).toBe(1);
  });

  test('cursors, ignored if invalid', async () => {
    const page = (after: string) =>
      run(`{ articles(first: 2, after: "${after}") { items { number } bounds { last } } }`);
    const first = (await page('nonsense')) as { articles: { bounds: { last: string } } };
    const { last } = first.articles.bounds;
    expect(Buffer.from(last, 'base64').toString()).toMatch(/^arrayconnection:\d+:/);
    expect(await page(cursorOf('arrayconnection:59'))).toEqual(first);
    const walked = [first, await page(last)] as { articles: { items: { number: number }[] } }[];
    const ids = walked.flatMap(({ articles }) => articles.items.map(({ number }) => number));
    expect(new Set(ids).size).toBe(4);
  });

  test('rules for conflicting arguments', async () => {
    expect(await run('{ articles(first: 1, last: 3) { items { number } } }')).toMatchObject({
      articles: { items: { length: 1 } },
    });
  });
});
