import { AsyncLocalStorage, createHook } from 'node:async_hooks';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openGateway } from '../../../src/server/create-gateway.ts';
import { discoverSite } from '../../../src/server/discover-site.ts';
import { createMetrics } from '../../../src/server/operating/metrics.ts';
import { idOf, range, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { mergeOptions } from '../../helpers/merge-options.ts';
import { hasRedis, type RedisServer, startRedis } from '../../helpers/redis.ts';
import { type Answers, basic, signedIn } from '../../helpers/signed-in.ts';
import { subscribe } from '../../helpers/subscribe.ts';
import { makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import { type OverrideResponse, startWordPressServer } from '../../helpers/wordpress-server.ts';

type Options = NonNullable<Parameters<typeof startGateway>[1]>;

const editor = { authorization: basic('editor:abcd efgh') };
const service = 'service:abcd efgh';
const QUIET: Options = { freshness: { refreshInterval: 0, watchInterval: 0 }, upstream: { retries: 0 } };

/** A site with the ids and slugs of every other one, and a name of its own in all it tells. */
async function startSite(name: string, options: Options = {}, users: Readonly<Record<string, Answers>> = {}) {
  const overrides: Record<string, OverrideResponse | Promise<OverrideResponse> | undefined> = {};
  const answerUsers = signedIn(users);
  const gateway = await startGateway(
    {
      name,
      posts: range(1, 3).map((id) =>
        makePost({ id, title: `${name} ${id}`, excerpt: `In ${name}: ${id}`, author: 5 }),
      ),
      users: [makeUser({ id: 5, name: `Author of ${name}` })],
      override: (request) => overrides[request.route ?? ''] ?? answerUsers(request),
    },
    mergeOptions(QUIET, options),
  );
  return Object.assign(gateway, { overrides });
}

const DOWN: OverrideResponse = { status: 503, body: '<title>Down</title>' };
const hanging = new Promise<never>(() => {});

const TITLES = '{ posts { nodes { title author { name } } } }';
const titlesOf = (name: string) => ({
  data: {
    posts: {
      nodes: [3, 2, 1].map((id) => ({ title: `${name} ${id}`, author: { name: `Author of ${name}` } })),
    },
  },
});

const readiness = async ({ gateway }: TestGateway) =>
  (await (await gateway.fetch('http://gateway/readyz')).json()) as { readonly wordpress: string };

describe('two sites in one process', () => {
  test('serve their own content, from separate caches', async () => {
    await using one = await startSite('Ink');
    await using other = await startSite('Paper');
    const node = `{ node(id: "${idOf('Post', 1)}") { ... on Post { title } } post(by: { slug: "post-2" }) { title } }`;
    for (const [gateway, name] of [
      [one, 'Ink'],
      [other, 'Paper'],
    ] as const) {
      for (const _time of range(1, 2)) {
        expect(await gateway.query(TITLES)).toEqual(titlesOf(name));
        expect(await gateway.query(node)).toEqual({
          data: { node: { title: `${name} 1` }, post: { title: `${name} 2` } },
        });
      }
      // The second time, both came from the cache.
      expect(gateway.asked().filter((asked) => asked.startsWith('/wp/v2/users'))).toHaveLength(1);
    }
    one.overrides['/wp/v2/posts'] = { body: [] };
    await one.gateway.changes.publish([{ route: '/wp/v2/posts', id: 1, kind: 'DELETED' }]);
    expect(await one.query(TITLES)).toEqual({ data: { posts: { nodes: [] } } });
    expect(await other.query(TITLES)).toEqual(titlesOf('Paper'));
    expect(other.asked()).toEqual([]);
  });

  test.skipIf(!hasRedis)('share a Redis, and nothing in it', async () => {
    await using redis = await startRedis();
    const options = { redisUrl: redis.url, limits: { rateLimit: 3 } };
    await using one = await startSite('Ink', options);
    await using other = await startSite('Paper', options);
    expect(await one.query(TITLES)).toEqual(titlesOf('Ink'));
    expect(await other.query(TITLES)).toEqual(titlesOf('Paper'));
    const limited = { errors: [{ extensions: { code: 'RATE_LIMITED' } }] };
    expect(await one.query('{ posts { totalCount } }')).toMatchObject({ data: {} });
    expect(await one.query('{ __typename }')).toMatchObject(limited);
    expect(await other.query('{ posts { totalCount } }')).toMatchObject({ data: {} });
  });

  test('remember refusals separately: a route that one refuses is requested on the other', async () => {
    await using one = await startSite('Ink');
    await using other = await startSite('Paper');
    const menus = '{ menus { name } }';
    const refused = '/wp/v2/menus?_fields=id,locations,name,slug&per_page=100';
    await one.query(menus);
    expect(one.asked()).toContain(refused);
    await one.query('{ menus { slug } }');
    expect(one.asked()).not.toContain(refused);
    await other.query(menus);
    expect(other.asked()).toContain(refused);
  });

  test('have separate list hit rates', async () => {
    const options = { limits: { maxPageSize: 100 } };
    await using one = await startSite('Ink', options);
    await using other = await startSite('Paper', options);
    // A list that was never requested before, with the same items.
    const list = (second: number) =>
      `{ posts(where: { publishedBefore: "2100-01-01T00:00:0${second}Z" }) { nodes { excerpt } } }`;
    const fieldsOf = async (gateway: TestGateway, second: number) => {
      await gateway.query(list(second));
      return gateway.asked().map((asked) => /_fields=(.*)$/.exec(asked)?.[1]);
    };
    for (const second of range(1, 4)) expect(await fieldsOf(one, second)).toEqual(['excerpt.rendered,id']);
    expect(await fieldsOf(one, 5)).toEqual(['id']);
    for (const second of range(1, 4)) expect(await fieldsOf(other, second)).toEqual(['excerpt.rendered,id']);
  });

  test('have separate circuit breakers', async () => {
    await using one = await startSite('Ink', { upstream: { maxConcurrent: 1 }, cache: { ttl: 0 } });
    await using other = await startSite('Paper', { upstream: { maxConcurrent: 1 }, cache: { ttl: 0 } });
    for (const route of ['/wp/v2/posts', '/wp/v2/users']) one.overrides[route] = DOWN;
    for (const _time of range(1, 12)) await one.query('{ posts { totalCount } authors { totalCount } }');
    expect(await readiness(one)).toMatchObject({ wordpress: 'unavailable' });
    expect(await readiness(other)).toMatchObject({ wordpress: 'available' });
    expect(await other.query(TITLES)).toEqual(titlesOf('Paper'));
  });

  test('check credentials separately, and never send one to the other site', async () => {
    const menus = { '/wp/v2/menus': { body: [{ id: 7, slug: 'main', name: 'Main', locations: [] }] } };
    await using one = await startSite(
      'Ink',
      { callers: { serviceAuthorization: service } },
      { [editor.authorization]: {}, [basic(service)]: menus },
    );
    await using other = await startSite('Paper');
    expect(await one.query(TITLES, {}, editor)).toEqual(titlesOf('Ink'));
    expect(await other.query(TITLES, {}, editor)).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(await one.query(TITLES, {}, editor)).toEqual(titlesOf('Ink'));
    expect(await one.query('{ menus { name } }')).toEqual({ data: { menus: [{ name: 'Main' }] } });
    expect(await other.query('{ menus { name } }')).toEqual({ data: { menus: [] } });
  });

  test('accept only their own preview tokens, even with the same secret', async () => {
    const options = { callers: { serviceAuthorization: service, previewSecret: 'x'.repeat(32) } };
    const draft = (name: string) => ({
      id: 2,
      slug: 'post-2',
      status: 'draft',
      title: { rendered: `Draft of ${name}` },
    });
    const users = (name: string) => {
      const answers = {
        '/wp/v2/posts/2': { body: draft(name) },
        '/wp/v2/posts': { body: [draft(name)], headers: { 'x-wp-total': '1', 'x-wp-totalpages': '1' } },
      };
      return { [editor.authorization]: answers, [basic(service)]: answers };
    };
    await using one = await startSite('Ink', options, users('Ink'));
    await using other = await startSite('Paper', options, users('Paper'));
    const give = '{ post(by: { databaseId: 2 }) { previewToken(expiresIn: 60) } }';
    const { data } = await one.query<{ post: { previewToken: string } }>(give, {}, editor);
    const open = 'query ($token: String) { post(by: { databaseId: 2 }, previewToken: $token) { title } }';
    const variables = { token: data.post.previewToken };
    expect(await one.query(open, variables)).toEqual({ data: { post: { title: 'Draft of Ink' } } });
    expect(await other.query(open, variables)).toMatchObject({
      data: { post: null },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  test('have separate metrics', async () => {
    const [mine, others] = [createMetrics(), createMetrics()];
    await using one = await startSite('Ink', { metrics: mine });
    await using _other = await startSite('Paper', { metrics: others });
    await one.query(TITLES);
    const told = async (metrics: typeof mine, name: string) => {
      const lines = (await metrics.text())
        .split('\n')
        .filter((line) => line.startsWith(`pressgraph_${name}{`));
      return lines.map((line) => line.slice(line.indexOf('{')));
    };
    expect(await told(mine, 'operations_total')).toEqual([
      '{schema="native",type="query",outcome="success"} 1',
    ]);
    expect(await told(others, 'operations_total')).toEqual([]);
    expect(await told(mine, 'upstream_breaker_state')).toContain('{state="closed"} 1');
    await one.gateway.dispose();
    expect(await told(mine, 'upstream_breaker_state')).toEqual([]);
    expect(await told(others, 'upstream_breaker_state')).toContain('{state="closed"} 1');
  });
});

/** What keeps a process alive, and timers of the gateway that would not, by where they were started. */
function watchResources() {
  const timers = new Map<number, string>();
  const own = new AsyncLocalStorage<true>();
  const hook = createHook({
    init(id, type) {
      const { stack = '' } = type === 'Timeout' ? new Error('Timer') : {};
      // Those of other tests in this process are not its own.
      if (stack.includes('/src/') && own.getStore() === true) timers.set(id, stack);
    },
    destroy: (id) => void timers.delete(id),
  });
  const sockets = () =>
    process.getActiveResourcesInfo().filter((name) => /TCPSocketWrap|TLSWrap|PipeWrap/.test(name)).length;
  return { hook, timers, sockets, watched: <T>(work: () => Promise<T>) => own.run(true, work) };
}

describe('a closed site', () => {
  const { hook, timers, sockets, watched } = watchResources();
  let redis: RedisServer | undefined;
  beforeAll(async () => {
    hook.enable();
    if (hasRedis) redis = await startRedis();
  });
  afterAll(async () => {
    hook.disable();
    await redis?.[Symbol.asyncDispose]();
  });

  test('aborts everything in progress at once, without affecting the other', async () => {
    await using other = await startSite('Paper');
    const before = sockets();
    await using one = await startSite('Ink', {
      cache: { ttl: 0.001, stale: 60 },
      freshness: { watchInterval: 15, refreshInterval: 300 },
      ...(redis && { redisUrl: redis.url }),
    });
    await one.query(TITLES);
    await using subscription = await subscribe(one.gateway, 'subscription { contentChanged { kind } }');
    const event = subscription.next();
    one.overrides['/wp/v2/posts'] = hanging;
    one.overrides['/wp/v2/users/me'] = hanging;
    one.site.calls.length = 0;
    // Served stale, while it is read again in the background; another operation; and one that waits to be let in.
    expect(await one.query(TITLES)).toEqual(titlesOf('Ink'));
    const waiting = [one.query('{ posts { totalCount } }'), one.query(TITLES, {}, editor)];
    await vi.waitUntil(() => one.site.calls.length >= 3, { timeout: 20_000 });

    const start = performance.now();
    await one.gateway.dispose();
    expect(performance.now() - start).toBeLessThan(5_000);
    const closed = { message: 'The gateway was closed.', extensions: { code: 'UPSTREAM_UNAVAILABLE' } };
    expect(await Promise.all(waiting)).toMatchObject([{ errors: [closed] }, { errors: [closed] }]);
    expect(await event).toBeUndefined();
    await vi.waitUntil(() => sockets() <= before, { timeout: 20_000 });
    expect(await other.query(TITLES)).toEqual(titlesOf('Paper'));
  });

  test('leaves no timer and no connection', async () => {
    const before = sockets();
    timers.clear();
    await watched(async () => {
      await using one = await startSite('Ink', {
        freshness: { watchInterval: 15, refreshInterval: 300, sweepInterval: 300 },
        ...(redis && { redisUrl: redis.url }),
      });
      await one.query(TITLES);
      expect([...timers.values()]).not.toEqual([]);
      await one.gateway.dispose();
    });
    await vi.waitUntil(() => sockets() <= before, { timeout: 20_000 });
    await vi.waitUntil(() => timers.size === 0, { timeout: 5_000 }).catch(() => {});
    expect([...timers.values()]).toEqual([]);
  });

  test('closes what is already open if opening fails', async () => {
    await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
    const before = sockets();
    const found = await discoverSite(site.url);
    const redisUrl = redis?.url;
    const unusable = { callers: { previewSecret: 'short' }, redisUrl };
    await expect(openGateway(found, unusable)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(found.client.request({ route: '/' })).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
    const again = await discoverSite(site.url);
    // The plugins are the last to look at their options.
    const late = { limits: { persistedOnly: true }, redisUrl };
    await expect(openGateway(again, late)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await vi.waitUntil(() => sockets() <= before, { timeout: 20_000 });
  });
});
