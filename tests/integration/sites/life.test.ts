import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { createSitesGateway } from '../../../src/server/sites/create-sites-gateway.ts';
import { siteCalled, startSites } from '../../helpers/sites.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const NAME = '{ site { name } }';

test('a site that is down delays no other: its address says so, and it is served once it answers', async () => {
  let isDown = true;
  const failures: unknown[] = [];
  await using us = await startWordPressServer(siteCalled('USA'));
  await using india = await startWordPressServer({
    ...siteCalled('India'),
    override: () => (isDown ? { status: 503, body: 'Maintenance' } : undefined),
  });
  await using gateway = await createSitesGateway({
    sites: { us: us.url, in: india.url },
    upstream: { retries: 0, breakerCooldown: 0 },
    onError: (_error, _requestId, site) => failures.push(site),
  });
  const ask = (key: string) =>
    gateway.fetch(`http://gateway/${key}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: NAME }),
    });
  expect([...(await gateway.sites.ready()).keys()]).toEqual(['in']);
  expect(await (await ask('us')).json()).toEqual({ data: { site: { name: 'USA' } } });

  const refused = await ask('in');
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toEqual({
    errors: [
      {
        message: 'The site “in” is not served: its WordPress does not answer. Try again shortly.',
        extensions: { code: 'UPSTREAM_UNAVAILABLE' },
      },
    ],
  });
  const page = await gateway.fetch('http://gateway/in/graphql', {
    headers: { accept: 'text/html,*/*;q=0.8' },
  });
  expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await page.text()).toContain(
    '<p>The site “in” is not served: its WordPress does not answer. Try again shortly.</p>',
  );
  const status = async (path: string) => {
    const response = await gateway.fetch(`http://gateway${path}`);
    return [response.status, await response.json()];
  };
  expect(await status('/in/healthz')).toEqual([200, { status: 'alive' }]);
  expect(await status('/in/readyz')).toEqual([503, expect.objectContaining({ status: 'closed' })]);
  expect(await status('/us/readyz')).toEqual([200, { status: 'ready', wordpress: 'available' }]);
  expect(await status('/readyz')).toEqual([
    200,
    { status: 'ready', sites: { us: { site: 'open', wordpress: 'available' }, in: { site: 'unavailable' } } },
  ]);
  expect(failures).toEqual(['in']);

  isDown = false;
  await vi.waitFor(async () => expect((await ask('in')).status).toBe(200), { timeout: 10_000, interval: 50 });
  expect(await (await ask('in')).json()).toEqual({ data: { site: { name: 'India' } } });
});

test('with `openSites: first-use`, a site is opened by its first request, once for all that come at once', async () => {
  await using us = await startWordPressServer(siteCalled('USA'));
  await using india = await startWordPressServer(siteCalled('India'));
  await using gateway = await createSitesGateway({
    sites: { us: us.url, in: india.url },
    openSites: 'first-use',
  });
  const query = `query=${encodeURIComponent(NAME)}`;
  const answers = await Promise.all(
    [1, 2, 3].map(async () => (await gateway.fetch(`http://gateway/us/graphql?${query}`)).json()),
  );
  expect(answers).toEqual(Array(3).fill({ data: { site: { name: 'USA' } } }));
  expect(us.calls.filter(({ route }) => route === '/wp/v2/types')).toHaveLength(1);
  expect(india.calls).toEqual([]);
});

test('sites come and go without a restart, and the others notice nothing', async () => {
  await using sites = await startSites({ us: siteCalled('USA'), in: siteCalled('India') });
  await using jp = await startWordPressServer(siteCalled('Japan'));
  const { gateway, servers } = sites;
  await gateway.sites.add('jp', jp.url);
  expect(await sites.query('/jp/graphql', NAME)).toEqual({ data: { site: { name: 'Japan' } } });
  await gateway.sites.remove('in');
  expect((await gateway.fetch('http://gateway/in/graphql')).status).toBe(404);
  await expect(gateway.sites.add('us', jp.url)).rejects.toThrow('Expected the key of a new site, got “us”.');
  await expect(gateway.sites.remove('in')).rejects.toThrow('Expected the key of a site, got “in”.');

  sites.asked();
  const us = { wordpress: servers['us']?.url ?? '' };
  const changes = await gateway.sites.set({
    us,
    jp: { wordpress: jp.url, names: {} },
    in: servers['in']?.url ?? '',
  });
  expect(changes).toEqual({ added: ['in'], removed: [], replaced: ['jp'] });
  expect([...(await gateway.sites.ready()).keys()]).toEqual([]);
  expect(await sites.query('/in/graphql', NAME)).toEqual({ data: { site: { name: 'India' } } });
  expect(sites.asked()['us']).toBe(0);
});

test('over node:http: by path, by host, and pages for people', async () => {
  await using sites = await startSites(
    { us: siteCalled('USA'), in: siteCalled('India') },
    { sites: { in: { host: 'india.example' } } },
  );
  const server = createServer(sites.gateway);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { request } = await import('node:http');
  const get = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; location: string | undefined; body: string }>((resolve, reject) => {
      request({ port, path, headers, agent: false }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, location: response.headers.location, body }),
        );
      })
        .on('error', reject)
        .end();
    });
  try {
    const query = `?query=${encodeURIComponent(NAME)}`;
    const india = { host: `India.example:${port}` };
    expect(JSON.parse((await get(`/us/graphql${query}`)).body)).toEqual({ data: { site: { name: 'USA' } } });
    expect(JSON.parse((await get(`/graphql${query}`, india)).body)).toEqual({
      data: { site: { name: 'India' } },
    });
    expect(await get(`/in/graphql${query}`)).toMatchObject({ status: 404 });
    const all = await get(`/graphql?query=${encodeURIComponent('{ sites { name } }')}`);
    expect(JSON.parse(all.body)).toEqual({ data: { sites: [{ name: 'USA' }, { name: 'India' }] } });
    expect(await get(`/nowhere/graphql${query}`)).toMatchObject({ status: 404 });
    expect(await get('/us')).toMatchObject({ status: 308, location: '/us/' });
    const html = { accept: 'text/html' };
    expect((await get('/', html)).body).toContain('<a href="/us/"><strong>USA</strong>');
    expect((await get('/us/', html)).body).toContain('href="/us/readyz"');
    expect((await get('/us/graphql/schema.graphql')).body).toContain('type Query');
    expect(await get('//us/graphql')).toMatchObject({ status: 404 });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
