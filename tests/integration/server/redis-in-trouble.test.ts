import { describe, expect, test, vi } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import type { ServeOptions } from '../../../src/server/gateway-options.ts';
import { startFakeRedis } from '../../helpers/fake-redis.ts';
import { range, startGateway } from '../../helpers/gateway.ts';
import { mergeOptions } from '../../helpers/merge-options.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { makePost, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';

const HOME = '{ posts { nodes { title author { name } tags { name } } } }';
const EDITOR = basic('editor:word');

async function startWithRedis(options: ServeOptions = {}) {
  const redis = await startFakeRedis();
  const errors: string[] = [];
  const all = mergeOptions(
    {
      redisUrl: redis.url,
      freshness: { watchInterval: 0 },
      onError: (error: unknown) => errors.push(String(error)),
    },
    options,
  );
  const gateway = await startGateway(
    {
      posts: range(1, 3).map((id) => makePost({ id, author: 7, tags: [40, 41] })),
      users: [makeUser({ id: 7 })],
      tags: [makeTag({ id: 40 }), makeTag({ id: 41 })],
      override: signedIn({
        [EDITOR]: { '/wp/v2/posts/1': { body: { ...makePost({ id: 1 }), title: { rendered: 'New' } } } },
      }),
    },
    all,
  );
  redis.commands.length = 0;
  return {
    redis,
    errors,
    gateway,
    options: all,
    async timed(query: string) {
      const start = performance.now();
      const answer = await gateway.query(query);
      return { answer, milliseconds: performance.now() - start };
    },
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]();
      await redis[Symbol.asyncDispose]();
    },
  };
}

describe.each([
  ['hangs', { isHung: true }],
  ['is slow', { delay: 1_000 }],
])('a Redis that %s', (_how, trouble) => {
  test('costs a miss one time limit, and later ones nothing', async () => {
    await using site = await startWithRedis();
    await site.timed('{ posts { nodes { id } } tags { nodes { id } } }');
    const usual = await site.timed(HOME.replace('title', 'date'));
    Object.assign(site.redis, trouble);
    const first = await site.timed(HOME);
    expect(first.answer).not.toHaveProperty('errors');
    expect(first.milliseconds - usual.milliseconds).toBeLessThan(500);
    const sent = site.redis.commands.length;
    const second = await site.timed('{ posts { nodes { slug author { slug } } } }');
    expect(second.milliseconds).toBeLessThan(250);
    expect(site.redis.commands.length).toBe(sent);
    expect(site.errors).toEqual([expect.stringContaining('does not answer within 250 ms')]);
  });

  test('does not hold up the rate limit, nor writes', async () => {
    await using site = await startWithRedis({ limits: { rateLimit: 3 }, cache: { ttl: 0 } });
    Object.assign(site.redis, trouble);
    const start = performance.now();
    for (const isLimited of [false, false, false, true]) {
      const { errors } = await site.gateway.query('{ posts { nodes { id } } }');
      expect(errors?.[0]?.extensions?.code).toBe(isLimited ? 'RATE_LIMITED' : undefined);
    }
    const { errors } = await site.gateway.query(
      'mutation { updatePost(input: { databaseId: 1, title: "New" }) { post { title } } }',
      {},
      { authorization: EDITOR },
    );
    expect(errors).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1_500);
  });

  test('does not keep a gateway from starting', async () => {
    await using site = await startWithRedis();
    Object.assign(site.redis, trouble);
    const start = performance.now();
    await using gateway = await createGateway({ ...site.options, wordpress: site.gateway.site.url });
    expect(performance.now() - start).toBeLessThan(4_500);
    expect(gateway).toBeDefined();
  });
});

test('a Redis that answers again is used again', async () => {
  await using site = await startWithRedis({ redisTimeout: 50 });
  site.redis.isHung = true;
  await site.gateway.query(HOME);
  site.redis.isHung = false;
  await vi.waitFor(
    async () => {
      site.redis.commands.length = 0;
      await site.gateway.query(`{ posts { nodes { a${Math.random().toString(36).slice(2)}: slug } } }`);
      expect(site.redis.commands).toContain('SET');
    },
    { timeout: 5_000, interval: 100 },
  );
});

test('items of one kind are looked up in one round trip', async () => {
  await using site = await startWithRedis();
  await site.gateway.query('{ posts { nodes { tags { slug } } } }');
  await using other = await createGateway({ ...site.options, wordpress: site.gateway.site.url });
  site.redis.commands.length = 0;
  await other.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ nodes(ids: ["VGFnOjQw", "VGFnOjQx"]) { ... on Tag { slug } } }' }),
  });
  // The answer, and the tags with the times of their changes; then the answer is stored under its lock.
  expect(site.redis.commands.filter((name) => name === 'MGET')).toHaveLength(2);
});

test('a Redis that is full is reported once, and other gateways hear of writes at once', async () => {
  await using site = await startWithRedis();
  await using other = await createGateway({
    ...site.options,
    wordpress: site.gateway.site.url,
    onError: () => {},
  });
  const ask = async () => {
    const response = await other.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: HOME }),
    });
    return response.headers.get('cache-status');
  };
  await ask();
  expect(await ask()).toContain('hit');
  site.redis.isFull = true;
  for (const title of ['One', 'Two'])
    await site.gateway.query(
      `mutation { updatePost(input: { databaseId: 1, title: "${title}" }) { post { title } } }`,
      {},
      { authorization: EDITOR },
    );
  await vi.waitFor(async () => expect(await ask()).toContain('fwd=miss'), { timeout: 1_000 });
  expect(site.errors.filter((message) => message.includes('OOM'))).toHaveLength(1);
});
