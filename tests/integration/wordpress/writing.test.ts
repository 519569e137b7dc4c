import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { webStreamOf } from '../../../src/server/uploads/web-stream.ts';
import { clientsOver, EXCHANGES, type ExchangeUnderTest } from '../../helpers/exchanges.ts';

interface Heard {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server that reads each request to its end, and a client that writes to it. */
async function startReader(
  over: ExchangeUnderTest,
  answer: (response: ServerResponse, request: IncomingMessage) => void,
  options: { readonly maxConcurrent?: number; readonly headersTimeout?: number } = {},
) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    server.emit('arrival');
    void text(request).then(
      (body) => {
        heard.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
        server.emit('heard');
        answer(response, request);
      },
      () => server.emit('broken'),
    );
  });
  const broken = once(server, 'broken');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = clientsOver(over, options)({ url });
  return {
    heard,
    client,
    next: () => once(server, 'heard'),
    /** A request whose headers are there. */
    arrival: () => once(server, 'arrival'),
    /** A request that ended before its body did. */
    broken: () => broken,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await client.close();
    },
  };
}

const json = (response: ServerResponse, body: unknown, status = 200) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

describe.each(EXCHANGES)('over $name', (over) => {
  const write = { route: '/wp/v2/posts', method: 'POST', body: { title: 'x' } } as const;

  describe('a write is sent once', () => {
    test('even if the connection breaks after it was received', async () => {
      await using reader = await startReader(over, (response) => response.destroy());
      await expect(reader.client.write(write)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      expect(reader.heard.map(({ line }) => line)).toEqual(['POST /wp-json/wp/v2/posts']);
    });

    test('even if a kept-alive connection is broken', async () => {
      await using reader = await startReader(over, (response, request) =>
        request.method === 'GET' ? json(response, []) : response.socket?.destroy(),
      );
      await reader.client.request({ route: '/wp/v2/posts' });
      await expect(reader.client.write(write)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      expect(reader.heard.map(({ line }) => line)).toEqual([
        'GET /wp-json/wp/v2/posts',
        'POST /wp-json/wp/v2/posts',
      ]);
    });

    test.each([429, 502, 503, 504])('though %d says to come again', async (status) => {
      await using reader = await startReader(over, (response) => json(response, {}, status));
      await expect(reader.client.write(write)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      expect(reader.heard).toHaveLength(1);
    });

    test.each([301, 302, 307, 308])('though %d sends it on', async (status) => {
      await using reader = await startReader(over, (response) =>
        response.writeHead(status, { location: '/elsewhere' }).end(),
      );
      await expect(reader.client.write(write)).rejects.toMatchObject({ code: 'UPSTREAM_ERROR' });
      expect(reader.heard).toHaveLength(1);
    });

    test('even if no response comes in time', async () => {
      await using reader = await startReader(over, () => {}, { headersTimeout: 50 });
      await expect(reader.client.write(write)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
      expect(reader.heard).toHaveLength(1);
    });
  });

  describe('a caller who disconnects', () => {
    test('does not abort a write that was sent', async () => {
      let answer = () => {};
      await using reader = await startReader(over, (response) => {
        answer = () => json(response, { id: 1 });
      });
      const controller = new AbortController();
      const written = reader.client.write({ ...write, signal: controller.signal });
      await reader.next();
      controller.abort('gone');
      answer();
      expect((await written).body).toEqual({ id: 1 });
    });

    test('aborts a queued write, which is never sent', async () => {
      let answer = () => {};
      await using reader = await startReader(
        over,
        (response) => {
          answer = () => json(response, []);
        },
        { maxConcurrent: 1 },
      );
      const first = reader.client.request({ route: '/wp/v2/tags' });
      await reader.next();
      const controller = new AbortController();
      const written = reader.client.write({ ...write, signal: controller.signal });
      controller.abort('gone');
      await expect(written).rejects.toBe('gone');
      answer();
      await first;
      expect(reader.heard.map(({ line }) => line)).toEqual(['GET /wp-json/wp/v2/tags']);
    });
  });

  describe('a file', () => {
    const upload = (name: string, mimeType = 'image/png') => ({
      route: '/wp/v2/media',
      method: 'POST' as const,
      query: { _fields: ['id'] },
      file: { name, mimeType, size: 3, content: new Blob(['abc']).stream() },
    });

    test.each([
      ['a.png', 'a.png'],
      ['../../a.png', 'a.png'],
      ['C:\\x\\a.png', 'C-x-a.png'],
      ['фото.png', 'file.png'],
      ['.htaccess', 'file.htaccess'],
      ['a"\r\nx-evil: 1.png', 'a-x-evil-1.png'],
      ['', 'file'],
      [`${'x'.repeat(500)}.png`, `${'x'.repeat(200)}.png`],
    ])('called %j is sent as %j', async (name, announced) => {
      await using reader = await startReader(over, (response) => json(response, { id: 1 }, 201));
      await reader.client.write(upload(name));
      const [heard] = reader.heard;
      expect(heard?.line).toBe('POST /wp-json/wp/v2/media?_fields=id');
      const [, boundary] = /boundary=(\S+)$/.exec(heard?.headers['content-type'] ?? '') ?? [];
      expect(heard?.body.split('\r\n')).toEqual([
        `--${boundary}`,
        `content-disposition: form-data; name="file"; filename="${announced}"`,
        'content-type: image/png',
        '',
        'abc',
        `--${boundary}--`,
        '',
      ]);
      expect(heard?.headers['content-length']).toBe(String(heard?.body.length));
    });

    test('of unknown length is padded to its maximum length', async () => {
      await using reader = await startReader(over, (response) => json(response, { id: 1 }, 201));
      const content = new Blob(['abc']).stream();
      await reader.client.write({
        ...upload('a.png'),
        file: { name: 'a.png', mimeType: 'image/png', sizeAtMost: 40_000, content },
      });
      const [heard] = reader.heard;
      expect(heard?.headers['content-length']).toBe(String(heard?.body.length));
      expect(heard?.body).toContain('\r\n\r\nabc\r\n--pressgraph-');
      expect(heard?.body).toContain(`name="padding"\r\n\r\n${' '.repeat(40_000 - 3)}\r\n--`);
    });

    test('that breaks off ends its request, which is never complete at WordPress', async () => {
      await using reader = await startReader(over, () => {});
      const content = new PassThrough();
      content.write('abc');
      const written = reader.client.write({
        ...upload('a.png'),
        file: { name: 'a.png', mimeType: 'image/png', size: 9, content: webStreamOf(content) },
      });
      await reader.arrival();
      content.destroy();
      await expect(written).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        message: 'The file broke off before its end.',
      });
      await reader.broken();
      expect(reader.heard).toEqual([]);
    });

    test('is aborted with its caller until all of it is sent', async () => {
      await using reader = await startReader(over, () => {});
      const content = new PassThrough();
      content.write('abc');
      const controller = new AbortController();
      const written = reader.client.write({
        ...upload('a.png'),
        file: { name: 'a.png', mimeType: 'image/png', size: 9, content: webStreamOf(content) },
        signal: controller.signal,
      });
      await reader.arrival();
      controller.abort();
      await expect(written).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(content.destroyed).toBe(true);
      await reader.broken();
      expect(reader.heard).toEqual([]);
    });

    test('can occupy at most half of the slots, so that slow callers do not block reads', async () => {
      await using reader = await startReader(over, (response) => json(response, { id: 1 }), {
        maxConcurrent: 2,
      });
      const slow = new PassThrough();
      const first = reader.client.write({
        ...upload('a.png'),
        file: { name: 'a.png', mimeType: 'image/png', size: 3, content: webStreamOf(slow) },
      });
      const second = reader.client.write(upload('b.png'));
      await reader.client.request({ route: '/wp/v2/tags' });
      expect(reader.heard.map(({ line }) => line)).toEqual(['GET /wp-json/wp/v2/tags']);
      slow.end('abc');
      await Promise.all([first, second]);
      expect(reader.heard.map(({ line }) => line).slice(1)).toEqual([
        'POST /wp-json/wp/v2/media?_fields=id',
        'POST /wp-json/wp/v2/media?_fields=id',
      ]);
    });

    test.each(['', 'image', 'image/png\r\nx: y', 'a b/c'])('of type %j is refused', async (mimeType) => {
      await using reader = await startReader(over, (response) => json(response, { id: 1 }));
      await expect(reader.client.write(upload('a.png', mimeType))).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      });
      expect(reader.heard).toEqual([]);
    });
  });
});
