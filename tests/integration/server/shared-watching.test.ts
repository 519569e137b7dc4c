import { describe, expect, test, vi } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { hasRedis, startRedis } from '../../helpers/redis.ts';
import { subscribe } from '../../helpers/subscribe.ts';
import { makePost, type Row } from '../../helpers/wordpress-rows.ts';

const CHANGES = 'subscription { contentChanged(types: ["post"]) { databaseId kind } }';
const LOOK = '/wp/v2/posts?orderby=modified&order=desc&per_page=10&_fields=id,date_gmt,modified_gmt';

/** Two gateways of one site, which a test may change. */
async function startTwo(watchInterval: number) {
  const redis = await startRedis();
  const posts: Row[] = [makePost({ id: 1 })];
  const options = { redisUrl: redis.url, freshness: { watchInterval }, onError: () => {} };
  const one = await startGateway({ posts }, options);
  const two = await createGateway({ wordpress: one.site.url, cache: { ttl: 0 }, ...options });
  one.asked();
  return {
    ...{ posts, redis, one: one.gateway, two },
    asked: () => one.asked(),
    requests: () => one.site.calls.length,
    hasBegun: () => one.site.calls.some(({ route }) => route === '/wp/v2/posts'),
    async [Symbol.asyncDispose]() {
      await two.dispose();
      await one[Symbol.asyncDispose]();
      await redis[Symbol.asyncDispose]();
    },
  };
}

describe.skipIf(!hasRedis)('two gateways with one Redis', () => {
  test('poll the site once for the subscribers of both', async () => {
    await using site = await startTwo(0.5);
    await using first = await subscribe(site.one, CHANGES);
    await using second = await subscribe(site.two, CHANGES);
    await vi.waitUntil(site.hasBegun);
    // Both want to know by now, and one of them looks.
    await vi.waitUntil(() => site.asked().includes(LOOK), { timeout: 10_000 });
    site.posts.push(makePost({ id: 2, date: '2025-06-01T12:00:00' }));
    const told = { data: { contentChanged: { databaseId: 2, kind: 'CREATED' } } };
    expect(await Promise.all([first.next(), second.next()])).toEqual([told, told]);
    // As many looks as one alone takes, and none in between.
    expect(new Set(site.asked())).toEqual(new Set([LOOK]));
  });

  test('poll for each other: subscribers of one get what the other finds, and continue without it', async () => {
    await using site = await startTwo(0.2);
    await using first = await subscribe(site.one, CHANGES);
    await vi.waitUntil(site.hasBegun);
    await using second = await subscribe(site.two, CHANGES);
    site.posts.push(makePost({ id: 2, date: '2025-06-01T12:00:00' }));
    expect(await second.next()).toMatchObject({ data: { contentChanged: { databaseId: 2 } } });
    expect(await first.next()).toMatchObject({ data: { contentChanged: { databaseId: 2 } } });
    await site.one.dispose();
    site.asked();
    expect(await first.next()).toBeUndefined();
    // Whichever looked before, the other one does now, from the beginning or from where it is.
    await vi.waitUntil(() => site.requests() > 1, { timeout: 10_000 });
    site.posts.push(makePost({ id: 3, date: '2025-06-01T12:01:00' }));
    expect(await second.next()).toMatchObject({ data: { contentChanged: { databaseId: 3 } } });
  });
});
