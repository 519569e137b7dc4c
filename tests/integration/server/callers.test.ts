import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { RequestLog } from '../../../src/wordpress/http/messages.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import type { OverrideRequest } from '../../helpers/wordpress-server.ts';

const editor = { authorization: basic('editor:abcd efgh') };
const contents = { posts: [makePost({ id: 1, author: 2 })], users: [makeUser({ id: 2 })] };
const titles = '{ posts { nodes { title author { name } } } }';
const ME = '/wp/v2/users/me?_fields=id';

describe('the credentials of a request', () => {
  test('are forwarded to the REST API, and no other headers are', async () => {
    const heard: OverrideRequest[] = [];
    await using gateway = await startGateway({
      ...contents,
      override: (request) => {
        heard.push(request);
        return signedIn({ [editor.authorization]: {} })(request);
      },
    });
    await gateway.query(
      '{ nodeByUri(uri: "/post-1/") { ... on Post { title } } authors { nodes { name } } }',
      {},
      {
        ...editor,
        cookie: 'wordpress_logged_in_1=x',
        'x-wp-nonce': 'n',
        'x-forwarded-for': '10.0.0.1',
        'accept-language': 'de',
      },
    );
    const sent = heard.map(({ route, headers }) => [route, headers['authorization']]);
    expect(sent).toHaveLength(4);
    expect(sent).toEqual(
      expect.arrayContaining([
        ['/wp/v2/users/me', editor.authorization],
        // A page of the site is none of its REST API.
        [undefined, undefined],
        ['/wp/v2/posts', editor.authorization],
        ['/wp/v2/users', editor.authorization],
      ]),
    );
    for (const { headers } of heard) {
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('x-wp-nonce');
      expect(headers).not.toHaveProperty('x-forwarded-for');
      expect(headers).not.toHaveProperty('accept-language');
    }
  });

  test('include configured headers and cookies', async () => {
    const heard: OverrideRequest[] = [];
    await using gateway = await startGateway(
      {
        ...contents,
        override: (request) => {
          heard.push(request);
          return request.route === '/wp/v2/users/me' ? { body: { id: 1 } } : undefined;
        },
      },
      { callers: { forwardHeaders: ['Accept-Language'], forwardCookies: true } },
    );
    await gateway.query(
      '{ posts { totalCount } }',
      {},
      {
        cookie: 'a=b; wordpress_logged_in_1=x',
        'x-wp-nonce': 'n',
        'accept-language': 'de',
        'x-other': 'y',
      },
    );
    for (const { headers } of heard) {
      expect(headers).toMatchObject({
        cookie: 'wordpress_logged_in_1=x',
        'x-wp-nonce': 'n',
        'accept-language': 'de',
      });
      expect(headers).not.toHaveProperty('x-other');
    }
    expect(heard.map(({ route }) => route)).toEqual(['/wp/v2/users/me', '/wp/v2/posts']);
  });

  test('are never sent to another site', async () => {
    const strangers: unknown[] = [];
    const stranger = createServer((request, response) => {
      strangers.push(request.headers);
      response.end('[]');
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const { port } = stranger.address() as AddressInfo;
    await using gateway = await startGateway({
      ...contents,
      override: (request) =>
        request.route === '/wp/v2/posts'
          ? { status: 301, headers: { location: `http://127.0.0.1:${port}/` } }
          : signedIn({ [editor.authorization]: {} })(request),
    });
    const { errors } = await gateway.query(titles, {}, editor);
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_ERROR' } }]);
    expect(strangers).toEqual([]);
    stranger.close();
  });

  test('are logged as an identity only', async () => {
    const logs: RequestLog[] = [];
    await using gateway = await startGateway(
      { ...contents, override: signedIn({ [editor.authorization]: {} }) },
      { onRequest: (log) => logs.push(log) },
    );
    logs.length = 0;
    await gateway.query('{ posts { totalCount } }');
    await gateway.query('{ posts { totalCount } }', {}, editor);
    expect(logs.map(({ as, route }) => `${as} ${route}`)).toEqual([
      'anonymous /wp/v2/posts',
      'caller /wp/v2/users/me',
      'caller /wp/v2/posts',
    ]);
    expect(JSON.stringify(logs)).not.toContain(editor.authorization.slice(6));
  });
});

describe('a credential', () => {
  test('that WordPress rejects fails the operation before any other request', async () => {
    await using gateway = await startGateway(contents);
    const answer = await gateway.query(titles, {}, editor);
    expect(answer).toEqual({
      errors: [
        {
          message: 'WordPress rejected the credential of the request.',
          extensions: { code: 'UNAUTHENTICATED', wordpress: { code: 'rest_not_logged_in', status: 401 } },
        },
      ],
    });
    expect(gateway.asked()).toEqual([ME]);
    // It is remembered; and nobody else is held responsible.
    expect(await gateway.query(titles, {}, editor)).toEqual(answer);
    expect(gateway.asked()).toEqual([]);
    expect(await gateway.query(titles)).not.toHaveProperty('errors');
  });

  test.each([
    ['application/json', 200],
    ['application/graphql-response+json', 401],
  ])('that WordPress does not know gets the status of GraphQL over HTTP: %s', async (accept, status) => {
    await using gateway = await startGateway(contents);
    const response = await gateway.gateway.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, ...editor },
      body: JSON.stringify({ query: titles }),
    });
    expect(response.status).toBe(status);
    expect(await response.json()).not.toHaveProperty('data');
  });

  test('is checked once for concurrent operations', async () => {
    await using gateway = await startGateway({
      ...contents,
      override: signedIn({ [editor.authorization]: {} }),
    });
    await Promise.all(Array.from({ length: 20 }, () => gateway.query('{ site { name } }', {}, editor)));
    await gateway.query('{ site { name } }', {}, editor);
    expect(gateway.asked().filter((path) => path === ME)).toHaveLength(1);
  });

  test('that could not be checked is checked again', async () => {
    let isDown = true;
    await using gateway = await startGateway({
      ...contents,
      override: (request) => {
        if (isDown && request.route === '/wp/v2/users/me') return { status: 503, body: 'Maintenance' };
        return signedIn({ [editor.authorization]: {} })(request);
      },
    });
    const { errors } = await gateway.query(titles, {}, editor);
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    isDown = false;
    expect(await gateway.query(titles, {}, editor)).not.toHaveProperty('errors');
  });

  test('whose check takes longer than the operation may ends it in time', async () => {
    await using gateway = await startGateway(
      {
        ...contents,
        override: async ({ route, closed }) => {
          if (route === '/wp/v2/users/me') await closed;
          return undefined;
        },
      },
      { limits: { operationTimeout: 50 }, upstream: { headersTimeout: 1000 } },
    );
    const { errors } = await gateway.query(titles, {}, editor);
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_TIMEOUT' } }]);
  });

  test('that is a token is forwarded unchanged', async () => {
    const token = { authorization: 'Bearer e30.e30.e30' };
    await using gateway = await startGateway({
      ...contents,
      override: signedIn({ [token.authorization]: {} }),
    });
    expect(await gateway.query(titles, {}, token)).not.toHaveProperty('errors');
    expect(await gateway.query(titles, {}, { authorization: 'Bearer e30' })).toHaveProperty('errors');
  });
});
