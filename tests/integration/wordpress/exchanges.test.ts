import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Agent } from 'undici';
import { describe, expect, test } from 'vitest';
import { PressgraphError } from '../../../src/base/errors.ts';
import { createFetchExchange } from '../../../src/wordpress/http/exchange/fetch-exchange.ts';
import { createUndiciExchange } from '../../../src/wordpress/http/exchange/undici-exchange.ts';
import { eventually } from '../../helpers/eventually.ts';
import { clientsOver, EXCHANGES } from '../../helpers/exchanges.ts';
import { closedPort, sendJson, startHostileServer } from '../../helpers/hostile-server.ts';

const posts = { route: '/wp/v2/posts' };
const json = { 'content-type': 'application/json' };
const rows = JSON.stringify(Array.from({ length: 1_000 }, (_, id) => ({ id, slug: Math.sin(id) })));
const bomb = gzipSync(Buffer.alloc(20_000_000));

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

describe.each(EXCHANGES)('over $name', (over) => {
  const clientOf = clientsOver(over, { retries: 0, maxBodyBytes: 100_000 });

  async function codeOf(answer: Answer, options = {}) {
    await using server = await startHostileServer((request, response) => answer(response, request));
    await using client = clientOf(server, options);
    return await client.request(posts).then(
      () => 'answered',
      (error: unknown) => (error instanceof PressgraphError ? error.code : error),
    );
  }

  test.each<[name: string, code: string, answer: Answer, options?: object]>([
    ['an answer', 'answered', (response) => response.writeHead(200, json).end('[]')],
    ['no answer', 'UPSTREAM_TIMEOUT', () => {}, { headersTimeout: 50 }],
    [
      'a body without an end',
      'UPSTREAM_TIMEOUT',
      (response) => response.writeHead(200, json).write('['),
      { bodyTimeout: 50 },
    ],
    ['a reset', 'UPSTREAM_UNAVAILABLE', (response) => response.socket?.resetAndDestroy()],
    ['a close without an answer', 'UPSTREAM_UNAVAILABLE', (response) => response.destroy()],
    [
      'a body shorter than its content-length',
      'UPSTREAM_UNAVAILABLE',
      (response) =>
        response.writeHead(200, { ...json, 'content-length': '100' }).write('[', () => response.destroy()),
    ],
    [
      'a chunked body that is cut off',
      'UPSTREAM_UNAVAILABLE',
      (response) => response.writeHead(200, json).write('[', () => response.destroy()),
    ],
    [
      'a compressed body that is cut short',
      'UPSTREAM_ERROR',
      (response) =>
        response
          .writeHead(200, { ...json, 'content-encoding': 'gzip' })
          .end(gzipSync(rows).subarray(0, 5_000)),
    ],
    [
      'a compressed body that is damaged',
      'UPSTREAM_ERROR',
      (response) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end('not gzip'),
    ],
    [
      'a declared length over the limit',
      'UPSTREAM_ERROR',
      (response) => response.writeHead(200, { ...json, 'content-length': '100001' }).write('['),
    ],
    [
      'more than the limit, undeclared',
      'UPSTREAM_ERROR',
      (response) => {
        response.writeHead(200, json);
        const timer = setInterval(() => response.write(' '.repeat(10_000)), 1);
        response.on('close', () => clearInterval(timer));
      },
    ],
    [
      'a compressed bomb',
      'UPSTREAM_ERROR',
      (response) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
    ],
    ['another protocol', 'UPSTREAM_ERROR', (response) => response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n')],
    ['429', 'UPSTREAM_UNAVAILABLE', (response) => response.writeHead(429).end()],
  ])('%s is %s', async (_name, code, answer, options) => {
    expect(await codeOf(answer, options)).toBe(code);
  });

  test('a body over the limit ends its connection', async () => {
    let sent = 0;
    let isClosed = false;
    const answer: Answer = (response) => {
      response.writeHead(200, json);
      const send = () => {
        if (isClosed) return;
        sent += 64 * 1024;
        if (response.write(' '.repeat(64 * 1024))) setImmediate(send);
        else response.once('drain', send);
      };
      response.on('close', () => {
        isClosed = true;
      });
      send();
    };
    expect(await codeOf(answer, { maxBodyBytes: 200_000 })).toBe('UPSTREAM_ERROR');
    await eventually(() => expect(isClosed).toBe(true));
    expect(sent).toBeLessThan(20_000_000);
  });

  test('nothing is sent to a closed port, and a read is retried', async () => {
    const statuses: unknown[] = [];
    await using client = clientOf(
      { url: `http://127.0.0.1:${await closedPort()}` },
      { retries: 2, onRequest: ({ status }) => statuses.push(status) },
    );
    await expect(client.request(posts)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(statuses).toEqual([undefined, undefined, undefined]);
  });

  test('a kept connection that the server closed costs a retry at most', async () => {
    const sockets = new Set<IncomingMessage['socket']>();
    await using server = await startHostileServer((request, response) => {
      sockets.add(request.socket);
      sendJson(response, [1]);
    });
    await using client = clientOf(server, { retries: 2 });
    for (let time = 0; time < 5; time += 1) {
      expect((await client.request(posts)).body).toEqual([1]);
      for (const socket of sockets) socket.destroy();
    }
  });

  test('headers of a credential follow a redirect within the REST API, and no other', async () => {
    const seen: (string | undefined)[] = [];
    await using server = await startHostileServer((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === '/wp-json/wp/v2/posts')
        response.writeHead(302, { location: '/wp-json/wp/v2/posts/' }).end();
      else if (request.url === '/wp-json/wp/v2/pages') response.writeHead(302, { location: '/x' }).end();
      else sendJson(response, []);
    });
    await using client = clientOf(server);
    await client.request({ ...posts, headers: { authorization: 'Basic x' } });
    expect(seen).toEqual(['Basic x', 'Basic x']);
    await client.request({ ...posts, route: '/wp/v2/pages', headers: { authorization: 'Basic x' } });
    expect(seen.slice(2)).toEqual(['Basic x', undefined]);
  });

  describe('an abort rejects with its reason', () => {
    const reason = new Error('the caller left');

    test.each<[when: string, answer: Answer]>([
      ['before the headers', () => {}],
      ['within the headers', (response) => response.socket?.write('HTTP/1.1 200 OK\r\nx-a: b\r\n')],
      ['within the body', (response) => response.writeHead(200, json).write('[')],
    ])('%s, and ends the connection', async (_when, answer) => {
      let closed: Promise<unknown> = Promise.resolve();
      await using server = await startHostileServer((request, response) => {
        closed = once(request.socket, 'close');
        answer(response, request);
      });
      await using client = clientOf(server);
      const controller = new AbortController();
      const request = client.request({ ...posts, signal: controller.signal });
      await eventually(() => expect(server.requests).toHaveLength(1));
      await new Promise((resolve) => setTimeout(resolve, 20));
      controller.abort(reason);
      await expect(request).rejects.toBe(reason);
      await closed;
      expect(client.health()).toEqual({ breaker: 'closed', inFlight: 0, queued: 0 });
    });
  });

  describe('an upload', () => {
    /** A file of many chunks that counts how many of them were read. */
    function countedFile(chunks: number) {
      let read = 0;
      let cancelled: unknown;
      const chunk = new Uint8Array(64 * 1024);
      const content = new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            if (read === chunks) return controller.close();
            read += 1;
            controller.enqueue(chunk);
          },
          cancel(reason) {
            cancelled = reason;
          },
        },
        { highWaterMark: 0 },
      );
      const file = { name: 'a.png', mimeType: 'image/png', size: chunks * chunk.length, content };
      return { file, read: () => read, cancelled: () => cancelled };
    }
    const upload = { route: '/wp/v2/media', method: 'POST' } as const;

    test('arrives whole, with its length', async () => {
      let length = 0;
      let declared: string | undefined;
      await using server = await startHostileServer((request, response) => {
        declared = request.headers['content-length'];
        request.on('data', (chunk: Buffer) => {
          length += chunk.length;
        });
        request.on('end', () => sendJson(response, { id: 1 }));
      });
      await using client = clientOf(server);
      const { file } = countedFile(100);
      expect((await client.write({ ...upload, file })).body).toEqual({ id: 1 });
      expect(length).toBeGreaterThan(file.size);
      expect(declared).toBe(String(length));
    });

    test('has backpressure, and times out if the site never reads', async () => {
      await using server = await startHostileServer(() => {});
      await using client = clientOf(server, { headersTimeout: 300 });
      const { file, read, cancelled } = countedFile(2_000);
      await expect(client.write({ ...upload, file })).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
      expect(read()).toBeLessThan(500);
      expect(cancelled()).toBeDefined();
    });

    test('that the caller aborts in the middle ends at the site, too', async () => {
      let broken: Promise<unknown> = Promise.resolve();
      await using server = await startHostileServer((request) => {
        broken = new Promise((resolve) => request.socket.once('close', resolve));
        // A server that reads nothing does not notice.
        setTimeout(() => request.resume(), 100);
      });
      await using client = clientOf(server);
      const { file, cancelled } = countedFile(2_000);
      const controller = new AbortController();
      const reason = new PressgraphError('UPSTREAM_TIMEOUT', 'The operation timed out.');
      const written = client.write({ ...upload, file, signal: controller.signal });
      await eventually(() => expect(server.requests).toHaveLength(1));
      controller.abort(reason);
      await expect(written).rejects.toBe(reason);
      expect(cancelled()).toBe(reason);
      await broken;
    });

    test('is not read further once the site has responded', async () => {
      await using server = await startHostileServer((_, response) => {
        response.writeHead(413, { ...json, connection: 'close' }).end('{"code":"too_large","message":"No."}');
      });
      await using client = clientOf(server);
      const { file, read, cancelled } = countedFile(20_000);
      await expect(client.write({ ...upload, file })).rejects.toMatchObject({ name: 'PressgraphError' });
      await eventually(() => expect(cancelled()).toBeDefined());
      expect(read()).toBeLessThan(20_000);
    });
  });
});

test('over undici, an abort does not wait for the connection', async () => {
  // It never gets one.
  const dispatcher = new Agent({ connect: () => {} });
  await using client = clientsOver({ name: 'undici', exchange: createUndiciExchange({ dispatcher }) })({
    url: 'http://127.0.0.1',
  });
  const controller = new AbortController();
  const request = client.request({ ...posts, signal: controller.signal });
  setTimeout(() => controller.abort('left'), 20);
  await expect(request).rejects.toBe('left');
  await dispatcher.destroy();
});

describe('over fetch alone', () => {
  const failing = (error: unknown) =>
    createFetchExchange({ fetch: () => Promise.reject(error) as Promise<Response> });

  test('a failure that the runtime does not explain is retried, and is UPSTREAM_UNAVAILABLE', async () => {
    const statuses: unknown[] = [];
    await using client = clientsOver({ name: 'fetch', exchange: failing(new TypeError('fetch failed')) })(
      { url: 'http://127.0.0.1' },
      { onRequest: ({ status }) => statuses.push(status) },
    );
    await expect(client.request(posts)).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      message: '/wp/v2/posts: the connection failed.',
    });
    expect(statuses).toHaveLength(3);
  });

  test('a port that the fetch standard blocks is not reachable', async () => {
    await using client = clientsOver({ name: 'fetch', exchange: createFetchExchange() })({
      url: 'http://127.0.0.1:6667',
    });
    await expect(client.request(posts)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });
});
