import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { createSchema, createYoga } from 'graphql-yoga';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Answer, idOf, range, startGateway, type TestGateway } from '../helpers/gateway.ts';
import { basic, signedIn } from '../helpers/signed-in.ts';
import { makePost, makeUser } from '../helpers/wordpress-rows.ts';

const EDITOR = { authorization: basic('editor:abcd') };
const draft = { ...makePost({ id: 90 }), status: 'draft', title: { rendered: 'A draft' } };
const SITE = {
  posts: range(1, 60).map((id) => makePost({ id, author: 1 })),
  users: [makeUser({ id: 1 })],
  override: signedIn({
    [EDITOR.authorization]: { '/wp/v2/posts': { body: [draft] }, '/wp/v2/posts/90': { body: draft } },
  }),
};

/** Another team’s subgraph. It knows nothing of Pressgraph: only WordPress’s ids of posts. */
const REVIEWS = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query { reviews(first: Int = 50): [Review!]! draftReview: Review! }
  type Review { stars: Int! post: Post blogPost: BlogPost }
  type Post @key(fields: "databaseId", resolvable: false) { databaseId: Int! }
  type BlogPost @key(fields: "databaseId", resolvable: false) { databaseId: Int! }
  type Author @key(fields: "id") { id: ID! badges: [String!]! }
`;
const review = (id: number) => ({ stars: 5, post: { databaseId: id }, blogPost: { databaseId: id } });

/** A subgraph with one entity, to which it adds fields. */
function subgraph(sdl: string, entity: string, added: object, query: Readonly<Record<string, unknown>>) {
  const plain = sdl.replace(/extend schema[^)]*\)\s*/, '').replace(/@key\([^)]*\)/g, '');
  return createYoga({
    logging: false,
    schema: createSchema({
      typeDefs: `${plain}
        scalar _Any
        union _Entity = ${entity}
        extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`,
      resolvers: {
        _Entity: { __resolveType: () => entity },
        Query: {
          ...query,
          _entities: (_root: unknown, { representations }: { representations: readonly object[] }) =>
            representations.map((given) => ({ ...given, ...added })),
        },
      },
    }),
  });
}
const reviews = subgraph(
  REVIEWS,
  'Author',
  { badges: ['Editor in chief'] },
  {
    reviews: (_root: unknown, { first }: { first: number }) => range(1, first).map(review),
    draftReview: () => review(90),
  },
);

let wordpress: TestGateway;
let blog: TestGateway;
let router: string;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pressgraph-hive-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const options = { federation: true, cache: { ttl: 0 } };
  wordpress = await startGateway(SITE, options);
  blog = await startGateway({ ...SITE, users: [] }, { ...options, schemaPrefix: 'Blog' });
  ends.push(
    () => wordpress[Symbol.asyncDispose](),
    () => blog[Symbol.asyncDispose](),
  );
  const subgraphs = [
    { name: 'wordpress', url: await listen(wordpress.gateway), sdl: await sdlOf(wordpress) },
    { name: 'blog', url: await listen(blog.gateway), sdl: await sdlOf(blog) },
    { name: 'reviews', url: await listen(reviews), sdl: REVIEWS },
  ];
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map(({ sdl, ...subgraph }) => ({ ...subgraph, typeDefs: parse(sdl) })),
  );
  expect(errors).toBeUndefined();
  await cp(fileURLToPath(new URL('clients/hive', import.meta.url)), folder, { recursive: true });
  await writeFile(join(folder, 'supergraph.graphql'), supergraphSdl ?? '');
  // `HIVE_MODULES=/path/to/node_modules`: installed before.
  const given = process.env['HIVE_MODULES'];
  if (given === undefined) {
    const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts'];
    await promisify(execFile)('npm', install, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  } else await symlink(given, join(folder, 'node_modules'));
  const port = await freePort();
  const command = ['supergraph', 'supergraph.graphql', '--host', '127.0.0.1', '--port', String(port)];
  const child = spawn(
    process.execPath,
    [join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js'), ...command, '-c', 'gateway.config.mjs'],
    { cwd: folder, stdio: process.env['HIVE_LOG'] ? 'inherit' : 'ignore', detached: true },
  );
  ends.push(() => {
    if (child.pid !== undefined) process.kill(-child.pid);
  });
  router = `http://127.0.0.1:${port}/graphql`;
  await vi.waitFor(() => fetch(router), { timeout: 120_000, interval: 500 });
  await ask('{ __typename }');
  wordpress.asked();
}, 900_000);
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const sdlOf = async (gateway: TestGateway): Promise<string> =>
  (await gateway.query<{ _service: { sdl: string } }>('{ _service { sdl } }')).data._service.sdl;

async function ask(query: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<unknown>> {
  const response = await fetch(router, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer<unknown>;
}

test('fifty reviews with their posts and authors, and what others add to these: two requests to WordPress', async () => {
  const answer = await ask('{ reviews { stars post { title author { name badges } } } }');
  expect(answer).toEqual({
    data: {
      reviews: range(1, 50).map(() => ({
        stars: 5,
        post: {
          title: expect.any(String),
          author: { name: expect.any(String), badges: ['Editor in chief'] },
        },
      })),
    },
  });
  expect(wordpress.asked()).toEqual([
    expect.stringMatching(/^\/wp\/v2\/posts\?include=/),
    expect.stringMatching(/^\/wp\/v2\/users\?include=1/),
  ]);
});

test('two sites: each is asked for its own posts', async () => {
  const { data, errors } = await ask(
    '{ reviews(first: 2) { post { id } blogPost { id title } } blogPosts(first: 1) { totalCount } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    reviews: range(1, 2).map((id) => ({
      post: { id: idOf('Post', id) },
      blogPost: { id: idOf('BlogPost', id), title: expect.any(String) },
    })),
    blogPosts: { totalCount: 60 },
  });
});

test('a draft has a title for its editor, and none for others', async () => {
  const query = '{ draftReview { stars post { title } } }';
  expect(await ask(query)).toEqual({ data: { draftReview: { stars: 5, post: { title: null } } } });
  expect(await ask(query, EDITOR)).toEqual({
    data: { draftReview: { stars: 5, post: { title: 'A draft' } } },
  });
});
