import { describe, expect, test, vi } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { keepLog } from '../../helpers/log-lines.ts';
import { mergeOptions } from '../../helpers/merge-options.ts';
import { makePost, makeUser } from '../../helpers/wordpress-rows.ts';

const QUERY = '{ posts { nodes { title author { name } } } }';
const QUIET = { freshness: { watchInterval: 0, refreshInterval: 0 }, upstream: { retries: 0 } } as const;

/** A site that stops answering on some routes when told to, and what the gateway logs about it. */
async function startHanging(options: Parameters<typeof startGateway>[1] = {}) {
  const hanging = new Set<string>();
  const waiting: (() => void)[] = [];
  const log = keepLog();
  const gateway = await startGateway(
    {
      posts: [makePost({ id: 1, title: 'Ink', author: 5 })],
      users: [makeUser({ id: 5 })],
      override: async ({ route = '' }) => {
        if (hanging.has(route)) await new Promise<void>((resolve) => waiting.push(resolve));
        return undefined;
      },
    },
    mergeOptions(
      { ...QUIET, limits: { operationTimeout: 500 }, cache: { ttl: 60 }, logger: log.logger },
      options,
    ),
  );
  return Object.assign(gateway, {
    log,
    hang: (...routes: string[]) => routes.forEach((route) => void hanging.add(route)),
    /** Answers what waits, and hangs no more. */
    answer() {
      hanging.clear();
      for (const resolve of waiting.splice(0)) resolve();
    },
    waiting,
  });
}

const errorsIn = (log: ReturnType<typeof keepLog>) => log.lines().filter(({ level }) => level === 'error');

describe('an anonymous operation that runs out of time, with the cache on', () => {
  test('gets UPSTREAM_TIMEOUT at the path, and what else arrived', async () => {
    await using gateway = await startHanging();
    gateway.hang('/wp/v2/users');
    expect(await gateway.query(QUERY)).toEqual({
      data: { posts: { nodes: [{ title: 'Ink', author: null }] } },
      errors: [
        expect.objectContaining({
          message: 'The operation timed out after 500 ms.',
          path: ['posts', 'nodes', 0, 'author'],
          extensions: { code: 'UPSTREAM_TIMEOUT' },
        }),
      ],
    });
    expect(errorsIn(gateway.log)).toEqual([]);
  });

  test('gets UPSTREAM_TIMEOUT where nothing arrived, and nothing goes to the error log', async () => {
    await using gateway = await startHanging();
    gateway.hang('/wp/v2/posts');
    expect(await gateway.query(QUERY)).toMatchObject({
      data: { posts: null },
      errors: [{ path: ['posts'], extensions: { code: 'UPSTREAM_TIMEOUT' } }],
    });
    expect(errorsIn(gateway.log)).toEqual([]);
  });

  test('gets the stale answer, if there is one', async () => {
    await using gateway = await startHanging({ cache: { ttl: 0.001, stale: 0 } });
    const whole = await gateway.query(QUERY);
    expect(whole.errors).toBeUndefined();
    gateway.hang('/wp/v2/posts', '/wp/v2/users');
    expect(await gateway.query(QUERY)).toEqual(whole);
    expect(errorsIn(gateway.log)).toEqual([]);
  });

  test('gets the stale list that its answer needs, if there is one', async () => {
    await using gateway = await startHanging({ cache: { ttl: 0.001, stale: 0 } });
    await gateway.query('{ posts { nodes { title } } }');
    gateway.hang('/wp/v2/posts');
    // Another answer, made of the same list.
    expect(await gateway.query('{ posts { nodes { heading: title } } }')).toEqual({
      data: { posts: { nodes: [{ heading: 'Ink' }] } },
    });
    expect(errorsIn(gateway.log)).toEqual([]);
  });

  test('starts no request that no caller would wait for', async () => {
    await using gateway = await startHanging({ cache: { ttl: 0.001, stale: 0 } });
    // The list that the other query needs, too, without the authors themselves.
    await gateway.query('{ posts { nodes { title author { id } } } }');
    gateway.hang('/wp/v2/posts');
    gateway.asked();
    expect(await gateway.query(QUERY)).toMatchObject({
      data: { posts: { nodes: [{ title: 'Ink', author: null }] } },
      errors: [{ path: ['posts', 'nodes', 0, 'author'], extensions: { code: 'UPSTREAM_TIMEOUT' } }],
    });
    // Whatever was sent has arrived when a later request has.
    await gateway.query('{ authors { totalCount } }');
    expect(gateway.asked().filter((asked) => asked.includes('include='))).toEqual([]);
  });

  test('does not affect others that wait for the same request', async () => {
    await using gateway = await startHanging({ limits: { operationTimeout: 600 } });
    gateway.hang('/wp/v2/posts');
    const first = gateway.query('{ posts { nodes { title } } }');
    await vi.waitUntil(() => gateway.waiting.length === 1, { timeout: 20_000 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const second = gateway.query('{ posts { nodes { heading: title } } }');
    expect(await first).toMatchObject({ errors: [{ extensions: { code: 'UPSTREAM_TIMEOUT' } }] });
    gateway.answer();
    expect(await second).toEqual({ data: { posts: { nodes: [{ heading: 'Ink' }] } } });
    // Both waited for one.
    expect(gateway.site.calls.filter(({ route }) => route === '/wp/v2/posts')).toHaveLength(1);
    expect(errorsIn(gateway.log)).toEqual([]);
  });
});
