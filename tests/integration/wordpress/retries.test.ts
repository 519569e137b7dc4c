import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { PressgraphError } from '../../../src/base/errors.ts';
import { clientsOver, EXCHANGES } from '../../helpers/exchanges.ts';
import {
  closedPort,
  sendHtml,
  sendJson,
  startHoldingServer,
  startHostileServer,
} from '../../helpers/hostile-server.ts';

describe.each(EXCHANGES)('over $name', (over) => {
  const clientOf = clientsOver(over);
  const posts = { route: '/wp/v2/posts' };
  const json = { 'content-type': 'application/json' };

  const rows = JSON.stringify(Array.from({ length: 1_000 }, (_, id) => ({ id, slug: Math.sin(id) })));

  type Case = [name: string, answer: (response: ServerResponse) => void];

  /** A server that fails a number of times, and then answers. */
  const startLateServer = (bad: (response: ServerResponse) => void, times = 1) => {
    let left = times;
    return startHostileServer((_, response) => {
      left -= 1;
      if (left >= 0) bad(response);
      else sendJson(response, [1]);
    });
  };

  describe('a read is retried', () => {
    test.each<Case>([
      ['after a reset', (response) => response.socket?.resetAndDestroy()],
      ['after a connection that was closed without an answer', (response) => response.destroy()],
      [
        'after half a body',
        (response) =>
          response.writeHead(200, { ...json, 'content-length': '100' }).write('[', () => response.destroy()),
      ],
      ['after half a JSON', (response) => response.writeHead(200, json).end('[{"id":1},{"ti')],
      [
        'after half a gzip',
        (response) =>
          response
            .writeHead(200, { ...json, 'content-encoding': 'gzip' })
            .end(gzipSync(rows).subarray(0, 5_000)),
      ],
      ...[429, 502, 503, 504, 520, 522].map(
        (status): Case => [`after ${status}`, (response) => sendHtml(response, status, 'Not now')],
      ),
      [
        'after 503 with a wait that fits',
        (response) => response.writeHead(503, { 'retry-after': '0' }).end(),
      ],
    ])('%s', async (_name, answer) => {
      await using server = await startLateServer(answer);
      await using client = clientOf(server);
      expect((await client.request(posts)).body).toEqual([1]);
      expect(server.requests).toHaveLength(2);
    });

    test('twice, and then fails with the last answer; each attempt is logged', async () => {
      await using server = await startHostileServer((_, response) => sendHtml(response, 503, 'Busy'));
      const statuses: unknown[] = [];
      await using client = clientOf(server, { onRequest: ({ status }) => statuses.push(status) });
      await expect(client.request(posts)).rejects.toMatchObject({
        code: 'UPSTREAM_UNAVAILABLE',
        message: expect.stringContaining('503 Service Unavailable, an HTML page'),
      });
      expect(statuses).toEqual([503, 503, 503]);
    });

    test('if nothing listens', async () => {
      const statuses: unknown[] = [];
      const options = { onRequest: ({ status }: { status: unknown }) => statuses.push(status) };
      await using client = clientOf({ url: `http://127.0.0.1:${await closedPort()}` }, options);
      await expect(client.request(posts)).rejects.toMatchObject({
        code: 'UPSTREAM_UNAVAILABLE',
        message: '/wp/v2/posts: the connection was refused.',
      });
      expect(statuses).toEqual([undefined, undefined, undefined]);
    });

    test.each([0, 1, 3])('as often as configured: %d', async (retries) => {
      await using server = await startHostileServer((_, response) => sendHtml(response, 503, 'Busy'));
      await using client = clientOf(server, { retries });
      await expect(client.request(posts)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      expect(server.requests).toHaveLength(retries + 1);
    });

    test('whatever its method: HEAD, OPTIONS, a page, and a list too long for a request line', async () => {
      const seen = new Set<string>();
      await using server = await startHostileServer((request, response) => {
        const line = `${request.method} ${request.url}`;
        if (seen.has(line)) sendJson(response, []);
        else sendHtml(response, 503, 'Busy');
        seen.add(line);
      });
      await using client = clientOf(server);
      await client.request({ ...posts, method: 'HEAD' });
      await client.request({ ...posts, method: 'OPTIONS' });
      await client.page('/about/');
      await client.request({ ...posts, query: { include: Array.from({ length: 2000 }, (_, id) => id + 1) } });
      expect(server.requests).toEqual([
        'HEAD /wp-json/wp/v2/posts',
        'HEAD /wp-json/wp/v2/posts',
        'OPTIONS /wp-json/wp/v2/posts',
        'OPTIONS /wp-json/wp/v2/posts',
        'GET /about/',
        'GET /about/',
        'POST /wp-json/wp/v2/posts?_method=GET',
        'POST /wp-json/wp/v2/posts?_method=GET',
      ]);
    });

    test('no sooner than Retry-After', async () => {
      const times: number[] = [];
      await using server = await startHostileServer((_, response) => {
        times.push(performance.now());
        if (times.length > 1) sendJson(response, []);
        else response.writeHead(429, { 'retry-after': '1' }).end();
      });
      await using client = clientOf(server);
      await client.request(posts);
      const [first = 0, second = 0] = times;
      expect(second - first).toBeGreaterThan(950);
    });
  });

  describe('a read is not retried', () => {
    test.each([400, 401, 403, 404, 500, 501])('for %d', async (status) => {
      await using server = await startHostileServer((_, response) => sendHtml(response, status, 'No'));
      await using client = clientOf(server);
      await client.request(posts).catch(() => {});
      // What is refused on its path is also requested as a parameter, once.
      expect(server.requests.filter((path) => !path.includes('rest_route='))).toHaveLength(1);
    });

    test.each<Case>([
      ['it timed out without an answer', () => {}],
      ['its body timed out', (response) => response.writeHead(200, json).write('[')],
      ['its body is too large', (response) => response.writeHead(200, json).end(' '.repeat(100_001))],
      ['the answer is a page', (response) => sendHtml(response, 200, 'Hello')],
      ['a plugin spoiled the JSON', (response) => response.writeHead(200, json).end('[1][2]<br>\n')],
      [
        'PHP printed a message after it',
        (response) => response.writeHead(200, json).end('[1] [2]\nWarning: x\n'),
      ],
      ['Retry-After is too long', (response) => response.writeHead(503, { 'retry-after': '600' }).end()],
    ])('if %s', async (_name, answer) => {
      await using server = await startHostileServer((_, response) => answer(response));
      await using client = clientOf(server, { headersTimeout: 200, bodyTimeout: 50, maxBodyBytes: 100_000 });
      await expect(client.request(posts)).rejects.toMatchObject({ name: 'PressgraphError' });
      expect(server.requests).toHaveLength(1);
    });
  });

  describe('the wait before a retry', () => {
    const wait = (response: ServerResponse) => response.writeHead(503, { 'retry-after': '5' }).end();

    test('occupies no slot, and ends at once on an abort', async () => {
      await using server = await startHoldingServer();
      await using client = clientOf(server, { maxConcurrent: 1 });
      const controller = new AbortController();
      const first = client.request({ ...posts, signal: controller.signal });
      const second = client.request({ route: '/wp/v2/tags' });
      await server.until(1);
      wait(server.answerTo(0));
      await server.until(2);
      sendJson(server.answerTo(1), [2]);
      expect((await second).body).toEqual([2]);
      expect(client.health()).toEqual({ breaker: 'closed', inFlight: 0, queued: 0 });
      const reason = new Error('the caller hung up');
      controller.abort(reason);
      await expect(first).rejects.toBe(reason);
      expect(server.held).toHaveLength(2);
    });

    test('ends with the operation’s time, and fails with what WordPress said', async () => {
      await using server = await startHoldingServer();
      await using client = clientOf(server);
      const controller = new AbortController();
      const answer = client.request({ ...posts, signal: controller.signal });
      await server.until(1);
      const over = expect(answer).rejects.toMatchObject({
        code: 'UPSTREAM_UNAVAILABLE',
        wordpress: { status: 503 },
        details: { retryAfter: 5 },
      });
      wait(server.answerTo(0));
      while (client.health().inFlight > 0) await new Promise((resolve) => setImmediate(resolve));
      controller.abort(new PressgraphError('UPSTREAM_TIMEOUT', 'The operation timed out.'));
      await over;
    });
  });
});
