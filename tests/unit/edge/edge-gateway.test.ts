import { describe, expect, test } from 'vitest';
import { createEdgeGateway } from '../../../src/edge/create-edge-gateway.ts';
import type { EdgeGatewayOptions } from '../../../src/edge/edge-options.ts';
import { writeSiteFile } from '../../../src/wordpress/snapshot/site-file.ts';
import { EXAMPLE_DISCOVERY } from '../../helpers/discovery.ts';
import { movableClock } from '../../helpers/movable-clock.ts';

const snapshot = JSON.parse(writeSiteFile({ address: 'https://example.com/', discovery: EXAMPLE_DISCOVERY }));
const move = movableClock();
const QUERY = new Request('http://edge/graphql?query={posts{nodes{title}}}');

/** A WordPress with one post, and what it was asked. */
function wordpress(answer: (url: URL) => Response | Promise<Response> = onePost) {
  const asked: string[] = [];
  const send: typeof fetch = async (input) => {
    const url = new URL(String(input));
    asked.push(decodeURIComponent(url.pathname + url.search));
    return await answer(url);
  };
  return { asked, fetch: send };
}
const onePost = () => Response.json([{ id: 1, title: { rendered: 'Hello' } }]);

describe('options', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['none of Node.js', { redisUrl: 'redis://x' }, /There is no `redisUrl` at the edge/],
    [
      'none of Node.js in a group',
      { limits: { rateLimit: 10, maxCost: 5 }, callers: { trustProxy: 1 } },
      /There is no `limits.rateLimit`, `callers.trustProxy` at the edge/,
    ],
    ['at most six connections', { upstream: { maxConcurrent: 8 } }, /to be at most 6 at the edge/],
    ['values as elsewhere', { cache: { ttl: 'long' } }, /cache\.ttl: expected a number of seconds/],
    [
      'objects instead of files',
      { limits: { persistedOperations: 'operations.json' } },
      /Expected persisted operations/,
    ],
    [
      'a service credential for previews',
      { callers: { previewSecret: 'x'.repeat(32) } },
      /service credential/,
    ],
    ['a snapshot', { snapshot: { pressgraph: 'snapshot' } }, /`pressgraph record --discovery-only` wrote/],
    [
      'a snapshot of this version',
      { snapshot: { ...snapshot, version: 2 } },
      /version 2 of the format, not 1/,
    ],
    [
      'a snapshot of its own site',
      {
        snapshot: {
          ...snapshot,
          discovery: { ...snapshot.discovery, restRoot: 'https://evil.example/wp-json/' },
        },
      },
      /another host/,
    ],
  ])('are %s', (_, options, message) => {
    expect(() => createEdgeGateway({ snapshot, ...options } as EdgeGatewayOptions)).toThrow(message);
  });
});

describe('the cache of a platform', () => {
  const entry = (title: string) => ({ data: { posts: { nodes: [{ title }] } } });
  const withoutStore = (title: string) =>
    wordpress(() => Response.json([{ id: 1, title: { rendered: title } }]));

  test('may be a Cache, asked by address, for whole answers alone', async () => {
    const kept = new Map<string, { readonly text: string; readonly header: string | null }>();
    const cache = {
      match: async (address: string) => {
        const found = kept.get(address);
        return found && new Response(found.text);
      },
      put: async (address: string, response: Response) => {
        kept.set(address, { text: await response.text(), header: response.headers.get('cache-control') });
      },
    };
    const one = wordpress();
    const waiting: Promise<unknown>[] = [];
    const context = { waitUntil: (work: Promise<unknown>) => void waiting.push(work) };
    await createEdgeGateway({ snapshot, fetch: one.fetch, cache }).fetch(QUERY, {}, context);
    await Promise.all(waiting);
    const [[address = '', { header = null } = {}] = []] = [...kept];
    expect(kept.size).toBe(1);
    expect(address).toMatch(
      /^https:\/\/pressgraph\.invalid\/pressgraph%3A[0-9a-f]{16}%3Aanswer%3A[\w-]{43}$/,
    );
    expect(header).toBe('public, max-age=86400');
    const other = wordpress();
    const answer = await createEdgeGateway({ snapshot, fetch: other.fetch, cache }).fetch(QUERY, {}, context);
    expect(await answer.json()).toEqual(entry('Hello'));
    expect(other.asked).toEqual([]);
  });

  test('that fails, or holds something else, is as none; it is told', async () => {
    for (const get of [
      async () => 'no JSON',
      async () => '{"value":1}',
      async () => {
        throw new Error('KV is down.');
      },
    ]) {
      const told: unknown[] = [];
      const store = {
        get,
        put: async () => {
          throw new Error('KV is full.');
        },
      };
      const { asked, fetch } = withoutStore('Hello');
      const gateway = createEdgeGateway({
        ...{ snapshot, fetch, cache: store },
        onError: (error) => told.push(String(error)),
      });
      expect(await (await gateway.fetch(QUERY)).json()).toEqual(entry('Hello'));
      expect(asked).toHaveLength(1);
      expect(told.at(-1)).toBe('Error: KV is full.');
    }
  });

  test('without anything to wait for work in the background, nothing stale is served', async () => {
    const { asked, fetch } = wordpress();
    const gateway = createEdgeGateway({ snapshot, fetch, cache: { ttl: 0.001, stale: 3_600 } });
    await gateway.fetch(QUERY);
    const second = await gateway.fetch(QUERY);
    expect(second.headers.get('cache-status')).toContain('fwd=miss');
    expect(asked).toHaveLength(2);
  });
});

test('headers for every request are tried once, not with each request', async () => {
  const { asked, fetch } = wordpress((url) =>
    url.pathname.endsWith('/users/me')
      ? Response.json({ code: 'rest_not_logged_in', message: 'No.', data: { status: 401 } }, { status: 401 })
      : onePost(),
  );
  const upstream = { siteAuthorization: 'user:password' };
  const gateway = createEdgeGateway({ snapshot, fetch, upstream, cache: { ttl: 0 } });
  await gateway.fetch(QUERY);
  await gateway.fetch(QUERY);
  expect(asked.map((path) => path.split('?')[0])).toEqual([
    '/wp-json/wp/v2/users/me',
    '/wp-json/wp/v2/posts',
    '/wp-json/wp/v2/posts',
  ]);
});

test('a site that keeps failing is left alone by all requests, and asked again after a while', async () => {
  let isDown = true;
  const { asked, fetch } = wordpress(() => {
    if (isDown) throw new TypeError('The connection failed.');
    return onePost();
  });
  const upstream = { retries: 0, breakerCooldown: 60_000 };
  const gateway = createEdgeGateway({ snapshot, fetch, upstream, cache: { ttl: 0 } });
  const ask = async () => (await (await gateway.fetch(QUERY)).json()) as { errors: { message: string }[] };
  for (let time = 0; time < 50; time += 1) await ask();
  const before = asked.length;
  expect(before).toBeLessThan(50);
  expect((await ask()).errors[0]?.message).toContain('circuit breaker open');
  isDown = false;
  expect((await ask()).errors[0]?.message).toContain('circuit breaker open');
  expect(asked.length).toBe(before);
  move(60_000);
  expect(await ask()).toEqual({ data: { posts: { nodes: [{ title: 'Hello' }] } } });
});
