import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const get = async (gateway: TestGateway, path: string, init?: RequestInit) => {
  const response = await gateway.gateway.fetch(`http://gateway${path}`, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('the page at the root of the host', () => {
  test('tells what is served and where, and what is blocked', async () => {
    await using gateway = await startGateway({ posts: [1, 2, 3].map((id) => makePost({ id })) });
    const { status, headers, text } = await get(gateway, '/');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const address of ['/graphql', '/wp/graphql', '/graphql/schema.graphql', '/readyz']) {
      expect(text).toContain(`<a href="${address}">`);
    }
    expect(text).toContain('<code>posts</code></td><td class="count">3</td>');
    expect(text).toContain('<li><code>/wp/v2/settings</code>');
    expect(text).not.toContain('<script');
  });

  test('asks WordPress once a minute, however often it is opened', async () => {
    await using gateway = await startGateway({}, { cache: { ttl: 0 } });
    await Promise.all([get(gateway, '/'), get(gateway, '/')]);
    const asked = gateway.asked();
    expect(asked.length).toBe(new Set(asked).size);
    await get(gateway, '/');
    expect(gateway.asked()).toEqual([]);
  });

  test('shows names of the site as text', async () => {
    await using gateway = await startGateway({ name: '<img src=x onerror=alert(1)>' });
    const { text } = await get(gateway, '/');
    expect(text).not.toContain('<img');
  });

  test.each([
    ['without GraphiQL', { graphiql: false }],
    [
      'where operations are limited to a manifest',
      { limits: { persistedOnly: true, persistedOperations: { home: '{ site { name } }' } } },
    ],
  ])('is not there %s', async (_, options) => {
    await using gateway = await startGateway({}, options);
    expect((await get(gateway, '/')).status).toBe(404);
  });
});

describe('the schemas as files', () => {
  test.each([
    ['/graphql/schema.graphql', 'type Query'],
    ['/wp/graphql/schema.graphql', 'type RootQuery'],
  ])('%s', async (path, root) => {
    await using gateway = await startGateway();
    const { status, headers, text } = await get(gateway, path);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(text).toContain(root);
    expect(buildSchema(text).getQueryType()?.name).toBe(root.slice(5));
    const etag = headers.get('etag') ?? '';
    const again = await get(gateway, path, { headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  test('are not there without introspection', async () => {
    await using gateway = await startGateway({}, { introspection: false });
    expect((await get(gateway, '/graphql/schema.graphql')).status).toBe(404);
  });
});
