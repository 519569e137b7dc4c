import { execute, graphql, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildSchema } from '../../../src/graphql/build-schema.ts';
import { estimateCost } from '../../../src/graphql/engine/cost/estimate-cost.ts';
import type {
  ExtendSchema,
  SchemaContext,
  WordPressItem,
} from '../../../src/graphql/engine/extension/schema-extension.ts';
import { printSdl } from '../../../src/graphql/print-sdl.ts';
import { buildSiteModel, CORE_SITE } from '../../../src/model/site-model.ts';
import { createContext } from '../../../src/server/create-context.ts';
import { discoverSite } from '../../../src/server/discover-site.ts';
import { range, startGateway } from '../../helpers/gateway.ts';
import { makePage, makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const PAGES = { defaultSize: 10, maxSize: 1000 };
const estimateOf = (extend: ExtendSchema, source: string) =>
  estimateCost({ schema: buildSchema(CORE_SITE, {}, extend), document: parse(source), pages: PAGES })
    ?.requests;

/** As in docs/extending.md. */
const cliffhanger: ExtendSchema = () => ({
  typeDefs: `extend type Post { "How the post ends." lastWords: String! }`,
  resolvers: {
    Post: {
      lastWords: {
        reads: ['content.rendered'],
        resolve: (post: WordPressItem) =>
          (post.content?.rendered ?? '')
            .replace(/<[^>]*>/g, '')
            .trim()
            .split(/\s+/)
            .slice(-3)
            .join(' '),
      },
    },
  },
});

/** Each post names a page in a meta field, and has likes in a plugin's own route. */
const related: ExtendSchema = (kit) => {
  const likes = kit.loader<number, number>(async (ids, context) => {
    const counts = (await kit.get('/likes/v1/posts', { include: ids }, context)) as Record<string, number>;
    return ids.map((id) => counts[id] ?? new Error(`Post ${id} has no likes.`));
  });
  return {
    typeDefs: `
      extend type Post {
        "The page of the sponsor."
        sponsor: Page
        sponsors: [Page!]
        likes: Int
        comment_status: String
      }
      extend type Query { "The answer." answer(of: Int = 1): Answer }
      type Answer { number: Int! whoAsks: String }
    `,
    resolvers: {
      Post: {
        sponsor: {
          reads: ['meta.sponsor'],
          resolve: (post: { meta?: { sponsor?: number } }, _args: unknown, context, info) =>
            kit.load(post.meta?.sponsor, context, info),
        },
        sponsors: {
          reads: ['meta.sponsor'],
          resolve: (post: { meta?: { sponsor?: number } }, _args: unknown, context, info) =>
            kit.loadMany([post.meta?.sponsor ?? 0, 999], context, info),
        },
        likes: {
          costs: { by: 'likes' },
          resolve: (post: WordPressItem, _args: unknown, context) => likes(post.id, context),
        },
      },
      Query: { answer: (_query: unknown, { of }: { of: number }) => ({ number: 42 * of }) },
      Answer: { whoAsks: (_answer: unknown, _args: unknown, context: SchemaContext) => context.app() },
    },
  };
};

const site = () => ({
  posts: range(1, 20).map((id) => makePost({ id, meta: { sponsor: 100 + (id % 3) } })),
  pages: range(100, 102).map((id) => makePage({ id, title: `Page ${id}` })),
  further: {
    '/likes/v1/posts': ({ include }: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(
        String(include)
          .split(',')
          .map((id) => [id, Number(id) * 10]),
      ),
  },
});

describe('a field of one’s own', () => {
  test('asks WordPress for the REST fields that it reads, only where it is selected', async () => {
    await using served = await startGateway(
      { posts: [makePost({ id: 1, content: 'Once upon a time, they lived happily.' })] },
      { extendSchema: cliffhanger, cache: { ttl: 0 } },
    );
    const { data } = await served.query('{ posts(first: 20) { nodes { lastWords } } }');
    expect(data).toEqual({ posts: { nodes: [{ lastWords: 'they lived happily.' }] } });
    expect(served.asked()).toEqual([expect.stringContaining('_fields=content.rendered,id')]);
    await served.query('{ posts(first: 20) { nodes { slug } } }');
    expect(served.asked()).toEqual([expect.stringContaining('_fields=id,slug')]);
  });

  test('leads to items in one request for 20 posts, and calls its own API once', async () => {
    await using served = await startGateway(site(), { extendSchema: related, cache: { ttl: 0 } });
    const { data, errors } = await served.query<{ posts: { nodes: unknown[] } }>(
      '{ posts(first: 20) { nodes { databaseId sponsor { title } sponsors { slug } likes comment_status } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.posts.nodes[0]).toEqual({
      databaseId: 20,
      sponsor: { title: 'Page 102' },
      sponsors: [{ slug: 'page-102' }],
      likes: 200,
      comment_status: 'open',
    });
    const asked = served.asked();
    expect(asked).toHaveLength(3);
    expect(asked).toEqual([
      expect.stringMatching(/^\/likes\/v1\/posts\?include=20,/),
      expect.stringMatching(/^\/wp\/v2\/pages\?.*_fields=id,slug,title\.rendered/),
      expect.stringMatching(/^\/wp\/v2\/posts\?.*_fields=comment_status,id,meta\.sponsor/),
    ]);
  });

  test('needs no request where only ids of what it leads to are selected', async () => {
    await using served = await startGateway(site(), { extendSchema: related, cache: { ttl: 0 } });
    await served.query('{ posts(first: 20) { nodes { sponsor { databaseId } } } }');
    expect(served.asked()).toHaveLength(1);
  });

  test.each([
    ['{ posts(first: 20) { nodes { title } } }', 1],
    ['{ posts(first: 20) { nodes { sponsor { title } } } }', 2],
    ['{ posts(first: 20) { nodes { sponsor { databaseId } } } }', 1],
    ['{ posts(first: 20) { nodes { likes } } }', 2],
    ['{ posts(first: 20) { nodes { likes sponsor { title } } } }', 3],
    ['{ posts(first: 200) { nodes { likes } } }', 4],
  ])('counts in the estimate: %s is %i', (source, requests) => {
    expect(estimateOf(related, source)).toBe(requests);
  });

  test('is in the printed schema, and the site keeps its own', () => {
    const sdl = printSdl(buildSchema(CORE_SITE, {}, cliffhanger));
    expect(sdl).toContain('"""How the post ends."""\n  lastWords: String!');
    expect(printSdl(buildSchema(CORE_SITE))).not.toContain('lastWords');
  });

  test('of an interface is in each of its types', async () => {
    const extendSchema: ExtendSchema = () => ({
      typeDefs: 'extend interface Content { shout: String! }',
      resolvers: {
        Content: {
          shout: { reads: ['slug'], resolve: (item: WordPressItem) => String(item.slug).toUpperCase() },
        },
      },
    });
    await using served = await startGateway(site(), { extendSchema });
    const { data } = await served.query(
      '{ a: contents(first: 1) { nodes { shout } } b: page(by: { databaseId: 100 }) { shout } }',
    );
    expect(data).toEqual({ a: { nodes: [{ shout: expect.any(String) }] }, b: { shout: 'PAGE-100' } });
  });

  test.each([
    ['extend type Post { title: String }', {}, 'Field "Post.title" already exists'],
    ['type Page { a: Int }', {}, 'Type "Page" already exists'],
    ['extend type Pots { a: Int }', {}, 'Cannot extend type "Pots" because it is not defined'],
    ['extend type Post {', {}, 'Syntax Error'],
    ['extend type Query { a: Int }', {}, 'Query.a has no resolver.'],
    ['extend type Post { a: Int }', { Post: { b: () => 1 } }, 'the resolver Post.b has no field'],
    ['extend type Post { a: Int }', { Pots: { a: () => 1 } }, 'no type Pots.'],
    ['extend type Post { a: Int }', { Post: { title: () => 'x' } }, "Post.title is Pressgraph's own field"],
  ])('%s is a clear error at the start', async (typeDefs, resolvers, message) => {
    const started = startGateway({}, { extendSchema: () => ({ typeDefs, resolvers }) });
    await expect(started).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(`extendSchema: ${message}`),
    });
  });
});

test('what is made of the request is the caller’s own: such answers are not cached for others', async () => {
  await using served = await startGateway(site(), {
    extendSchema: related,
    context: (request) => request.headers.get('x-name'),
  });
  const whoAsks = async (name: string) => {
    const { data } = await served.query<{ answer: unknown }>(
      '{ answer(of: 2) { number whoAsks } }',
      {},
      { 'x-name': name },
    );
    return data.answer;
  };
  expect(await whoAsks('Ida')).toEqual({ number: 84, whoAsks: 'Ida' });
  expect(await whoAsks('Max')).toEqual({ number: 84, whoAsks: 'Max' });
});

test('what is no extension is a clear error at the start, such as a promise of one', async () => {
  const extendSchema = (async () => ({ typeDefs: '' })) as unknown as ExtendSchema;
  await expect(startGateway({}, { extendSchema })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining(
      'extendSchema: expected a function that returns an object with `typeDefs`',
    ),
  });
});

test.each(['/graphql', '/wp/graphql'])('plugins of Yoga run on each operation at %s', async (path) => {
  const called: string[] = [];
  const hooks = ['onRequest', 'onParams', 'onExecute', 'onResponse'].map((hook) => [
    hook,
    () => void called.push(hook),
  ]);
  await using served = await startGateway(site(), { plugins: [Object.fromEntries(hooks)] });
  const ask = async () => {
    const response = await served.gateway.fetch(`http://gateway${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ posts { nodes { title } } }' }),
    });
    expect(response.status).toBe(200);
    return called.splice(0);
  };
  expect(await ask()).toEqual(['onRequest', 'onParams', 'onExecute', 'onResponse']);
  // From the cache, though never past a plugin.
  for (const _ of [1, 2]) expect(await ask()).toEqual(['onRequest', 'onParams', 'onResponse']);
});

test('the schema of WPGraphQL is extended in the same way', async () => {
  await using served = await startGateway(site(), {
    extendWPGraphQL: (kit) => ({
      typeDefs: 'extend type Post { sponsor: Page shout: String }',
      resolvers: {
        Post: {
          shout: { reads: ['slug'], resolve: (post: WordPressItem) => String(post.slug).toUpperCase() },
          sponsor: {
            reads: ['meta.sponsor'],
            resolve: (post: { meta?: { sponsor?: number } }, _args: unknown, context, info) =>
              kit.load(post.meta?.sponsor, context, info),
          },
        },
      },
    }),
  });
  const response = await served.gateway.fetch('http://gateway/wp/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ posts(first: 2) { nodes { shout sponsor { title } } } }' }),
  });
  expect(await response.json()).toEqual({
    data: {
      posts: {
        nodes: [
          { shout: 'POST-20', sponsor: { title: 'Page 102' } },
          { shout: 'POST-19', sponsor: { title: 'Page 101' } },
        ],
      },
    },
  });
  expect(served.asked()).toHaveLength(2);
});

test('a mistake in an extension of WPGraphQL’s schema is told at the start, too', async () => {
  const started = startGateway(
    {},
    { extendWPGraphQL: () => ({ typeDefs: 'extend type Post { title: String }' }) },
  );
  await expect(started).rejects.toThrow('Field "Post.title" already exists');
});

test('a schema is executed without a gateway', async () => {
  await using server = await startWordPressServer(site());
  const found = await discoverSite(server.url);
  const schema = buildSchema(buildSiteModel(found.discovery), {}, related);
  server.calls.length = 0;
  const document = parse('{ posts(first: 20) { nodes { title sponsor { title } } } answer { whoAsks } }');
  const result = await execute({ schema, document, contextValue: createContext(found, { app: 'Ida' }) });
  expect(result.errors).toBeUndefined();
  expect(result.data).toMatchObject({ answer: { whoAsks: 'Ida' } });
  expect(server.calls).toHaveLength(2);
  const anonymous = await graphql({
    schema,
    source: '{ viewer { name } }',
    contextValue: createContext(found),
  });
  expect(anonymous.data).toEqual({ viewer: null });
  await found.client.close();
});
