import { describe, expect, test, vi } from 'vitest';
import { connectRedis } from '../../../src/base/redis/redis-connection.ts';
import { type Interest, joinInterests, NO_INTEREST } from '../../../src/changes/interest.ts';
import { RedisWatchDuty } from '../../../src/changes/redis-watch-duty.ts';
import { hasRedis, startRedis } from '../../helpers/redis.ts';

const posts: Interest = { routes: ['/wp/v2/posts'], ids: { '/wp/v2/posts': [1, 2] }, heard: [] };
const both: Interest = {
  routes: ['/wp/v2/posts', '/wp/v2/pages'],
  ids: { '/wp/v2/posts': [2, 3] },
  heard: ['/wp/v2/pages'],
};

test('what gateways want to know is joined', () => {
  expect(joinInterests([])).toEqual(NO_INTEREST);
  expect(joinInterests([posts, both])).toEqual({
    routes: ['/wp/v2/posts', '/wp/v2/pages'],
    ids: { '/wp/v2/posts': [1, 2, 3] },
    heard: ['/wp/v2/pages'],
  });
});

describe.skipIf(!hasRedis)('gateways that share a Redis', () => {
  test('let one of them look, for all of them', async () => {
    await using server = await startRedis();
    const connection = await connectRedis(server.url);
    const one = new RedisWatchDuty(connection, 'pressgraph:site', 60_000);
    const other = new RedisWatchDuty(connection, 'pressgraph:site', 60_000);
    expect(await one.take(posts)).toEqual(posts);
    expect(await other.take(both)).toBeUndefined();
    expect(await one.take(posts)).toMatchObject({
      routes: expect.arrayContaining(['/wp/v2/posts', '/wp/v2/pages']),
      heard: ['/wp/v2/pages'],
    });
    await one.release();
    expect(await other.take(both)).toEqual(both);
    expect(await one.take(posts)).toBeUndefined();
    await connection.close();
  });

  test('take over from one that came to an end without a word', async () => {
    await using server = await startRedis();
    const connection = await connectRedis(server.url);
    const lost = new RedisWatchDuty(connection, 'pressgraph:site', 100);
    const other = new RedisWatchDuty(connection, 'pressgraph:site', 100);
    expect(await lost.take(posts)).toEqual(posts);
    await vi.waitUntil(async () => (await other.take(both)) !== undefined, { timeout: 10_000 });
    expect(await lost.take(posts)).toBeUndefined();
    await connection.close();
  });

  test('each look for themselves while it is away', async () => {
    await using server = await startRedis();
    const connection = await connectRedis(server.url);
    await server.stop();
    await vi.waitUntil(() => !connection.isReady);
    expect(await new RedisWatchDuty(connection, 'pressgraph:site', 60_000).take(posts)).toBe(posts);
    await connection.close();
  });
});
