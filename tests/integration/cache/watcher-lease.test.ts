import { describe, expect, test, vi } from 'vitest';
import { connectRedis } from '../../../src/base/redis/redis-connection.ts';
import { RedisWatcherLease } from '../../../src/changes/redis/redis-watcher-lease.ts';
import { EMPTY_WATCH_LIST, mergeWatchLists, type WatchList } from '../../../src/changes/watch-list.ts';
import { hasRedis, startRedis } from '../../helpers/redis.ts';

const posts: WatchList = {
  cachedRoutes: ['/wp/v2/posts'],
  cachedIds: { '/wp/v2/posts': [1, 2] },
  subscribedRoutes: [],
};
const both: WatchList = {
  cachedRoutes: ['/wp/v2/posts', '/wp/v2/pages'],
  cachedIds: { '/wp/v2/posts': [2, 3] },
  subscribedRoutes: ['/wp/v2/pages'],
};

test('watch lists of several gateways are merged', () => {
  expect(mergeWatchLists([])).toEqual(EMPTY_WATCH_LIST);
  expect(mergeWatchLists([posts, both])).toEqual({
    cachedRoutes: ['/wp/v2/posts', '/wp/v2/pages'],
    cachedIds: { '/wp/v2/posts': [1, 2, 3] },
    subscribedRoutes: ['/wp/v2/pages'],
  });
});

describe.skipIf(!hasRedis)('watcher lease in Redis', () => {
  test('one gateway is the leader, with the merged watch list of all', async () => {
    await using server = await startRedis();
    const connection = await connectRedis(server.url, { timeout: 1_000 });
    const one = new RedisWatcherLease(connection, 'pressgraph:site', 60_000);
    const other = new RedisWatcherLease(connection, 'pressgraph:site', 60_000);
    expect(await one.acquire(posts)).toEqual(posts);
    expect(await other.acquire(both)).toBeUndefined();
    expect(await one.acquire(posts)).toMatchObject({
      cachedRoutes: expect.arrayContaining(['/wp/v2/posts', '/wp/v2/pages']),
      subscribedRoutes: ['/wp/v2/pages'],
    });
    await one.release();
    expect(await other.acquire(both)).toEqual(both);
    expect(await one.acquire(posts)).toBeUndefined();
    await connection.close();
  });

  test('a watch list that cannot be read costs no other one', async () => {
    await using server = await startRedis();
    const connection = await connectRedis(server.url, { timeout: 1_000 });
    const one = new RedisWatcherLease(connection, 'pressgraph:site', 60_000);
    const broken = new RedisWatcherLease(connection, 'pressgraph:site', 60_000);
    const other = new RedisWatcherLease(connection, 'pressgraph:site', 60_000);
    await one.acquire(posts);
    const before = await connection.client.keys('*:watch-list:*');
    await broken.acquire(posts);
    const list = (await connection.client.keys('*:watch-list:*')).find((key) => !before.includes(key)) ?? '';
    await other.acquire(both);
    for (const text of ['not JSON', '{"cachedRoutes":1}']) {
      await connection.client.set(list, text);
      expect((await one.acquire(posts))?.subscribedRoutes).toEqual(['/wp/v2/pages']);
    }
    await connection.close();
  });

  test('another gateway takes over when the leader dies without releasing the lease', async () => {
    await using server = await startRedis();
    const connection = await connectRedis(server.url, { timeout: 1_000 });
    const lost = new RedisWatcherLease(connection, 'pressgraph:site', 100);
    const other = new RedisWatcherLease(connection, 'pressgraph:site', 100);
    expect(await lost.acquire(posts)).toEqual(posts);
    await vi.waitUntil(async () => (await other.acquire(both)) !== undefined, { timeout: 10_000 });
    expect(await lost.acquire(posts)).toBeUndefined();
    await connection.close();
  });

  test('each gateway polls for itself while Redis is unreachable', async () => {
    await using server = await startRedis();
    const connection = await connectRedis(server.url, { timeout: 1_000 });
    await server.stop();
    await vi.waitUntil(() => !connection.isReady);
    expect(await new RedisWatcherLease(connection, 'pressgraph:site', 60_000).acquire(posts)).toBe(posts);
    await connection.close();
  });
});
