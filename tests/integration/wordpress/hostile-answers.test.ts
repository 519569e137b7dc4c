import type { ServerResponse } from 'node:http';
import { brotliCompressSync, constants, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { clientsOver, EXCHANGES } from '../../helpers/exchanges.ts';
import { sendJson, startHostileServer } from '../../helpers/hostile-server.ts';

const brotliBomb = brotliCompressSync(Buffer.alloc(50_000_000), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
});
const deflateBomb = deflateSync(Buffer.alloc(50_000_000));

describe.each(EXCHANGES)('over $name', (over) => {
  const clientOf = clientsOver(over, { retries: 0 });
  const posts = { route: '/wp/v2/posts' };
  const json = { 'content-type': 'application/json' };

  /** Bytes as they are, past all that Node would correct. */
  const raw = (response: ServerResponse, ...lines: string[]) => response.socket?.end(lines.join('\r\n'));

  const answerOf = async (answer: (response: ServerResponse) => void, options = {}) => {
    await using server = await startHostileServer((_, response) => answer(response));
    await using client = clientOf(server, { maxBodyBytes: 100_000, ...options });
    return await client.request(posts);
  };

  describe('an answer of another kind', () => {
    test.each<[name: string, answer: (response: ServerResponse) => void, words: RegExp]>([
      ['no content', (response) => response.writeHead(204).end(), /204 No Content, an empty body/],
      ['a part', (response) => response.writeHead(206, json).end('[1]'), /206 Partial Content/],
      ['nothing new', (response) => response.writeHead(304).end(), /304 Not Modified, an empty body/],
      ['a see-other', (response) => response.writeHead(303, { location: '/x' }).end(), /303 See Other/],
      ['a status of its own', (response) => response.writeHead(299, json).end('"x'), /299/],
      [
        'another protocol, not agreed upon',
        (response) =>
          raw(response, 'HTTP/1.1 101 Switching Protocols', 'upgrade: x', 'connection: upgrade', '', ''),
        /broke off/,
      ],
      [
        'two lengths',
        (response) =>
          raw(response, 'HTTP/1.1 200 OK', 'content-length: 2', 'content-length: 9', '', '[]HTTP/1.1'),
        /not HTTP|content-length/,
      ],
      [
        'a length and pieces',
        (response) =>
          raw(
            response,
            'HTTP/1.1 200 OK',
            'content-length: 2',
            'transfer-encoding: chunked',
            '',
            '0',
            '',
            '',
          ),
        /not HTTP|content-length/,
      ],
      [
        'a header with a line break',
        (response) => raw(response, 'HTTP/1.1 200 OK', 'x-a: b\rx-c: d', 'content-length: 2', '', '[]'),
        /not HTTP/,
      ],
      [
        'a header with a zero in it',
        (response) => raw(response, 'HTTP/1.1 200 OK', 'x-a: b\0c', 'content-length: 2', '', '[]'),
        /not HTTP/,
      ],
      [
        'ten thousand headers',
        (response) =>
          raw(
            response,
            'HTTP/1.1 200 OK',
            ...Array.from({ length: 10_000 }, (_, index) => `x-${index}: y`),
            '',
            '',
          ),
        /too large/,
      ],
      [
        'a brotli bomb',
        (response) => response.writeHead(200, { ...json, 'content-encoding': 'br' }).end(brotliBomb),
        /larger than 100000 bytes/,
      ],
      [
        'a deflate bomb',
        (response) => response.writeHead(200, { ...json, 'content-encoding': 'deflate' }).end(deflateBomb),
        /larger than 100000 bytes/,
      ],
      [
        'a huge declared length',
        (response) => response.writeHead(200, { ...json, 'content-length': '99999999999' }).write('['),
        /larger than/,
      ],
      [
        'bottomless nesting',
        (response) => response.writeHead(200, json).end('['.repeat(40_000) + ']'.repeat(40_000)),
        /JSON nested deeper than PHP writes it/,
      ],
      [
        'a page that calls itself JSON',
        (response) => response.writeHead(200, json).end('<!DOCTYPE html><title>Hello</title>'),
        /an HTML page titled “Hello”/,
      ],
      [
        'a picture',
        (response) => response.writeHead(200, { 'content-type': 'image/png' }).end('\x89PNG'),
        /a body of type image\/png that is not JSON/,
      ],
    ])('%s', async (_name, answer, words) => {
      await expect(answerOf(answer)).rejects.toMatchObject({
        name: 'PressgraphError',
        code: expect.stringMatching(/^UPSTREAM_/),
        message: expect.stringMatching(words),
      });
    });

    test('headers that trickle time out', async () => {
      const slow = (response: ServerResponse) => {
        response.socket?.write('HTTP/1.1 200 OK\r\n');
        const timer = setInterval(() => response.socket?.write('x-more: y\r\n'), 10);
        response.on('close', () => clearInterval(timer));
      };
      await expect(answerOf(slow, { headersTimeout: 50 })).rejects.toMatchObject({
        code: 'UPSTREAM_TIMEOUT',
        message: expect.stringMatching(/no answer within 50 ms/),
      });
    });

    test('an informational answer is not the answer', async () => {
      const hinted = (response: ServerResponse) =>
        raw(
          response,
          'HTTP/1.1 103 Early Hints',
          'link: </style.css>; rel=preload',
          '',
          'HTTP/1.1 200 OK',
          'content-type: application/json',
          'content-length: 3',
          '',
          '[1]',
        );
      expect((await answerOf(hinted)).body).toEqual([1]);
    });

    test('a declared length that is too short leaves the rest unread', async () => {
      const more = (response: ServerResponse) =>
        raw(
          response,
          'HTTP/1.1 200 OK',
          'content-type: application/json',
          'content-length: 3',
          '',
          '[1],[2]',
        );
      expect((await answerOf(more)).body).toEqual([1]);
    });
  });

  describe('a redirect', () => {
    const redirectTo = (location: string) =>
      startHostileServer((request, response) => {
        if (request.url === '/wp-json/wp/v2/posts') response.writeHead(302, { location }).end();
        else sendJson(response, [1]);
      });

    test.each([
      'http://169.254.169.254/latest/meta-data/',
      'http://[::1]/',
      'http://2130706433/',
      'http://localhost/',
      '//example.org/',
      '\\\\example.org\\x',
      'http://user:secret@example.org/',
      'file:///etc/passwd',
      'gopher://127.0.0.1:6379/_FLUSHALL',
      'data:application/json,[]',
      'javascript:alert(1)',
      'ws://127.0.0.1/',
    ])('to %s is not followed, and its target not disclosed', async (location) => {
      await using server = await redirectTo(location);
      await using client = clientOf(server);
      await expect(client.request(posts)).rejects.toMatchObject({
        code: 'UPSTREAM_ERROR',
        message: '/wp/v2/posts: redirects to another site, which is not requested.',
      });
      expect(server.requests).toHaveLength(1);
    });

    test('to another port of the same host is not followed', async () => {
      await using other = await startHostileServer((_, response) => sendJson(response, ['secret']));
      await using server = await redirectTo(`${other.url}/wp-json/`);
      await using client = clientOf(server);
      await expect(client.request(posts)).rejects.toMatchObject({ code: 'UPSTREAM_ERROR' });
      expect(other.requests).toEqual([]);
    });

    test('to itself ends after three', async () => {
      await using server = await redirectTo('/wp-json/wp/v2/posts');
      await using client = clientOf(server);
      await expect(client.request(posts)).rejects.toMatchObject({
        message: '/wp/v2/posts: redirected more than 3 times.',
      });
      expect(server.requests).toHaveLength(4);
    });

    test.each([
      ['/wp-json/wp/v2/posts/', 'Basic c2VjcmV0'],
      ['/wp-login.php?redirect_to=x', undefined],
      ['/', undefined],
    ])('to %s has the credential: %s', async (location, expected) => {
      const got: unknown[] = [];
      await using server = await startHostileServer((request, response) => {
        got.push(request.headers['authorization']);
        if (got.length === 1) response.writeHead(302, { location }).end();
        else sendJson(response, [1]);
      });
      await using client = clientOf(server);
      await client.request({ ...posts, headers: { authorization: 'Basic c2VjcmV0' } });
      expect(got).toEqual(['Basic c2VjcmV0', expected]);
    });

    test('within the site with a password in it is followed without', async () => {
      let authorization: string | undefined;
      await using server = await startHostileServer((request, response) => {
        authorization = request.headers.authorization;
        if (request.url !== '/wp-json/wp/v2/posts') sendJson(response, [1]);
        else {
          const location = `http://user:secret@${request.headers.host}/elsewhere`;
          response.writeHead(301, { location }).end();
        }
      });
      const urls: string[] = [];
      await using client = clientOf(server, { onRequest: ({ url }) => urls.push(url) });
      expect((await client.request(posts)).body).toEqual([1]);
      expect(authorization).toBeUndefined();
      expect(urls).toEqual([`${server.url}/wp-json/wp/v2/posts`, `${server.url}/elsewhere`]);
    });
  });

  describe('what a caller sends', () => {
    test('breaks out of no header: nothing is sent', async () => {
      await using server = await startHostileServer((_, response) => sendJson(response, []));
      await using client = clientOf(server);
      const headers = { authorization: 'Basic x\r\nx-evil: 1' };
      await expect(client.request({ ...posts, headers })).rejects.toMatchObject({
        code: 'INTERNAL_SERVER_ERROR',
      });
      expect(server.requests).toEqual([]);
    });

    test('breaks out of no path and no query', async () => {
      await using server = await startHostileServer((_, response) => sendJson(response, []));
      await using client = clientOf(server);
      await client.request({ ...posts, query: { slug: ['../../users', 'a\r\nHost: evil'] } });
      await client.request({ route: '/wp/v2/pages/a%2F..%2F..' });
      expect(server.requests).toEqual([
        'GET /wp-json/wp/v2/posts?slug[]=../../users&slug[]=a%0D%0AHost:%20evil',
        'GET /wp-json/wp/v2/pages/a%252F..%252F..',
      ]);
      await expect(client.request({ route: '/wp/v2/../../wp-admin' })).rejects.toMatchObject({
        code: 'INTERNAL_SERVER_ERROR',
      });
    });
  });
});
