import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const site = { posts: [makePost({ id: 1 })] };

test.each(['variables', 'extensions'])('invalid JSON in `%s` of the URL is a bad request', async (name) => {
  await using gateway = await startGateway(site);
  const response = await gateway.gateway.fetch(`http://gateway/graphql?query={__typename}&${name}=%7B`);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    errors: [
      {
        message: 'Expected JSON in `variables` and `extensions` of the URL.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ],
  });
});

test.each([
  ['the body', '{"query":"{ __typename }","then":1}', 400],
  ['variables', '{"query":"{ __typename }","variables":{"then":1}}', 200],
  ['extensions', '{"query":"{ __typename }","extensions":{"then":1}}', 200],
])('a key `then` in %s is not taken for a promise', async (_, body, status) => {
  await using gateway = await startGateway(site);
  const response = await gateway.gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body,
  });
  expect(response.status).toBe(status);
  expect(await response.text()).not.toContain('INTERNAL_SERVER_ERROR');
});

test('a WebSocket handshake is answered with what to use instead', async () => {
  await using gateway = await startGateway(site);
  const server = createServer(gateway.gateway).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-protocol': 'graphql-transport-ws',
  };
  const asking = request({ port, host: '127.0.0.1', path: '/graphql', headers });
  asking.end();
  const [response] = await once(asking, 'response');
  const body = (await response.toArray()).join('');
  expect(response.statusCode).toBe(426);
  expect(JSON.parse(body).errors[0].message).toContain('text/event-stream');
  server.closeAllConnections();
  server.close();
});

test('a webhook that is too large is told so, over a real connection', async () => {
  await using gateway = await startGateway(site, {
    freshness: { webhookSecret: 'a secret of more than 32 characters!' },
  });
  const server = createServer(gateway.gateway).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/graphql/webhook`, {
    method: 'POST',
    body: 'x'.repeat(200_000),
  });
  expect([response.status, await response.json()]).toEqual([
    413,
    { error: 'Expected a body of at most 65536 bytes.' },
  ]);
  server.closeAllConnections();
  server.close();
});

test('the id of a request is not kept by shared caches', async () => {
  await using gateway = await startGateway(site);
  const ask = (method: string) =>
    gateway.gateway.fetch('http://gateway/graphql?query={posts{nodes{databaseId}}}', {
      method,
      headers: { 'x-request-id': 'r-1', ...(method === 'POST' && { 'content-type': 'application/json' }) },
      ...(method === 'POST' && { body: JSON.stringify({ query: '{posts{nodes{databaseId}}}' }) }),
    });
  const shared = await ask('GET');
  expect(shared.headers.get('cache-control')).toContain('public');
  expect(shared.headers.get('x-request-id')).toBeNull();
  expect((await ask('POST')).headers.get('x-request-id')).toBe('r-1');
});

test('browsers may remember preflights, and pages may read what tells of the answer', async () => {
  await using gateway = await startGateway(site);
  const origin = 'https://front.example';
  const preflight = await gateway.gateway.fetch('http://gateway/graphql', {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
  expect(preflight.headers.get('access-control-max-age')).toBe('7200');
  const answer = await gateway.gateway.fetch('http://gateway/graphql?query={__typename}', {
    headers: { origin },
  });
  expect(answer.headers.get('access-control-expose-headers')).toContain('cache-status');
});
