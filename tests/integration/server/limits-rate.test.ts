import { RateLimiterMemory } from 'rate-limiter-flexible';
import { describe, expect, test } from 'vitest';
import type { ServeOptions } from '../../../src/server/gateway-options.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { mergeOptions } from '../../helpers/merge-options.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import type { OverrideRequest, OverrideResponse } from '../../helpers/wordpress-server.ts';

/** WordPress knows two users. */
function override({ route, headers }: OverrideRequest): OverrideResponse | undefined {
  if (route !== '/wp/v2/users/me') return undefined;
  const known = ['Bearer editor', 'Bearer author'].includes(String(headers['authorization']));
  return known ? { body: { id: 1 } } : { status: 401, body: { code: 'incorrect_password' } };
}

interface Sent {
  readonly query?: string;
  readonly from?: string;
  readonly headers?: Record<string, string>;
}

async function startLimited(options: ServeOptions = {}) {
  const gateway = await startGateway(
    { posts: [makePost({ id: 1 })], override },
    mergeOptions({ limits: { rateLimit: 3 } }, options),
  );
  return {
    asked: gateway.asked,
    async send({ query = '{ posts { nodes { id } } }', from = '192.0.2.1', headers = {} }: Sent = {}) {
      // As Yoga is told by Node.
      const node: Record<string, unknown> = { req: { socket: { remoteAddress: from } } };
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      };
      const response = await gateway.gateway.fetch('http://gateway/graphql', init, node);
      const { errors } = (await response.json()) as { errors?: { extensions: Record<string, unknown> }[] };
      const { status, headers: answered } = response;
      return { status, headers: answered, extensions: errors?.[0]?.extensions };
    },
    [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
  };
}

const statuses = async (send: () => Promise<{ status: number }>, times: number) => {
  const seen: number[] = [];
  for (let time = 0; time < times; time++) seen.push((await send()).status);
  return seen;
};

describe('a caller without points left', () => {
  test('gets RATE_LIMITED with Retry-After, without requests to WordPress', async () => {
    await using gateway = await startLimited({ cache: { ttl: 0 } });
    expect(await statuses(gateway.send, 4)).toEqual([200, 200, 200, 429]);
    expect(gateway.asked()).toHaveLength(3);
    const { headers, extensions } = await gateway.send();
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(extensions).toMatchObject({ code: 'RATE_LIMITED', limit: 3 });
  });

  test('sees the remaining points before that', async () => {
    await using gateway = await startLimited();
    await gateway.send();
    const { headers } = await gateway.send();
    expect(headers.get('ratelimit-policy')).toBe('"minute";q=3;w=60');
    expect(headers.get('ratelimit')).toMatch(/^"minute";r=2;t=\d+$/);
  });

  test('pays the estimate: an operation of four requests takes four points', async () => {
    await using gateway = await startLimited({ limits: { rateLimit: 5 }, cache: { ttl: 0 } });
    const query = '{ posts { nodes { author { name } featuredMedia { altText } categories { name } } } }';
    expect(await statuses(() => gateway.send({ query }), 3)).toEqual([200, 200, 429]);
  });

  test('may send one operation that costs more than the points left', async () => {
    await using gateway = await startLimited({ limits: { rateLimit: 1 }, cache: { ttl: 0 } });
    const query = '{ posts { nodes { author { name } } } }';
    expect(await statuses(() => gateway.send({ query }), 2)).toEqual([200, 429]);
  });

  test('cannot bypass it with invalid or free operations', async () => {
    await using gateway = await startLimited({ cache: { ttl: 0 } });
    expect(await statuses(() => gateway.send({ query: '{ __typename }' }), 2)).toEqual([200, 200]);
    await gateway.send();
    expect((await gateway.send({ query: '{ nothing }' })).status).toBe(429);
  });

  test('does not affect other callers', async () => {
    await using gateway = await startLimited({ limits: { rateLimit: 1 } });
    await gateway.send();
    expect((await gateway.send()).status).toBe(429);
    expect((await gateway.send({ from: '192.0.2.2' })).status).toBe(200);
  });

  test('is counted by IPv6 network', async () => {
    await using gateway = await startLimited({ limits: { rateLimit: 1 } });
    await gateway.send({ from: '2001:db8::1' });
    expect((await gateway.send({ from: '2001:db8::2' })).status).toBe(429);
  });
});

describe('an identified caller', () => {
  const as = (name: string) => ({ headers: { authorization: `Bearer ${name}` } });

  test('is counted by credential, from any address', async () => {
    await using gateway = await startLimited({ limits: { rateLimit: 1 } });
    expect((await gateway.send(as('editor'))).status).toBe(200);
    expect((await gateway.send({ ...as('editor'), from: '192.0.2.2' })).status).toBe(429);
    expect((await gateway.send(as('author'))).status).toBe(200);
    expect((await gateway.send()).status).toBe(200);
  });

  test('is served from an address whose points are used up', async () => {
    await using gateway = await startLimited({ cache: { ttl: 0 } });
    expect(await statuses(() => gateway.send(), 4)).toEqual([200, 200, 200, 429]);
    expect(await statuses(() => gateway.send(as('editor')), 4)).toEqual([200, 200, 200, 429]);
    expect((await gateway.send(as('author'))).status).toBe(200);
  });

  test('sees the points of their own', async () => {
    await using gateway = await startLimited({ cache: { ttl: 0 } });
    await gateway.send();
    for (const left of [3, 2])
      expect((await gateway.send(as('editor'))).headers.get('ratelimit')).toMatch(`"minute";r=${left};`);
  });

  test('has the same points, whatever other headers they send', async () => {
    await using gateway = await startLimited({ callers: { forwardHeaders: ['x-tenant'] } });
    const send = (tenant: string) =>
      gateway.send({ headers: { authorization: 'Bearer editor', 'x-tenant': tenant } });
    for (const tenant of ['a', 'b', 'c']) expect((await send(tenant)).status).toBe(200);
    expect((await send('d')).status).toBe(429);
  });

  test('cannot be claimed to be: an invalid credential opens nothing, and checks are limited', async () => {
    await using gateway = await startLimited({ cache: { ttl: 0 } });
    expect(await statuses(() => gateway.send(), 4)).toEqual([200, 200, 200, 429]);
    gateway.asked();
    const names = Array.from({ length: 20 }, (_, index) => `wrong-${index}`);
    const answers = await Promise.all(names.map((name) => gateway.send(as(name))));
    expect(gateway.asked()).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(17);
    expect((await gateway.send(as('wrong-0'))).status).toBe(429);
  });

  test('stays identified while others of the address try wrong credentials', async () => {
    await using gateway = await startLimited({ cache: { ttl: 0 } });
    expect((await gateway.send(as('editor'))).status).toBe(200);
    await statuses(() => gateway.send(as(`wrong-${Math.random()}`)), 5);
    expect((await gateway.send(as('editor'))).status).toBe(200);
  });

  test('right credentials do not use up the checks of an address', async () => {
    await using gateway = await startLimited({ limits: { rateLimit: 1 } });
    expect((await gateway.send(as('editor'))).status).toBe(200);
    expect((await gateway.send(as('author'))).status).toBe(200);
  });

  test('is counted by address while trying wrong credentials', async () => {
    await using gateway = await startLimited();
    for (const name of ['a', 'b', 'c']) {
      expect((await gateway.send(as(name))).extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect((await gateway.send(as('d'))).status).toBe(429);
    expect(gateway.asked()).toHaveLength(3);
  });
});

describe('behind proxies', () => {
  const forwarded = (addresses: string) => ({ from: '10.0.0.1', headers: { 'x-forwarded-for': addresses } });

  test('callers are identified by X-Forwarded-For of trusted proxies', async () => {
    await using gateway = await startLimited({ limits: { rateLimit: 1 }, callers: { trustProxy: 1 } });
    expect((await gateway.send(forwarded('192.0.2.1'))).status).toBe(200);
    expect((await gateway.send(forwarded('192.0.2.2'))).status).toBe(200);
    expect((await gateway.send(forwarded('192.0.2.1'))).status).toBe(429);
  });

  test('not by forged entries', async () => {
    await using gateway = await startLimited({ limits: { rateLimit: 1 }, callers: { trustProxy: 1 } });
    expect((await gateway.send(forwarded('198.51.100.1, 192.0.2.1'))).status).toBe(200);
    expect((await gateway.send(forwarded('198.51.100.2, 192.0.2.1'))).status).toBe(429);
  });

  test('by default, no proxy is trusted', async () => {
    await using gateway = await startLimited({ limits: { rateLimit: 1 } });
    expect((await gateway.send(forwarded('192.0.2.1'))).status).toBe(200);
    expect((await gateway.send(forwarded('192.0.2.2'))).status).toBe(429);
  });
});

test('several gateways can share a rate limiter', async () => {
  const rateLimiter = new RateLimiterMemory({ points: 1, duration: 60 });
  await using one = await startLimited({ limits: { rateLimit: 1 }, rateLimiter });
  await using other = await startLimited({ limits: { rateLimit: 1 }, rateLimiter });
  expect((await one.send()).status).toBe(200);
  expect((await other.send()).status).toBe(429);
});

test('fails open if the rate limiter fails', async () => {
  class Broken extends RateLimiterMemory {
    override penalty(): Promise<never> {
      return Promise.reject(new Error('no connection'));
    }
    override get(): Promise<never> {
      return Promise.reject(new Error('no connection'));
    }
  }
  const rateLimiter = new Broken({ points: 1, duration: 60 });
  await using gateway = await startLimited({ limits: { rateLimit: 1 }, rateLimiter });
  expect(await statuses(gateway.send, 3)).toEqual([200, 200, 200]);
});

test('by default, there is no rate limit and no RateLimit header', async () => {
  await using gateway = await startLimited({ limits: { rateLimit: 0 } });
  expect(await statuses(gateway.send, 5)).toEqual([200, 200, 200, 200, 200]);
  expect((await gateway.send()).headers.get('ratelimit')).toBeNull();
});
