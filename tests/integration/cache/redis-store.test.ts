import { expect, test, vi } from 'vitest';
import { connectRedis } from '../../../src/base/redis/redis-connection.ts';
import { createRedisStore } from '../../../src/cache/redis-store.ts';
import { startFakeRedis } from '../../helpers/fake-redis.ts';

async function openStore() {
  const redis = await startFakeRedis();
  const connection = await connectRedis(redis.url, { timeout: 100 });
  const store = createRedisStore(connection, 'pressgraph:test');
  const entry = { value: '{}', asOf: Date.now(), startedAt: Date.now() - 1, tags: ['/wp/v2/posts/1'] };
  await store.set([['key', entry]], 60_000);
  return {
    redis,
    store,
    /** As a gateway that is started later would find it. */
    find: async () => (await createRedisStore(connection, 'pressgraph:test').get(['key']))[0],
    async [Symbol.asyncDispose]() {
      await connection.close();
      await redis[Symbol.asyncDispose]();
    },
  };
}

test('a change that Redis refused to store is stored before the next one', async () => {
  await using opened = await openStore();
  opened.redis.isFull = true;
  await opened.store.invalidate(['/wp/v2/posts/1'], 60_000);
  expect(await opened.find()).toBeDefined();
  opened.redis.isFull = false;
  await opened.store.invalidate(['/wp/v2/posts/2'], 60_000);
  expect(await opened.find()).toBeUndefined();
});

test('changes while Redis is away are stored as soon as it is back, however many', {
  timeout: 20_000,
}, async () => {
  for (const many of [1, 20_000]) {
    await using opened = await openStore();
    opened.redis.isHung = true;
    const tags = Array.from({ length: many }, (_, index) => `/wp/v2/posts/${index + 1}` as const);
    await opened.store.invalidate(tags, 60_000);
    opened.redis.isHung = false;
    await vi.waitUntil(async () => (await opened.find()) === undefined, { timeout: 8_000 });
  }
});
