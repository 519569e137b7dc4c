import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import { range, startGateway } from '../../helpers/gateway.ts';
import { mergeOptions } from '../../helpers/merge-options.ts';
import { hasRedis, startRedis } from '../../helpers/redis.ts';
import { makePost, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';

const magazine = {
  posts: range(1, 3).map((id) => makePost({ id, author: 7, tags: [40, 41] })),
  users: [makeUser({ id: 7 })],
  tags: [makeTag({ id: 40 }), makeTag({ id: 41 })],
};

const SECRET = 'between the site and its gateways';

const HOME = '{ posts { nodes { title author { name } tags { name } } } }';

/** Two gateways of one site, and the log of what both ask it. */
async function startTwo(options = {}) {
  const redis = await startRedis();
  const defaults = {
    ...{ cache: { ttl: 60 }, freshness: { watchInterval: 0 } },
    ...{ redisUrl: redis.url, onError: () => {} },
  };
  const told = mergeOptions(defaults, options);
  const one = await startGateway(magazine, told);
  const two = await createGateway({ ...told, wordpress: one.site.url });
  one.asked();
  const ask = async (gateway: typeof two, query: string) => {
    const response = await gateway.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as { data: unknown };
    return { data, http: response.status, status: response.headers.get('cache-status') };
  };
  return {
    redis,
    asked: () => one.asked(),
    site: one.site,
    async tell(body: string) {
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex');
      const response = await one.gateway.fetch('http://gateway/graphql/webhook', {
        method: 'POST',
        headers: { 'x-pressgraph-timestamp': timestamp, 'x-pressgraph-signature': `sha256=${signature}` },
        body,
      });
      expect(response.status).toBe(202);
    },
    one: (query: string) => ask(one.gateway, query),
    two: (query: string) => ask(two, query),
    async [Symbol.asyncDispose]() {
      await two.dispose();
      await one[Symbol.asyncDispose]();
      await redis[Symbol.asyncDispose]();
    },
  };
}

describe.skipIf(!hasRedis)('two gateways with one Redis', () => {
  test('share cached answers', async () => {
    await using site = await startTwo();
    const first = await site.one(HOME);
    expect(site.asked()).toHaveLength(3);
    const second = await site.two(HOME);
    expect(second.data).toEqual(first.data);
    expect(site.asked()).toEqual([]);
    expect([first.status, second.status]).toEqual([
      expect.stringContaining('fwd=miss'),
      expect.stringContaining('hit'),
    ]);
  });

  test('share answers requested at the same time', async () => {
    await using site = await startTwo();
    const [one, two] = await Promise.all([site.one(HOME), site.two(HOME)]);
    expect(one.data).toEqual(two.data);
    expect(site.asked()).toHaveLength(3);
  });

  test('share items: another query on the other gateway requests only its list', async () => {
    await using site = await startTwo();
    await site.one('{ posts { nodes { tags { name slug } author { name } } } }');
    site.asked();
    await site.two('{ posts(first: 2) { nodes { title tags { slug } author { name } } } }');
    expect(site.asked()).toEqual([expect.stringMatching(/^\/wp\/v2\/posts\?/)]);
  });

  test('drop what the site reports as changed', async () => {
    await using site = await startTwo({ freshness: { webhookSecret: SECRET } });
    await site.one(HOME);
    await site.two(HOME);
    site.asked();
    await site.tell('{"changes":[{"type":"post","id":2,"kind":"updated"}]}');
    await expect.poll(async () => (await site.two(HOME)).status).toMatch(/miss/);
    // The tags and the author have not changed.
    expect(site.asked()).toEqual([expect.stringMatching(/^\/wp\/v2\/posts\?/)]);
    expect((await site.one(HOME)).data).toBeTruthy();
    expect(site.asked()).toEqual([]);
  });

  test('lose a moment when Redis hangs, and are together again afterwards', async () => {
    await using site = await startTwo();
    await site.one('{ posts { nodes { id } } }');
    site.redis.hang(true);
    const start = performance.now();
    for (const field of ['title', 'slug', 'date']) await site.one(`{ posts { nodes { ${field} } } }`);
    expect(performance.now() - start).toBeLessThan(1_500);
    site.redis.hang(false);
    await expect
      .poll(
        async () => {
          const fresh = `{ posts(first: 2) { nodes { n${Math.random().toString(36).slice(2)}: slug } } }`;
          await site.one(fresh);
          site.asked();
          await site.two(fresh);
          return site.asked();
        },
        { timeout: 10_000 },
      )
      .toEqual([]);
  });

  test('share rate limits', async () => {
    await using site = await startTwo({ limits: { rateLimit: 3 }, cache: { ttl: 0 } });
    const query = '{ posts { nodes { id } } }';
    const sent = [site.one, site.two, site.one, site.two, site.one];
    const statuses: number[] = [];
    for (const ask of sent) statuses.push((await ask(query)).http);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  });

  test('work independently while Redis is down, and together again afterwards', async () => {
    await using site = await startTwo();
    await site.redis.stop();
    await site.one(HOME);
    await site.two(HOME);
    expect(site.asked()).toHaveLength(6);
    await site.redis.start();
    const query = '{ posts(first: 1) { nodes { title } } }';
    await expect
      .poll(
        async () => {
          const fresh = query.replace('title', `title n${Math.random().toString(36).slice(2)}: slug`);
          await site.one(fresh);
          site.asked();
          await site.two(fresh);
          return site.asked();
        },
        { timeout: 10_000 },
      )
      .toEqual([]);
  });
});
