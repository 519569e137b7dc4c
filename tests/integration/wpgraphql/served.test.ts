import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMetrics } from '../../../src/server/operating/metrics.ts';
import { startGateway } from '../../helpers/gateway.ts';
import type { OverrideRequest } from '../../helpers/wordpress-server.ts';
import { type ListeningGateway, MAGAZINE, startListeningGateway } from '../../helpers/wpgraphql.ts';

/** Each request has its own: Yoga's `fetch` adds to the object that it is given. */
const jsonBody = () => ({ 'content-type': 'application/json' });
const POSTS = '{ posts(first: 1) { nodes { title } } }';

const send = (origin: string, path: string, query: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { ...jsonBody(), ...headers },
    body: JSON.stringify({ query }),
  });

describe('beside the native schema', () => {
  let gateway: ListeningGateway;
  beforeAll(async () => {
    gateway = await startListeningGateway();
  });
  afterAll(() => gateway[Symbol.asyncDispose]());

  test('browsers get GraphiQL, with examples that run', async () => {
    const response = await fetch(`${gateway.origin}/wp/graphql`, { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    const data = JSON.parse(/id="page-data">(.*?)<\/script>/s.exec(page)?.[1] ?? '') as {
      tabs: readonly { query: string; variables?: string }[];
    };
    // One of them changes the site, which needs a login.
    const queries = data.tabs.filter(({ query }) => !/^mutation/m.test(query));
    expect([data.tabs.length, queries.length]).toEqual([5, 4]);
    for (const { query } of queries) {
      const answer = (await (await send(gateway.origin, '/wp/graphql', query)).json()) as object;
      expect(answer).not.toHaveProperty('errors');
    }
    const [asset = ''] = /\?asset=[\w.-]+\.js/.exec(page) ?? [];
    expect((await fetch(`${gateway.origin}/wp/graphql${asset}`)).status).toBe(200);
  });

  test('a trace shows the requests to WordPress', async () => {
    const response = await send(gateway.origin, '/wp/graphql', POSTS, { 'x-pressgraph-trace': '1' });
    const { extensions } = (await response.json()) as { extensions: { upstream: { requests: unknown[] } } };
    expect(extensions.upstream).toBeDefined();
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('a cached answer has its headers once', async () => {
    await send(gateway.origin, '/wp/graphql', POSTS);
    const cached = await fetch(`${gateway.origin}/wp/graphql?query=${encodeURIComponent(POSTS)}`);
    expect(cached.headers.get('cache-status')).toContain('hit');
    const names = (cached.headers.get('vary') ?? '').split(/,\s*/).map((name) => name.toLowerCase());
    expect(names).toEqual([...new Set(names)]);
    const unchanged = await fetch(`${gateway.origin}/wp/graphql?query=${encodeURIComponent(POSTS)}`, {
      headers: { 'if-none-match': cached.headers.get('etag') ?? '' },
    });
    expect(unchanged.status).toBe(304);
    expect(await cached.json()).toEqual({ data: { posts: { nodes: [{ title: 'It’s post 112' }] } } });
  });

  test('the same document is cached for each schema', async () => {
    for (const [path, name] of [
      ['/graphql', 'Query'],
      ['/wp/graphql', 'RootQuery'],
      ['/graphql', 'Query'],
    ] as const) {
      expect(await (await send(gateway.origin, path, '{ __typename }')).json()).toEqual({
        data: { __typename: name },
      });
    }
  });

  test('what exceeds a limit is refused, with its code', async () => {
    await using small = await startListeningGateway(MAGAZINE, {
      limits: { maxDepth: 3, maxQueryBytes: 10_000 },
    });
    const deep = await send(small.origin, '/wp/graphql', '{ posts { nodes { author { node { name } } } } }');
    expect(await deep.json()).toMatchObject({ errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }] });
    const long = await send(small.origin, '/wp/graphql', `{ __typename }${' '.repeat(20_000)}`);
    expect(long.status).toBe(413);
  });

  test('points are counted for both schemas together', async () => {
    await using limited = await startListeningGateway(MAGAZINE, {
      limits: { rateLimit: 2 },
      cache: { ttl: 0 },
    });
    const statuses: number[] = [];
    for (const path of ['/graphql', '/wp/graphql', '/graphql', '/wp/graphql']) {
      statuses.push((await send(limited.origin, path, '{ posts { nodes { databaseId } } }')).status);
    }
    expect(statuses).toEqual([200, 200, 429, 429]);
  });
});

test('operations are counted by schema, and errors of the gateway itself are reported', async () => {
  const metrics = createMetrics();
  await using gateway = await startGateway(MAGAZINE, { metrics });
  await gateway.gateway.fetch('http://gateway/wp/index.php?graphql', {
    method: 'POST',
    headers: jsonBody(),
    body: JSON.stringify({ query: POSTS }),
  });
  await gateway.gateway.fetch('http://gateway/wp/graphql?query={nope}');
  await gateway.query('{ posts { nodes { databaseId } } }');
  const lines = (await metrics.text())
    .split('\n')
    .filter((line) => line.startsWith('pressgraph_operations_total'));
  expect(lines.sort()).toEqual([
    'pressgraph_operations_total{schema="native",type="query",outcome="success"} 1',
    'pressgraph_operations_total{schema="wpgraphql",type="query",outcome="success"} 1',
    'pressgraph_operations_total{schema="wpgraphql",type="unknown",outcome="refused"} 1',
  ]);
});

describe('at the root of the host', () => {
  test('its addresses are those of a WordPress site, and the native schema is at /pressgraph', async () => {
    await using gateway = await startListeningGateway(MAGAZINE, { wpgraphql: '/' });
    for (const path of ['/graphql', '/graphql/', '/index.php?graphql', '/?graphql=true']) {
      expect(await (await send(gateway.origin, path, '{ __typename }')).json()).toEqual({
        data: { __typename: 'RootQuery' },
      });
    }
    expect(await (await send(gateway.origin, '/pressgraph', '{ __typename }')).json()).toEqual({
      data: { __typename: 'Query' },
    });
    expect(gateway.gateway.graphqlEndpoint).toBe('/pressgraph');
    for (const path of ['/graphql', '/pressgraph']) {
      const page = await fetch(`${gateway.origin}${path}`, { headers: { accept: 'text/html' } });
      expect(page.headers.get('content-type')).toContain('text/html');
    }
    expect((await fetch(`${gateway.origin}/healthz`)).status).toBe(200);
  });

  test('the native schema keeps a path of its own', async () => {
    await using gateway = await startListeningGateway(MAGAZINE, { wpgraphql: '/', endpoint: '/api' });
    expect(gateway.gateway.graphqlEndpoint).toBe('/api');
  });

  test('one address for both is a mistake', async () => {
    await expect(
      startListeningGateway(MAGAZINE, { wpgraphql: '/a', endpoint: '/a/graphql' }),
    ).rejects.toThrow('/a/graphql for both');
  });
});

describe('what Faust takes from the same address', () => {
  const SITEMAP = '<?xml version="1.0"?><sitemapindex/>';
  const seen: OverrideRequest[] = [];
  const FAUST: typeof MAGAZINE = {
    ...MAGAZINE,
    override: (request) => {
      const { path, route, method } = request;
      if (/sitemap|faustwp/.test(path)) seen.push(request);
      if (path.endsWith('/wp-sitemap.xml')) {
        return {
          status: 200,
          headers: { 'content-type': 'application/xml', 'set-cookie': 'a=b' },
          body: SITEMAP,
        };
      }
      if (route === '/faustwp/v1/authorize' && method === 'POST') {
        return { status: 401, body: { code: 'rest_unauthorized', message: 'Invalid secret.' } };
      }
      if (route === '/faustwp/v1/validate_secret_key')
        return { status: 200, headers: jsonBody(), body: '"ok"' };
      return undefined;
    },
  };

  test('is not passed on, unless told so', async () => {
    await using gateway = await startListeningGateway(FAUST);
    expect((await fetch(`${gateway.origin}/wp/wp-sitemap.xml`)).status).toBe(404);
    expect((await fetch(`${gateway.origin}/wp/?rest_route=/faustwp/v1/validate_secret_key`)).status).toBe(
      404,
    );
  });

  test('is passed on: sitemaps and routes of its plugin, with nothing but what they need', async () => {
    await using gateway = await startListeningGateway(FAUST, { wpgraphqlPassthrough: true });
    const sitemap = await fetch(`${gateway.origin}/wp/wp-sitemap.xml`, {
      headers: { authorization: 'Basic c2VjcmV0', cookie: 'wordpress_logged_in=1' },
    });
    expect([sitemap.status, sitemap.headers.get('content-type')]).toEqual([
      200,
      'application/xml; charset=UTF-8',
    ]);
    expect(sitemap.headers.get('set-cookie')).toBeNull();
    expect(await sitemap.text()).toBe(SITEMAP);
    const call = seen.find(({ path }) => path.endsWith('/wp-sitemap.xml'));
    expect(call?.headers).not.toHaveProperty('authorization');
    expect(call?.headers).not.toHaveProperty('cookie');

    const refused = await fetch(`${gateway.origin}/wp/?rest_route=/faustwp/v1/authorize`, {
      method: 'POST',
      headers: { ...jsonBody(), 'x-faustwp-secret': 'wrong', authorization: 'Basic c2VjcmV0' },
      body: JSON.stringify({ code: 'abc' }),
    });
    expect(refused.status).toBe(401);
    const posted = seen.find(({ route }) => route === '/faustwp/v1/authorize');
    expect(posted?.headers).toMatchObject({ 'x-faustwp-secret': 'wrong' });
    expect(posted?.headers).not.toHaveProperty('authorization');
    expect(posted?.body).toBe('{"code":"abc"}');
    expect(
      await (await fetch(`${gateway.origin}/wp/?rest_route=/faustwp/v1/validate_secret_key`)).json(),
    ).toBe('ok');
  });

  test.each([
    ['another file', '/wp/wp-config.php', {}],
    ['a file above', '/wp/wp-sitemap/../../secret.xml', {}],
    ['another route', '/wp/?rest_route=/wp/v2/users', {}],
    ['a route above', '/wp/?rest_route=/faustwp/v1/../../wp/v2/users', {}],
    ['another host', '/wp//evil.example/wp-sitemap.xml', {}],
    ['a sitemap by POST', '/wp/wp-sitemap.xml', { method: 'POST', body: 'x' }],
    ['a route by DELETE', '/wp/?rest_route=/faustwp/v1/authorize', { method: 'DELETE' }],
  ])('is not passed on: %s', async (_name, path, init) => {
    await using gateway = await startListeningGateway(FAUST, { wpgraphqlPassthrough: true });
    const response = await fetch(`${gateway.origin}${path}`, init);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(gateway.asked()).toEqual([]);
  });

  test('bodies are bounded', async () => {
    await using gateway = await startListeningGateway(FAUST, { wpgraphqlPassthrough: true });
    const response = await fetch(`${gateway.origin}/wp/?rest_route=/faustwp/v1/authorize`, {
      method: 'POST',
      headers: jsonBody(),
      body: JSON.stringify({ code: 'x'.repeat(20_000) }),
    });
    expect(response.status).toBe(413);
    expect(gateway.asked()).toEqual([]);
  });
});
