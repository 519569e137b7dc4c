import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { PressgraphError } from '../../../src/base/errors.ts';
import type { RequestLog } from '../../../src/wordpress/http/messages.ts';
import { clientsOver, EXCHANGES } from '../../helpers/exchanges.ts';
import {
  closedPort,
  sendHtml,
  sendJson,
  startHoldingServer,
  startHostileServer,
} from '../../helpers/hostile-server.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const bomb = gzipSync(Buffer.alloc(50_000_000));

describe.each(EXCHANGES)('over $name', (over) => {
  const clientOf = clientsOver(over);
  const posts = { route: '/wp/v2/posts' };

  describe('a request', () => {
    test('returns the JSON, the status and the headers', async () => {
      await using site = await startWordPressServer({ posts: [makePost({ id: 1 }), makePost({ id: 2 })] });
      await using client = clientOf(site);
      const answer = await client.request({ ...posts, query: { include: [2, 1], _fields: ['id'] } });
      expect(answer).toMatchObject({
        status: 200,
        headers: { 'x-wp-total': '2' },
        body: [{ id: 2 }, { id: 1 }],
      });
      expect(site.calls.map(({ path }) => path)).toEqual(['/wp-json/wp/v2/posts?include=2,1&_fields=id']);
    });

    test('to a plain REST root has its route in the query', async () => {
      await using site = await startWordPressServer({ plainPermalinks: true, posts: [makePost({ id: 1 })] });
      await using client = clientOf(site, { restRoot: site.restRoot });
      const answer = await client.request({ route: '/wp/v2/posts/1', query: { _fields: ['id'] } });
      expect(answer.body).toEqual({ id: 1 });
      expect(site.calls[0]?.path).toBe('/?rest_route=/wp/v2/posts/1&_fields=id');
    });

    test('by HEAD returns the headers alone', async () => {
      await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
      await using client = clientOf(site);
      const answer = await client.request({ ...posts, method: 'HEAD' });
      expect(answer).toMatchObject({ status: 200, headers: { 'x-wp-total': '1' }, body: undefined });
      await expect(client.request({ route: '/wp/v2/settings', method: 'HEAD' })).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
        wordpress: { status: 401 },
      });
    });

    test('too long for a request line is a POST, and answered the same', async () => {
      const rows = Array.from({ length: 100 }, (_, index) =>
        makePost({ id: index + 1, slug: `${'a-very-long-slug-'.repeat(5)}${index}` }),
      );
      await using site = await startWordPressServer({ posts: rows });
      await using client = clientOf(site);
      const answer = await client.request({
        ...posts,
        query: { slug: rows.slice(0, 90).map(({ slug }) => String(slug)), per_page: 100, _fields: ['id'] },
      });
      expect(answer.body).toHaveLength(90);
      expect(site.calls).toMatchObject([
        { method: 'POST', path: '/wp-json/wp/v2/posts?_fields=id&_method=GET', query: { per_page: '100' } },
      ]);
    });

    test.each([
      ['gzip', gzipSync],
      ['br', brotliCompressSync],
      ['deflate', deflateSync],
    ])('accepts an answer in %s', async (encoding, compress) => {
      let accepted: unknown;
      await using server = await startHostileServer((request, response) => {
        accepted = request.headers['accept-encoding'];
        response.setHeader('content-type', 'application/json');
        response.setHeader('content-encoding', encoding);
        response.end(compress('[{"id":1}]'));
      });
      await using client = clientOf(server);
      expect((await client.request(posts)).body).toEqual([{ id: 1 }]);
      // Over plain HTTP, Node's fetch accepts brotli without saying so.
      if (over.name === 'undici' || encoding !== 'br') expect(accepted).toContain(encoding);
    });

    test('accepts JSON behind a byte order mark', async () => {
      await using server = await startHostileServer((_, response) => {
        response.setHeader('content-type', 'application/json');
        response.end('\uFEFF[1]');
      });
      await using client = clientOf(server);
      expect((await client.request(posts)).body).toEqual([1]);
    });

    test('is logged with the status and size of its answer', async () => {
      await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
      const logs: RequestLog[] = [];
      await using client = clientOf(site, { onRequest: (log) => logs.push(log) });
      await client.request({ ...posts, query: { _fields: ['id'] } });
      await client.request({ route: '/wp/v2/nothing' }).catch(() => {});
      expect(logs).toMatchObject([
        { method: 'GET', route: '/wp/v2/posts', status: 200, bytes: '[{"id":1}]'.length },
        { method: 'GET', route: '/wp/v2/nothing', status: 404 },
      ]);
      expect(logs[0]?.url).toBe(`${site.url}/wp-json/wp/v2/posts?_fields=id`);
    });
  });

  describe('an error of WordPress', () => {
    test.each([
      ['/wp/v2/settings', {}, 'UNAUTHENTICATED', { code: 'rest_forbidden', status: 401 }, ''],
      [
        '/wp/v2/posts/1',
        { password: 'hunter2' },
        'FORBIDDEN',
        { code: 'rest_post_incorrect_password', status: 403 },
        '',
      ],
      ['/wp/v2/colours', {}, 'UPSTREAM_ERROR', { code: 'rest_no_route', status: 404 }, ''],
      [
        '/wp/v2/posts',
        { per_page: 101 },
        'UPSTREAM_ERROR',
        { code: 'rest_invalid_param', status: 400 },
        'per_page must be between',
      ],
    ])('%s %j: %s', async (route, query, code, wordpress, words) => {
      await using site = await startWordPressServer({ posts: [makePost({ id: 1, password: 'sesame' })] });
      await using client = clientOf(site);
      const error = await client.request({ route, query }).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ name: 'PressgraphError', code, route, wordpress });
      expect(String(error)).toContain(words);
      expect(String(error)).not.toMatch(/127\.0\.0\.1|hunter2/);
    });
  });

  describe('an unusable answer', () => {
    const small = { maxBodyBytes: 100_000 };
    const rows = JSON.stringify(Array.from({ length: 1_000 }, (_, id) => ({ id, slug: Math.sin(id) })));
    const json = { 'content-type': 'application/json' };

    test.each<[name: string, answer: (response: ServerResponse) => void, code: string, words: RegExp]>([
      [
        'a firewall page',
        (response) => sendHtml(response, 403, 'Just a moment&#8230;'),
        'FORBIDDEN',
        /“Just a moment…”/,
      ],
      [
        'a page with status 200',
        (response) => sendHtml(response, 200, 'Hello'),
        'UPSTREAM_ERROR',
        /HTML page titled “Hello”/,
      ],
      [
        'maintenance',
        (response) => sendHtml(response, 503, 'Maintenance'),
        'UPSTREAM_UNAVAILABLE',
        /503 .*an HTML page\.$/,
      ],
      ['nothing', (response) => response.writeHead(200, json).end(), 'UPSTREAM_ERROR', /an empty body/],
      [
        'half a JSON',
        (response) => response.writeHead(200, json).end('[{"id":1},'),
        'UPSTREAM_ERROR',
        /cut short/,
      ],
      [
        'half a body',
        (response) =>
          response.writeHead(200, { ...json, 'content-length': '100' }).write('[', () => response.destroy()),
        'UPSTREAM_UNAVAILABLE',
        /broke off/,
      ],
      ['a reset', (response) => response.socket?.resetAndDestroy(), 'UPSTREAM_UNAVAILABLE', /broke off/],
      [
        'another protocol',
        (response) => response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n'),
        'UPSTREAM_ERROR',
        /not HTTP/,
      ],
      [
        'too much',
        (response) => response.writeHead(200, json).end(' '.repeat(100_001)),
        'UPSTREAM_ERROR',
        /larger than 100000 bytes/,
      ],
      [
        'a gzip bomb',
        (response) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
        'UPSTREAM_ERROR',
        /larger than 100000 bytes/,
      ],
      [
        'half a gzip',
        (response) =>
          response
            .writeHead(200, { ...json, 'content-encoding': 'gzip' })
            .end(gzipSync(rows).subarray(0, 5_000)),
        'UPSTREAM_ERROR',
        // Node's fetch passes on what it could decompress.
        /cut short/,
      ],
      [
        'an encoding that was not accepted',
        (response) => response.writeHead(200, { ...json, 'content-encoding': 'gzip, gzip' }).end('x'),
        'UPSTREAM_ERROR',
        // Node's fetch tries to decode it.
        over.name === 'undici' ? /was not accepted/ : /damaged|JSON expected/,
      ],
      [
        'endless headers',
        (response) => response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end(),
        'UPSTREAM_ERROR',
        /too large/,
      ],
    ])('%s', async (_name, answer, code, words) => {
      await using server = await startHostileServer((_, response) => answer(response));
      await using client = clientOf(server, small);
      const error = await client.request(posts).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ name: 'PressgraphError', code, message: expect.stringMatching(words) });
      expect(String(error)).not.toContain('127.0.0.1');
    });

    test.each<[name: string, answer: (response: ServerResponse) => void]>([
      ['stops', (response) => response.writeHead(200, json).write('[')],
      [
        'trickles',
        (response) => {
          response.writeHead(200, json);
          const timer = setInterval(() => response.write(' '), 10);
          response.on('close', () => clearInterval(timer));
        },
      ],
    ])('a body that %s', async (_name, answer) => {
      await using server = await startHostileServer((_, response) => answer(response));
      await using client = clientOf(server, { bodyTimeout: 50 });
      await expect(client.request(posts)).rejects.toMatchObject({
        code: 'UPSTREAM_TIMEOUT',
        message: '/wp/v2/posts: the answer did not end within 50 ms.',
      });
    });

    test('silence', async () => {
      await using server = await startHostileServer(() => {});
      await using client = clientOf(server, { headersTimeout: 50 });
      await expect(client.request(posts)).rejects.toMatchObject({
        code: 'UPSTREAM_TIMEOUT',
        message: '/wp/v2/posts: no answer within 50 ms.',
      });
    });

    test.each([
      ['refused', async () => `http://127.0.0.1:${await closedPort()}`, /refused/],
      ['to an unknown host', async () => 'http://nowhere.invalid', /could not be resolved/],
    ])('a connection %s', async (_name, address, words) => {
      await using client = clientOf({ url: await address() });
      await expect(client.request(posts)).rejects.toMatchObject({
        code: 'UPSTREAM_UNAVAILABLE',
        message: expect.stringMatching(words),
      });
    });

    test('plain HTTP instead of TLS', async () => {
      await using server = await startHostileServer((_, response) => sendJson(response, []));
      await using client = clientOf({ url: server.url.replace('http:', 'https:') });
      await expect(client.request(posts)).rejects.toMatchObject({
        code: 'UPSTREAM_UNAVAILABLE',
        message: expect.stringMatching(/no secure connection/),
      });
    });
  });

  describe('a redirect', () => {
    const redirect = (response: ServerResponse, location: string, status = 301) =>
      response.writeHead(status, { location }).end();

    test.each([301, 302, 307, 308])('%d within the site is followed', async (status) => {
      await using server = await startHostileServer((request, response) => {
        if (request.url === '/wp-json/wp/v2/posts') redirect(response, '/wp-json/wp/v2/posts/', status);
        else sendJson(response, [1]);
      });
      await using client = clientOf(server);
      expect((await client.request(posts)).body).toEqual([1]);
    });

    test('of a POST keeps its body', async () => {
      await using site = await startWordPressServer({
        posts: [makePost({ id: 1 }), makePost({ id: 2 })],
        override: ({ path }) =>
          path.startsWith('/wp-json/wp/v2/posts?')
            ? { status: 301, headers: { location: path.replace('posts?', 'posts/?') } }
            : undefined,
      });
      await using client = clientOf(site);
      const include = Array.from({ length: 2_000 }, (_, index) => index + 2);
      expect((await client.request({ ...posts, query: { include, _fields: ['id'] } })).body).toEqual([
        { id: 2 },
      ]);
    });

    test('to another host is refused, and the host not requested', async () => {
      await using other = await startHostileServer((_, response) => sendJson(response, []));
      await using server = await startHostileServer((_, response) =>
        redirect(response, `${other.url}/x?secret=1`),
      );
      await using client = clientOf(server);
      const error = await client.request(posts).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'UPSTREAM_ERROR', wordpress: { status: 301 } });
      expect(String(error)).toContain('redirects to another site');
      expect(String(error)).not.toContain('secret');
      expect(other.requests).toEqual([]);
    });

    test('without an end is abandoned after three', async () => {
      await using server = await startHostileServer((request, response) =>
        redirect(response, `${request.url}x`),
      );
      await using client = clientOf(server);
      await expect(client.request(posts)).rejects.toMatchObject({
        code: 'UPSTREAM_ERROR',
        message: '/wp/v2/posts: redirected more than 3 times.',
      });
      expect(server.requests).toHaveLength(4);
    });

    test.each(['', 'http://'])('to “%s” is no redirect', async (location) => {
      await using server = await startHostileServer((_, response) => redirect(response, location));
      await using client = clientOf(server);
      await expect(client.request(posts)).rejects.toMatchObject({ code: 'UPSTREAM_ERROR' });
    });
  });

  describe('concurrency', () => {
    test('is eight, and the ninth request starts when one has ended', async () => {
      await using server = await startHoldingServer();
      await using client = clientOf(server);
      const answers = Array.from({ length: 20 }, (_, index) =>
        client.request({ route: `/wp/v2/posts/${index}` }),
      );
      await server.until(8);
      await new Promise((resolve) => setImmediate(resolve));
      expect(server.held).toHaveLength(8);
      for (let index = 0; index < 20; index += 1) {
        await server.until(index + 1);
        expect(server.held.length - index).toBeLessThanOrEqual(8);
        sendJson(server.answerTo(index), index);
        await Promise.race(answers.slice(index));
      }
      await Promise.all(answers);
    });

    test('reuses connections', async () => {
      await using site = await startHostileServer((_, response) => sendJson(response, []));
      await using client = clientOf(site);
      for (let index = 0; index < 5; index += 1) await client.request(posts);
      if (over.name === 'undici') {
        // Node's fetch opens a new one after each HEAD.
        await client.head('/');
        await client.request({ ...posts, method: 'HEAD' });
      }
      await client.request(posts);
      // One more is opened for a request in the same tick as the end of the last.
      expect(site.connections()).toBeLessThanOrEqual(2);
      await Promise.all(Array.from({ length: 40 }, () => client.request(posts)));
      expect(site.connections()).toBeLessThanOrEqual(over.name === 'undici' ? 8 : 24);
    });
  });

  describe('an abort', () => {
    test('ends the request at WordPress, too, and frees its place', async () => {
      await using server = await startHoldingServer();
      await using client = clientOf(server, { maxConcurrent: 1 });
      const controller = new AbortController();
      const reason = new Error('the caller hung up');
      const first = client.request({ ...posts, signal: controller.signal });
      const second = client.request(posts);
      await server.until(1);
      const closed = once(server.answerTo(0), 'close');
      controller.abort(reason);
      await expect(first).rejects.toBe(reason);
      await closed;
      await server.until(2);
      sendJson(server.answerTo(1), [2]);
      expect((await second).body).toEqual([2]);
    });

    test('in the middle of the body ends it', async () => {
      await using server = await startHostileServer((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).write('[');
      });
      await using client = clientOf(server);
      const controller = new AbortController();
      const answer = client.request({ ...posts, signal: controller.signal });
      setTimeout(() => controller.abort('enough'), 30);
      await expect(answer).rejects.toBe('enough');
    });

    test('in the queue is immediate, and the request is never sent', async () => {
      await using server = await startHoldingServer();
      await using client = clientOf(server, { maxConcurrent: 1 });
      const first = client.request(posts);
      await server.until(1);
      const controller = new AbortController();
      const second = client.request({ route: '/wp/v2/tags', signal: controller.signal });
      controller.abort('enough');
      await expect(second).rejects.toBe('enough');
      sendJson(server.answerTo(0), []);
      await first;
      expect(server.requests).toEqual(['GET /wp-json/wp/v2/posts']);
    });

    test('rejects with the signal’s reason as it is, a deadline included', async () => {
      await using server = await startHoldingServer();
      await using client = clientOf(server);
      const signal = AbortSignal.timeout(30);
      await expect(client.request({ ...posts, signal })).rejects.toMatchObject({ name: 'TimeoutError' });
      const reason = new PressgraphError('UPSTREAM_TIMEOUT', 'The operation timed out.');
      const controller = new AbortController();
      const answer = client.request({ ...posts, signal: controller.signal });
      controller.abort(reason);
      await expect(answer).rejects.toBe(reason);
    });

    test('before the request sends nothing', async () => {
      await using server = await startHoldingServer();
      await using client = clientOf(server);
      await expect(client.request({ ...posts, signal: AbortSignal.abort('early') })).rejects.toBe('early');
      expect(server.requests).toEqual([]);
    });
  });

  describe('a page of the site', () => {
    test('has headers, and the address after redirects', async () => {
      await using site = await startWordPressServer({ posts: [makePost({ id: 3 })] });
      await using client = clientOf(site);
      const page = await client.head('/?p=3');
      expect(page?.url).toBe(`${site.url}/post-3/`);
      expect(page?.headers['link']).toContain(`<${site.url}/wp-json/wp/v2/posts/3>; rel="alternate"`);
      expect(await client.head('/post-3')).toEqual(page && expect.objectContaining({ url: page.url }));
      expect(await client.head(`${site.url}/post-3/#comments`)).toMatchObject({ url: page?.url });
      expect(await client.head('/nowhere/')).toBeNull();
    });

    test.each(['https://example.org/post-3/', '//example.org/', 'http://', 'file:///etc/passwd'])(
      'is never %s',
      async (path) => {
        await using server = await startHostileServer((_, response) => sendJson(response, []));
        await using client = clientOf(server);
        await expect(client.head(path)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
        expect(server.requests).toEqual([]);
      },
    );

    test('is requested from the site whatever the path looks like', async () => {
      await using server = await startHostileServer((_, response) => sendJson(response, []));
      await using client = clientOf(server);
      await client.head('/.//example.org/');
      expect(server.requests).toEqual(['HEAD //example.org/']);
    });

    test.each([
      [401, 'UNAUTHENTICATED'],
      [403, 'FORBIDDEN'],
      [500, 'UPSTREAM_ERROR'],
      [503, 'UPSTREAM_UNAVAILABLE'],
    ])('that answers %d is %s', async (status, code) => {
      await using server = await startHostileServer((_, response) => sendHtml(response, status, ''));
      await using client = clientOf(server);
      await expect(client.head('/x/')).rejects.toMatchObject({ code, route: '/x/', wordpress: { status } });
    });
  });
});
