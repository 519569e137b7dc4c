import { expect, test } from 'vitest';
import { openGateway } from '../../../src/server/create-gateway.ts';
import { discoverSite } from '../../../src/server/discover-site.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const posts = [makePost({ id: 1 })];

async function look(gateway: { fetch(url: string): Response | Promise<Response> }, path: string) {
  const response = await gateway.fetch(`http://gateway${path}`);
  return { status: response.status, body: await response.json() };
}

test('a serving gateway is alive and ready, without requests to WordPress', async () => {
  await using served = await startGateway({ posts });
  expect(await look(served.gateway, '/healthz')).toEqual({ status: 200, body: { status: 'alive' } });
  expect(await look(served.gateway, '/readyz')).toEqual({
    status: 200,
    body: { status: 'ready', wordpress: 'available' },
  });
  expect(served.asked()).toEqual([]);
});

test('a draining gateway is alive but not ready, and still answers', async () => {
  await using served = await startGateway({ posts });
  served.gateway.drain();
  expect(await look(served.gateway, '/healthz')).toEqual({ status: 200, body: { status: 'alive' } });
  expect(await look(served.gateway, '/readyz')).toMatchObject({ status: 503, body: { status: 'draining' } });
  expect(await served.query('{ posts { nodes { databaseId } } }')).toEqual({
    data: { posts: { nodes: [{ databaseId: 1 }] } },
  });
});

test.each([
  ['open', 'unavailable'],
  ['half-open', 'recovering'],
] as const)(
  'a WordPress that is down is told, and takes no gateway out of service: %s',
  async (breaker, told) => {
    await using site = await startWordPressServer({ posts });
    const { discovery, client } = await discoverSite(site.url);
    const failing = { ...client, health: () => ({ breaker, inFlight: 0, queued: 0 }) };
    const gateway = await openGateway({ discovery, client: failing });
    expect(await look(gateway, '/readyz')).toEqual({
      status: 200,
      body: { status: 'ready', wordpress: told },
    });
    await gateway.dispose();
  },
);

test('a readiness check by HEAD has no body, and is never cached', async () => {
  await using served = await startGateway({ posts });
  const response = await served.gateway.fetch('http://gateway/readyz', { method: 'HEAD' });
  expect([response.status, await response.text()]).toEqual([200, '']);
  expect(response.headers.get('cache-control')).toBe('no-store');
});
