import { expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import { discoverSite } from '../../../src/server/discover-site.ts';
import { siteHeadersFor } from '../../../src/wordpress/http/site-headers.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { basic } from '../../helpers/signed-in.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const posts = [makePost({ id: 1, title: 'Behind a password' })];
const staging = { user: 'staging', password: 'let me:in' };
const siteAuthorization = 'staging:let me:in';
const TITLES = '{ posts { nodes { title } } }';

test('a site behind HTTP basic auth is served with SITE_AUTHORIZATION', async () => {
  await using served = await startGateway({ posts, staging }, { upstream: { siteAuthorization } });
  expect(await served.query(TITLES)).toEqual({
    data: { posts: { nodes: [{ title: 'Behind a password' }] } },
  });
});

test('without it, and with a wrong one, the error tells of the 401 and not the password', async () => {
  await using site = await startWordPressServer({ posts, staging });
  await expect(discoverSite(site.url)).rejects.toThrow(/401 Unauthorized/);
  const wrong = discoverSite(site.url, { upstream: { siteAuthorization: 'staging:wrong-one' } });
  const error: unknown = await wrong.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'NOT_WORDPRESS' });
  expect(String(error)).not.toMatch(/wrong-one|Basic/);
});

test('a caller’s own Authorization replaces it: the web server refuses, and the caller learns so', async () => {
  await using served = await startGateway({ posts, staging }, { upstream: { siteAuthorization } });
  const { errors } = await served.query(TITLES, {}, { authorization: basic('editor:abcd efgh') });
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', wordpress: { status: 401 } } }]);
});

test('SITE_HEADERS go with every request, a caller’s Authorization beside them', async () => {
  const keys = new Set<unknown>();
  const credentials = new Set<unknown>();
  await using served = await startGateway(
    {
      posts,
      accounts: [{ id: 1, user: 'editor', password: 'abcd efgh' }],
      override: ({ headers }) => {
        keys.add(headers['x-proxy-key']);
        credentials.add(headers['authorization']);
        return undefined;
      },
    },
    { upstream: { siteHeaders: ['X-Proxy-Key: open: sesame'] }, cache: { ttl: 0 } },
  );
  const authorization = basic('editor:abcd efgh');
  await served.query(TITLES);
  await served.query(TITLES, {}, { authorization });
  expect(keys).toEqual(new Set(['open: sesame']));
  expect(credentials).toEqual(new Set([undefined, authorization]));
});

test('a login of WordPress is refused: everybody would read with its rights', async () => {
  const accounts = [{ id: 1, user: 'admin', password: 'abcd efgh' }];
  await using site = await startWordPressServer({
    posts,
    accounts,
    override: ({ route, headers }) =>
      route === '/wp/v2/users/me' && headers['authorization'] ? { body: { id: 1 } } : undefined,
  });
  const start = createGateway({ wordpress: site.url, upstream: { siteAuthorization: 'admin:abcd efgh' } });
  await expect(start).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test.each([
  ['https://example.com/blog', 'https://example.com/wp-json/', true],
  ['https://example.com', 'https://www.example.com/', true],
  ['http://example.com', 'https://example.com/', true],
  ['https://example.com', 'http://example.com/', false],
  ['https://example.com', 'https://example.com:8443/', false],
  ['https://example.com', 'https://cdn.example.com/', false],
  ['https://example.com', 'https://example.com.attacker.example/', false],
])('given %s, a request to %s carries them: %s', (site, url, carries) => {
  const headersFor = siteHeadersFor(new URL(site), { siteAuthorization, siteHeaders: ['X-Key: a'] });
  expect(headersFor(new URL(url)) !== undefined).toBe(carries);
});

test.each([
  'X-Key: a\r\nX-Other: b',
  'X-Key: a\n',
  'Host: other.example',
  'transfer-encoding: chunked',
  'Proxy-Authorization: Basic abc',
  'Authorization: Basic abc',
  'X-HTTP-Method-Override: DELETE',
  'X Key: a',
  'X-Key',
  'X-Key:',
])('the header %j is refused at start, and not repeated', async (header) => {
  const error: unknown = await discoverSite('http://127.0.0.1:9', {
    upstream: { siteHeaders: [header] },
  }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining('siteHeaders') });
  expect(String(error)).not.toContain(header);
});
