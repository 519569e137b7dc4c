import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import type { Gateway } from '../../../src/server/gateway.ts';
import type { GatewayOptions } from '../../../src/server/gateway-options.ts';
import { range } from '../../helpers/gateway.ts';
import { hasRedis, startRedis } from '../../helpers/redis.ts';
import { startService } from '../../helpers/service.ts';
import { makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer, type WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const magazine = {
  posts: range(1, 3).map((id) =>
    makePost({ id, author: 7, title: `Issue ${id}`, content: 'A secret draft' }),
  ),
  users: [makeUser({ id: 7 })],
  types: { book: { rest_base: 'books' } },
};

/** A site that can be taken down: its connections are closed without an answer, but its address stays. */
async function startSite(options: WordPressServerOptions = {}) {
  let isDown = false;
  const site = await startWordPressServer({
    ...magazine,
    take(request) {
      if (isDown) request.socket.destroy();
      return isDown;
    },
    ...options,
  });
  const down = (is: boolean) => {
    isDown = is;
  };
  return Object.assign(site, { down });
}

async function startFolder() {
  const path = await mkdtemp(join(tmpdir(), 'pressgraph-state-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

const options = { upstream: { retries: 0, retryDelay: 1 }, freshness: { watchInterval: 0 } };

/** A gateway, and what it told its operator. */
async function start(wordpress: string, given: Partial<GatewayOptions> = {}) {
  const warnings: string[] = [];
  const logger = { warn: (...args: unknown[]) => void warnings.push(String(args.at(-1))) };
  const told = new Proxy(logger, { get: (own, name) => Reflect.get(own, name) ?? (() => {}) });
  const gateway = await createGateway({
    ...{ wordpress, logger: told as unknown as NonNullable<GatewayOptions['logger']> },
    ...{ ...options, ...given },
  });
  return { gateway, warnings, [Symbol.asyncDispose]: async () => void (await gateway.dispose()) };
}

async function ask(gateway: Pick<Gateway, 'fetch'>, query: string, path = '/graphql') {
  const response = await gateway.fetch(`http://gateway${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
}

const ready = async (gateway: Pick<Gateway, 'fetch'>) => {
  const response = await gateway.fetch('http://gateway/readyz');
  return [response.status, await response.json()];
};

const onlyFile = async (folder: string) => {
  const [name = '', ...others] = await readdir(folder);
  expect(others).toEqual([]);
  return join(folder, name);
};

const BOOKS = '{ books { nodes { databaseId } } }';

describe('a gateway with STATE_DIR', () => {
  test('starts from what it knew of the site, and reads the site as soon as it answers', async () => {
    await using folder = await startFolder();
    await using site = await startSite();
    await using first = await start(site.url, { stateDir: folder.path });
    expect(await ready(first.gateway)).toEqual([200, { status: 'ready', wordpress: 'available' }]);
    expect(await ask(first.gateway, BOOKS)).toEqual({ data: { books: { nodes: [] } } });
    await first.gateway.dispose();

    site.down(true);
    await using second = await start(site.url, { stateDir: folder.path });
    expect(second.warnings).toEqual([
      expect.stringMatching(/^The site is served as it was read at 20.*Nothing answers/s),
    ]);
    expect(await ready(second.gateway)).toEqual([
      200,
      { status: 'ready', wordpress: 'unavailable', schema: 'restored' },
    ]);
    for (const [path, query] of [
      ['/graphql', BOOKS],
      ['/wp/graphql', '{ contentNodes { nodes { id } } }'],
    ] as const) {
      const { errors } = await ask(second.gateway, query, path);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_UNAVAILABLE']);
    }
    expect(await ask(second.gateway, '{ __typename }', '/wp/graphql')).toEqual({
      data: { __typename: 'RootQuery' },
    });

    site.down(false);
    await vi.waitUntil(async () => (await ready(second.gateway))[1].schema === undefined, {
      timeout: 10_000,
    });
    expect(await ask(second.gateway, BOOKS)).toEqual({ data: { books: { nodes: [] } } });
  });

  test('serves the new schema if the site has changed meanwhile', async () => {
    await using folder = await startFolder();
    let types: Record<string, object> | undefined;
    await using site = await startSite({
      override: ({ route }) => (types && route === '/wp/v2/types' ? { body: types } : undefined),
    });
    await using first = await start(site.url, { stateDir: folder.path });
    await first.gateway.dispose();
    const listed = (await (await fetch(`${site.url}/wp-json/wp/v2/types`)).json()) as { book: object };
    site.down(true);
    const changes: unknown[] = [];
    await using _second = await start(site.url, {
      stateDir: folder.path,
      onSchemaChange: (schema) => changes.push(schema.getType('Film')?.name),
    });
    types = { ...listed, film: { ...listed.book, slug: 'film', rest_base: 'films' } };
    site.down(false);
    await vi.waitUntil(() => changes.length > 0, { timeout: 10_000 });
    expect(changes).toEqual(['Film']);
  });

  test('asks for what it had, and builds its schema, while WordPress answers; another one if the site has changed', async () => {
    await using folder = await startFolder();
    let types: Record<string, object> | undefined;
    let built: unknown[] = [];
    const meanwhile: unknown[] = [];
    let isHeld = false;
    let isAskedForBooks = false;
    await using site = await startSite({
      async override({ route }) {
        isAskedForBooks ||= route === '/wp/v2/books';
        if (isHeld && route === '/wp/v2/types') {
          await vi.waitUntil(() => isAskedForBooks, { timeout: 10_000 });
        }
        if (isHeld && route === '/wp/v2/comments') {
          await vi.waitUntil(() => built.length > 0, { timeout: 10_000 });
          meanwhile.push([...built]);
        }
        return types && route === '/wp/v2/types' ? { body: types } : undefined;
      },
    });
    const startAgain = async () => {
      built = [];
      isAskedForBooks = false;
      await using started = await start(site.url, {
        stateDir: folder.path,
        extendSchema({ schema }) {
          built.push(schema.getType('Film')?.name);
          return {
            typeDefs: 'extend type Query { "How many there are." shelves: Int }',
            resolvers: { Query: { shelves: { resolve: () => 1 } } },
          };
        },
      });
      return [built, await ask(started.gateway, BOOKS)];
    };
    const answer = { data: { books: { nodes: [] } } };
    expect(await startAgain()).toEqual([[undefined], answer]);
    isHeld = true;
    expect(await startAgain()).toEqual([[undefined], answer]);
    const listed = (await (await fetch(`${site.url}/wp-json/wp/v2/types`)).json()) as { book: object };
    types = { ...listed, film: { ...listed.book, slug: 'film', rest_base: 'films' } };
    expect(await startAgain()).toEqual([[undefined, 'Film'], answer]);
    expect(meanwhile).toEqual([[undefined], [undefined]]);
  });

  test('keeps no contents, in a file for its owner alone', async () => {
    await using folder = await startFolder();
    await using site = await startSite();
    await using served = await start(site.url, {
      stateDir: folder.path,
      upstream: { ...options.upstream, siteHeaders: ['X-Door: open for signs'] },
      freshness: { ...options.freshness, webhookSecret: 'signs what the site reports, and nothing else' },
    });
    await served.gateway.dispose();
    const path = await onlyFile(folder.path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const text = await readFile(path, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ version: 1, address: `${site.url}/`, readAs: 'anonymous' });
    expect(text).not.toMatch(/secret|signs|Issue 1/);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, 500), 'it cannot be read'],
    ['empty', () => '', 'it cannot be read'],
    ['of another format', (text: string) => text.replace('"version":1', '"version":9'), 'it has version 9'],
    [
      'of another site',
      (text: string) => text.replace(/"address":"[^"]*"/, '"address":"https://a.example/"'),
      'of another site',
    ],
    [
      'with another host',
      (text: string) => text.replace(/"restRoot":"[^"]*"/, '"restRoot":"http://evil.example/wp-json/"'),
      'on another host',
    ],
    [
      'read with other rights',
      (text: string) => text.replace('"anonymous"', '"service"'),
      'with other rights',
    ],
    ['incomplete', (text: string) => text.replace('"namespaces"', '"names"'), 'it is not complete'],
    ['too large', (text: string) => text + ' '.repeat(17 * 1024 ** 2), 'more than 16777216'],
  ])('ignores a file that is %s, and says so in a line', async (_, change, words) => {
    await using folder = await startFolder();
    await using site = await startSite();
    await using first = await start(site.url, { stateDir: folder.path });
    await first.gateway.dispose();
    const path = await onlyFile(folder.path);
    await writeFile(path, change(await readFile(path, 'utf8')));
    await using second = await start(site.url, { stateDir: folder.path });
    expect(second.warnings).toEqual([expect.stringContaining(words)]);
    await second.gateway.dispose();
    // It has been replaced.
    await using third = await start(site.url, { stateDir: folder.path });
    expect(third.warnings).toEqual([]);
  });

  test('starts without its folder, and says so', async () => {
    await using site = await startSite();
    await using served = await start(site.url, { stateDir: '/nonexistent' });
    await vi.waitUntil(() => served.warnings.length > 0);
    expect(served.warnings).toEqual([
      expect.stringMatching(/^The site is not kept in \/nonexistent.*ENOENT/),
    ]);
  });

  test('does not start by a mistake', async () => {
    await using folder = await startFolder();
    await using site = await startSite();
    await using first = await start(site.url, { stateDir: folder.path });
    await first.gateway.dispose();
    const serviceAuthorization = 'gateway:wrong password';
    await expect(
      start(site.url, { stateDir: folder.path, callers: { serviceAuthorization } }),
    ).rejects.toThrow(/rejected the service credential/);
  });
});

test('a first start waits for WordPress with --wait, and fails without', async () => {
  await using site = await startSite();
  site.down(true);
  await expect(start(site.url)).rejects.toThrow(/Nothing answers/);
  await expect(start(site.url, { wait: 0.2 })).rejects.toThrow(/Nothing answers/);
  const waiting = start(site.url, { wait: 20 });
  setTimeout(() => site.down(false), 300);
  await using served = await waiting;
  expect(served.warnings).toEqual([expect.stringMatching(/^Trying again for 20 s. Nothing answers/)]);
  expect(await ask(served.gateway, BOOKS)).toEqual({ data: { books: { nodes: [] } } });
});

test('headers for every request are tried before any request that a restored gateway makes', async () => {
  await using folder = await startFolder();
  let isLoggedIn = false;
  await using site = await startSite({
    override: ({ route }) =>
      isLoggedIn && route === '/wp/v2/users/me' ? { body: { id: 1, name: 'admin' } } : undefined,
  });
  const given = { stateDir: folder.path, upstream: { ...options.upstream, siteHeaders: ['X-Door: open'] } };
  await using first = await start(site.url, given);
  await first.gateway.dispose();
  site.down(true);
  const errors: unknown[] = [];
  await using second = await start(site.url, { ...given, onError: (error) => errors.push(String(error)) });
  isLoggedIn = true;
  site.down(false);
  site.calls.length = 0;
  const { errors: told } = await ask(second.gateway, BOOKS);
  expect(told?.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_UNAVAILABLE']);
  expect(site.calls.map(({ route }) => route)).toEqual(['/wp/v2/users/me']);
  expect(errors).toEqual([expect.stringContaining('for a login')]);
});

describe.skipIf(!hasRedis)('a process with Redis', () => {
  test('that is killed during an outage serves every cached answer again', { timeout: 60_000 }, async () => {
    await using redis = await startRedis();
    await using site = await startSite();
    // Patient, for a busy machine.
    const env = {
      REDIS_URL: redis.url,
      REDIS_TIMEOUT: '10000',
      RETRIES: '0',
      CACHE_TTL: '1',
      WATCH_INTERVAL: '0',
    };
    const queries = range(1, 20).map(
      (first) => `{ posts(first: ${first}) { nodes { title author { name } } } }`,
    );
    const post = async (url: string, query: string) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return await response.text();
    };
    const first = await startService(site.url, env);
    const answers = await Promise.all(queries.map((query) => post(first.url, query)));
    expect(answers[0]).toContain('Issue');
    site.down(true);
    first.child.kill('SIGKILL');
    await first.exited;
    const second = await startService(site.url, env);
    try {
      expect(await Promise.all(queries.map((query) => post(second.url, query)))).toEqual(answers);
      expect(await post(second.url, BOOKS)).toContain('UPSTREAM_UNAVAILABLE');
      const response = await fetch(new URL('/readyz', second.url));
      expect(await response.json()).toMatchObject({ status: 'ready', wordpress: 'unavailable' });
    } finally {
      second.child.kill('SIGKILL');
      await second.exited;
    }
  });
});
