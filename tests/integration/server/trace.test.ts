import { describe, expect, test } from 'vitest';
import type { UpstreamReport } from '../../../src/server/operation/trace.ts';
import { type Answer, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { makePost, makeUser } from '../../helpers/wordpress-rows.ts';

const TRACE = { 'x-pressgraph-trace': '1' };
const contents = {
  posts: [makePost({ id: 1, author: 2 }), makePost({ id: 2, author: 2 })],
  users: [makeUser({ id: 2 })],
};
const titles = '{ posts { nodes { title author { name } } } }';

type Traced = Answer<unknown> & { readonly extensions?: { readonly upstream: UpstreamReport } };

async function trace(
  gateway: TestGateway,
  document: string,
  headers: Record<string, string> = {},
): Promise<UpstreamReport> {
  const { extensions } = (await gateway.query(document, {}, { ...TRACE, ...headers })) as Traced;
  if (!extensions) throw new Error('Expected a trace.');
  return extensions.upstream;
}

/** What was asked, without what differs from run to run. */
const told = ({ requests }: UpstreamReport) =>
  requests.map(({ start: _, ...entry }) => {
    if (entry.cached) return entry;
    const { waited: __, milliseconds: ___, ...request } = entry;
    return request;
  });

describe('a traced operation', () => {
  test('reports each request to WordPress, in order', async () => {
    await using gateway = await startGateway(contents);
    const upstream = await trace(gateway, titles);
    const request = { cached: false, method: 'GET', as: 'anonymous', status: 200, bytes: expect.any(Number) };
    expect(told(upstream)).toEqual([
      {
        ...request,
        route: '/wp/v2/posts',
        fields: ['author', 'id', 'title.rendered'],
        query: { orderby: 'date', order: 'desc', per_page: 10 },
      },
      { ...request, route: '/wp/v2/users', fields: ['id', 'name'], query: { include: [2], per_page: 1 } },
    ]);
    expect(gateway.asked()).toHaveLength(2);
    const [posts, users] = upstream.requests;
    expect(upstream.totals).toEqual({
      requests: 2,
      cached: 0,
      bytes: upstream.requests.reduce((sum, entry) => sum + (entry.cached ? 0 : entry.bytes), 0),
      milliseconds: expect.any(Number),
      upstreamMilliseconds: expect.any(Number),
    });
    expect(upstream.totals.bytes).toBeGreaterThan(50);
    expect(upstream.totals.upstreamMilliseconds).toBeLessThanOrEqual(upstream.totals.milliseconds);
    expect(users?.start).toBeGreaterThan(posts?.start ?? Number.NaN);
  });

  test('may need no request to WordPress', async () => {
    await using gateway = await startGateway(contents);
    const { requests, totals } = await trace(gateway, '{ __typename }');
    expect(requests).toEqual([]);
    expect(totals).toMatchObject({ requests: 0, bytes: 0, upstreamMilliseconds: 0 });
  });

  test('bypasses the answer cache', async () => {
    await using gateway = await startGateway(contents);
    const ask = (headers: Record<string, string>) =>
      gateway.gateway.fetch('http://gateway/graphql?query={__typename}', { headers });
    expect((await ask(TRACE)).headers.get('cache-control')).toBe('no-store');
    expect((await ask({})).headers.get('cache-control')).not.toBe('no-store');
  });

  test('is the only one that is reported to its caller', async () => {
    await using gateway = await startGateway(contents);
    for (const headers of [{}, { 'x-pressgraph-trace': '0' }]) {
      expect(await gateway.query(titles, {}, headers)).not.toHaveProperty('extensions');
    }
  });

  test('reports nothing if tracing is off', async () => {
    await using gateway = await startGateway(contents, { trace: false });
    expect(await gateway.query(titles, {}, TRACE)).not.toHaveProperty('extensions');
  });

  test('reports only its own requests, not those of concurrent operations', async () => {
    await using gateway = await startGateway(contents);
    const routes = ['posts', 'pages', 'tags', 'categories', 'comments', 'media'];
    const traces = await Promise.all(
      routes.map((route) => trace(gateway, `{ ${route} { nodes { id databaseId } } }`)),
    );
    expect(traces.map((upstream) => upstream.requests.map(({ route }) => route))).toEqual(
      routes.map((route) => [`/wp/v2/${route}`]),
    );
  });
});

describe('the report', () => {
  test('names the identity behind each request, and the check of the credential', async () => {
    const editor = { authorization: basic('editor:abcd efgh') };
    await using gateway = await startGateway({
      ...contents,
      override: signedIn({ [editor.authorization]: {} }),
    });
    const upstream = await trace(gateway, titles, editor);
    expect(told(upstream)).toMatchObject([
      { route: '/wp/v2/users/me', as: 'caller', fields: ['id'] },
      { route: '/wp/v2/posts', as: 'caller' },
      { route: '/wp/v2/users', as: 'caller' },
    ]);
    expect(JSON.stringify(upstream)).not.toContain(editor.authorization);
  });

  test('is sent for invalid credentials, too', async () => {
    await using gateway = await startGateway({
      ...contents,
      override: ({ route }) =>
        route === '/wp/v2/users/me'
          ? { status: 401, body: { code: 'incorrect_password', message: 'No.', data: { status: 401 } } }
          : undefined,
    });
    const upstream = await trace(gateway, titles, { authorization: basic('editor:wrong') });
    expect(told(upstream)).toMatchObject([{ route: '/wp/v2/users/me', status: 401 }]);
  });

  test('has no passwords', async () => {
    await using gateway = await startGateway({
      posts: [makePost({ id: 1, content: { rendered: '', protected: true } })],
    });
    const upstream = await trace(
      gateway,
      '{ post(by: { databaseId: 1 }, password: "open sesame") { content } }',
    );
    expect(told(upstream)).toMatchObject([{ route: '/wp/v2/posts/1', query: { password: '…' } }]);
    expect(JSON.stringify(upstream)).not.toContain('sesame');
  });

  test('has no URL of WordPress', async () => {
    await using gateway = await startGateway(contents);
    const upstream = await trace(gateway, '{ nodeByUri(uri: "/post-1") { id ... on Post { title } } }');
    expect(JSON.stringify(upstream)).not.toContain(new URL(gateway.site.url).host);
  });

  test('has each redirect and each requested page of the site', async () => {
    await using gateway = await startGateway(contents);
    const upstream = await trace(gateway, '{ nodeByUri(uri: "/post-1") { ... on Post { title } } }');
    expect(told(upstream)).toMatchObject([
      { method: 'HEAD', route: '/post-1', status: 301 },
      { method: 'HEAD', route: '/post-1', status: 200 },
      { method: 'GET', route: '/wp/v2/posts', query: { include: [1] } },
    ]);
  });

  test('has failed requests', async () => {
    await using gateway = await startGateway({
      ...contents,
      override: ({ route }) =>
        route === '/wp/v2/users'
          ? { status: 401, body: { code: 'rest_login_required', message: 'No.', data: { status: 401 } } }
          : undefined,
    });
    expect(told(await trace(gateway, titles))).toMatchObject([
      { route: '/wp/v2/posts', status: 200 },
      { route: '/wp/v2/users', status: 401 },
      // Authors may be embedded in what they wrote.
      { route: '/wp/v2/posts', status: 200 },
    ]);
  });

  test('has requests that the operation did not wait for', async () => {
    await using gateway = await startGateway(
      {
        ...contents,
        override: async ({ route, closed }) => {
          if (route === '/wp/v2/users') await closed;
          return undefined;
        },
      },
      { limits: { operationTimeout: 300 } },
    );
    expect(told(await trace(gateway, titles))).toMatchObject([
      { route: '/wp/v2/posts', status: 200 },
      { route: '/wp/v2/users', status: null, bytes: 0 },
    ]);
  });

  test('has each attempt', async () => {
    let attempts = 0;
    await using gateway = await startGateway({
      ...contents,
      override: ({ route }) => {
        if (route !== '/wp/v2/users') return undefined;
        attempts += 1;
        return attempts === 1 ? { status: 503, headers: { 'retry-after': '0' }, body: 'Later.' } : undefined;
      },
    });
    expect(told(await trace(gateway, titles))).toMatchObject([
      { route: '/wp/v2/posts', status: 200 },
      { route: '/wp/v2/users', status: 503 },
      { route: '/wp/v2/users', status: 200 },
    ]);
  });

  test('has what came from the cache', async () => {
    await using gateway = await startGateway(contents, { cache: { ttl: 60 } });
    await gateway.query(titles);
    const upstream = await trace(gateway, titles);
    const held = { cached: true, ageSeconds: expect.any(Number) };
    expect(told(upstream)).toMatchObject([
      { ...held, route: '/wp/v2/posts', items: 2 },
      { ...held, route: '/wp/v2/users', fields: ['id', 'name'], items: 1 },
    ]);
    expect(upstream.totals).toMatchObject({ requests: 0, cached: 2, bytes: 0, upstreamMilliseconds: 0 });
  });

  test('has writes, without their values', async () => {
    const editor = { authorization: basic('editor:abcd efgh') };
    await using gateway = await startGateway({
      override: ({ method, route, headers }) => {
        if (headers['authorization'] !== editor.authorization) return undefined;
        if (route === '/wp/v2/users/me') return { body: { id: 1 } };
        if (method === 'POST' && route === '/wp/v2/tags') {
          return { status: 201, body: { id: 9, name: 'Ink', taxonomy: 'post_tag' } };
        }
        return undefined;
      },
      declares: { '/wp/v2/tags': { writable: { name: { type: 'string', required: true } } } },
    });
    const upstream = await trace(
      gateway,
      'mutation { createTag(input: { name: "Ink" }) { tag { databaseId } } }',
      editor,
    );
    expect(told(upstream)).toContainEqual(
      expect.objectContaining({ method: 'POST', route: '/wp/v2/tags', as: 'caller', status: 201 }),
    );
    expect(JSON.stringify(upstream)).not.toContain('Ink');
  });
});
