import { expect, test } from 'vitest';
import type { OutgoingRequest } from '../../../src/wordpress/http/exchange/before-request.ts';
import type { RequestLog } from '../../../src/wordpress/http/messages.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { basic } from '../../helpers/signed-in.ts';
import { makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const posts = [makePost({ id: 1, title: 'Signed' })];
const users = [makeUser({ id: 1 })];
const accounts = [{ id: 1, user: 'editor', password: 'abcd efgh' }];
const authorization = basic('editor:abcd efgh');
const TITLES = '{ posts { nodes { title } } }';
const ANSWER = { data: { posts: { nodes: [{ title: 'Signed' }] } } };

test('signs each request, and sees no credential', async () => {
  const seen: OutgoingRequest[] = [];
  const sent: unknown[] = [];
  await using served = await startGateway(
    {
      posts,
      users,
      accounts,
      override: ({ headers }) => void sent.push([headers['x-signature'], headers['authorization']]),
    },
    {
      upstream: { siteHeaders: ['X-Proxy-Key: open sesame'] },
      async beforeRequest(request) {
        seen.push(request);
        return { headers: { 'X-Signature': `${request.method} ${request.url.pathname}` } };
      },
    },
  );
  seen.length = 0;
  sent.length = 0;
  expect(await served.query(TITLES, {}, { authorization })).toEqual(ANSWER);
  expect(sent).toEqual([
    ['GET /wp-json/wp/v2/users/me', authorization],
    ['GET /wp-json/wp/v2/posts', authorization],
  ]);
  expect(seen.map(({ route, as }) => `${route} ${as}`)).toEqual([
    '/wp/v2/users/me caller',
    '/wp/v2/posts caller',
  ]);
  expect(seen[1]?.headers).toEqual({ accept: 'application/json', 'user-agent': 'Pressgraph' });
});

test('never replaces the credential of a caller', async () => {
  const sent: unknown[] = [];
  await using served = await startGateway(
    { posts, users, accounts, override: ({ headers }) => void sent.push(headers['authorization']) },
    {
      beforeRequest: ({ as }) =>
        as === 'caller' ? { headers: { Authorization: basic('mallory:x') } } : undefined,
    },
  );
  sent.length = 0;
  await served.query(TITLES, {}, { authorization });
  expect(sent).toEqual([authorization, authorization]);
});

test('sends a request to another host without the credentials of callers and of the operator', async () => {
  const sent: object[] = [];
  await using other = await startWordPressServer({
    posts,
    override: ({ path, headers }) =>
      void sent.push({
        path,
        ...headers,
        host: undefined,
        connection: undefined,
        'accept-encoding': undefined,
      }),
  });
  const logged: RequestLog[] = [];
  await using served = await startGateway(
    { posts, users, accounts },
    {
      upstream: { siteHeaders: ['X-Proxy-Key: open sesame'] },
      beforeRequest({ url, route }) {
        if (route !== '/wp/v2/posts') return undefined;
        const target = new URL(url.pathname + url.search, other.url);
        target.searchParams.set('signature', 's3cret');
        return { url: target, headers: { 'x-inside': 'yes' } };
      },
      onRequest: (request) => logged.push(request),
    },
  );
  sent.length = 0;
  logged.length = 0;
  expect(await served.query(TITLES, {}, { authorization })).toEqual(ANSWER);
  expect(sent).toEqual([
    {
      path: expect.stringContaining('signature=s3cret'),
      accept: 'application/json',
      'user-agent': 'Pressgraph',
      'x-inside': 'yes',
    },
  ]);
  const { as, url } = logged.find(({ route }) => route === '/wp/v2/posts') ?? {};
  expect(as).toBe('anonymous');
  expect(url).toContain(new URL(other.url).host);
  expect(url).not.toContain('s3cret');
});

test('that fails, or frames the message, fails the request alone and is reported', async () => {
  const told: unknown[] = [];
  let bad: 'throws' | 'frames' | undefined;
  await using served = await startGateway(
    { posts },
    {
      cache: { ttl: 0 },
      onError: (error) => told.push(String(error)),
      beforeRequest() {
        if (bad === 'throws') throw new Error('no key for internal.example');
        return bad === 'frames' ? { headers: { Host: 'other.example' } } : undefined;
      },
    },
  );
  for (bad of ['throws', 'frames'] as const) {
    const { errors } = await served.query(TITLES);
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(errors)).not.toContain('example');
  }
  expect(told).toEqual(expect.arrayContaining(['Error: no key for internal.example']));
  bad = undefined;
  expect(await served.query(TITLES)).toEqual(ANSWER);
});

test('whose headers WordPress takes for a login is refused: everybody would read with its rights', async () => {
  const started = startGateway(
    { posts, users, accounts },
    { beforeRequest: () => ({ headers: { authorization } }) },
  );
  await expect(started).rejects.toThrow(/what `beforeRequest` adds for a login/);
});
