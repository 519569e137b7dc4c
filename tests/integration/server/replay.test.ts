import { createHash } from 'node:crypto';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Replay } from '../../../src/server/replay/replay.ts';
import { range, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { movableClock } from '../../helpers/movable-clock.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { readByYoga } from '../../helpers/ways.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const LONG = '{ posts { nodes { title content } } }';
const NAMED = 'query A($first: Int) { posts(first: $first) { nodes { title } } } query B { __typename }';
const QUERIES = [LONG, NAMED, '{ posts { nodes { title } } }', '{ nothing }', '{', 'mutation { none }', ''];
const hashOf = (query: string) => createHash('sha256').update(query).digest('hex');
const EDITOR = basic('editor:secret');

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

interface Received {
  readonly status: number | undefined;
  readonly headers: readonly string[];
  readonly body: string;
}

let started: TestGateway;
const servers: Server[] = [];
/** Lines of the log, without what differs by itself. */
const lines: object[] = [];
/** Where the gateway listens, and where Yoga reads each request to it. */
const ports = { replayed: 0, read: 0 };
movableClock({ isStopped: true });

beforeAll(async () => {
  started = await startGateway(
    {
      posts: range(1, 10).map((id) => makePost({ id, content: 'Ink and lead. '.repeat(40) })),
      override: signedIn({ [EDITOR]: {} }),
    },
    {
      cache: { ttl: 3600 },
      logger: {
        ...{ debug() {}, warn() {}, error() {} },
        info(fields: Readonly<Record<string, unknown>>) {
          const { requestId: _id, milliseconds: _milliseconds, ...line } = fields;
          lines.push(line);
        },
      },
      limits: { rateLimit: 1_000_000, maxQueryBytes: 10_000, persistedOperations: { listed: LONG } },
      corsOrigins: ['https://front.example'],
      callers: { forwardCookies: true, forwardHeaders: ['x-locale'] },
    },
  );
  for (const [name, gateway] of [
    ['replayed', started.gateway],
    ['read', readByYoga(started.gateway)],
  ] as const) {
    const server = createServer(gateway);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ports[name] = (server.address() as AddressInfo).port;
    servers.push(server);
  }
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await started[Symbol.asyncDispose]();
});

/** Sends a request; both ways hear the same name of the host. */
const send = (way: keyof typeof ports, { method, path, headers, body }: Sent): Promise<Received> =>
  new Promise((resolve, reject) => {
    const given = { host: 'gateway.example', ...headers };
    const sent = httpRequest(
      { port: ports[way], host: '127.0.0.1', method, path, headers: given, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('error', reject)
          .on('end', () => {
            const { rawHeaders, statusCode: status } = response;
            const pairs = rawHeaders.flatMap((name, index) =>
              index % 2 === 0 ? [`${name.toLowerCase()}: ${rawHeaders[index + 1]}`] : [],
            );
            const plain = pairs
              .filter((pair) => !pair.startsWith('date: '))
              // A new one each time, unless the client gave one.
              .map((pair) =>
                headers['x-request-id'] === 'given' ? pair : pair.replace(/^(x-request-id: ).*/, '$1…'),
              );
            // What is not from the cache takes points.
            const isHit = plain.some((line) => line.startsWith('cache-status: Pressgraph; hit'));
            const told = plain.map((line) =>
              line.replace(
                /^(ratelimit: "minute";)r=(\d+);t=\d+$/,
                (_, name, left) => name + (isHit ? left : '…'),
              ),
            );
            resolve({ status, headers: told.sort(), body: Buffer.concat(chunks).toString('latin1') });
          });
      },
    );
    sent.on('error', reject).end(body);
  });

const parameters = fc.record(
  {
    query: fc.constantFrom(...QUERIES),
    variables: fc.constantFrom<unknown>({ first: 2 }, { first: 'x' }, {}, null),
    operationName: fc.constantFrom('A', 'B', 'Missing'),
    extensions: fc.constantFrom<unknown>(
      ...[...QUERIES.slice(0, 3), 'unknown'].map((query) => ({
        persistedQuery: { version: 1, sha256Hash: hashOf(query) },
      })),
      {},
    ),
    documentId: fc.constantFrom('listed', 'unlisted'),
  },
  { requiredKeys: [] },
);

const headersOf = fc.record(
  {
    accept: fc.constantFrom('*/*', 'application/json', 'application/graphql-response+json', 'text/html'),
    'accept-encoding': fc.constantFrom('gzip', 'br', 'gzip, deflate, br', 'gzip;q=0', 'identity'),
    origin: fc.constantFrom('https://front.example', 'https://elsewhere.example'),
    'if-none-match': fc.constantFrom('*', '"other"', 'ETAG'),
    authorization: fc.constantFrom(EDITOR, basic('nobody:wrong'), ''),
    cookie: fc.constantFrom('seen=1', 'wordpress_logged_in_1=x'),
    'x-wp-nonce': fc.constant('nonce'),
    'x-locale': fc.constant('de'),
    'x-request-id': fc.constantFrom('given', 'not sane'),
    'x-forwarded-for': fc.constant('192.0.2.1'),
    'access-control-request-headers': fc.constant('x-a'),
    'access-control-request-method': fc.constant('PUT'),
  },
  { requiredKeys: [] },
);

/** Most requests are usual: few of the headers, and a method that is answered. */
const requests: fc.Arbitrary<Sent> = fc
  .record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'POST', 'POST', 'HEAD', 'OPTIONS', 'PUT'),
    path: fc.constantFrom(
      '/graphql',
      '/graphql',
      '/wp/graphql',
      '/wp/index.php?graphql=1',
      '/graphql/',
      '/none',
    ),
    all: headersOf,
    kept: fc.array(fc.nat({ max: 11 }), { maxLength: 3 }),
    given: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...QUERIES.slice(0, 3)).map((query) => ({ query })) },
      { weight: 2, arbitrary: parameters },
    ),
    type: fc.constantFrom(
      'application/json; charset=utf-8',
      'text/plain',
      'application/x-www-form-urlencoded',
    ),
    body: fc.option(
      fc.constantFrom('batch' as const, 'none' as const, 'bad' as const, 'large' as const, 'padded' as const),
      { nil: undefined },
    ),
    isOdd: fc.nat({ max: 3 }),
  })
  .map(({ method, path, all, kept, given, type, body, isOdd }) => {
    const entries = Object.entries(all) as [string, string][];
    const headers = Object.fromEntries(kept.flatMap((index) => (entries[index] ? [entries[index]] : [])));
    if (method === 'GET' || method === 'HEAD') {
      const query = Object.entries(given)
        .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])
        .map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`)
        .join('&');
      return { method, path: `${path}${path.includes('?') ? '&' : '?'}${query}`, headers, body: undefined };
    }
    const text = JSON.stringify(given);
    const bodies = {
      batch: `[${text},${text}]`,
      none: '',
      bad: text.slice(1),
      large: `${text}${' '.repeat(11_000)}`,
      padded: `${text}\n`,
    };
    const sent = isOdd === 0 && body !== undefined ? bodies[body] : text;
    const contentType = isOdd === 1 ? type : 'application/json';
    return { method, path, headers: { 'content-type': contentType, ...headers }, body: sent };
  });

const UNCHANGED: Sent = {
  method: 'GET',
  path: `/graphql?query=${encodeURIComponent(LONG)}`,
  headers: { 'if-none-match': 'ETAG', 'accept-encoding': 'gzip' },
  body: undefined,
};

describe('an answer that is replayed', () => {
  test('is the one that Yoga gives: status, headers, body, and line of the log', async () => {
    const answers = vi.spyOn(Replay.prototype, 'answerTo');
    let statuses = '';
    await fc.assert(
      fc.asyncProperty(requests, async (random) => {
        const first = await send('read', random);
        const etag = /^etag: (.*)$/m.exec(first.headers.join('\n'))?.[1] ?? '"none"';
        const asked = random.headers['if-none-match'] === 'ETAG' ? { 'if-none-match': etag } : {};
        const same = { ...random, headers: { ...random.headers, ...asked } };
        // Learnt from it, if it can be; an unchanged one teaches nothing.
        const { 'if-none-match': _, ...plain } = same.headers;
        await send('replayed', { ...same, headers: plain });
        lines.length = 0;
        const replayed = await send('replayed', same);
        const read = await send('read', same);
        expect(replayed).toEqual(read);
        expect(lines[0]).toEqual(lines[1]);
        statuses += `${replayed.status} `;
      }),
      { numRuns: 150, seed: 16, endOnFailure: true, examples: [[UNCHANGED]] },
    );
    const settled = await Promise.all(answers.mock.results.map(({ value }) => value as unknown));
    const replays = settled.filter((value) => value !== undefined);
    expect(replays.length).toBeGreaterThan(20);
    for (const status of ['200', '304', '400']) expect(statuses).toContain(status);
  }, 120_000);

  const POST: Sent = {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: LONG }),
  };
  const raw = ({ method, path, body = '' }: Sent) =>
    `${method} ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

  /** Writes pieces to one connection; resolves to all that was answered. */
  const converse = (pieces: readonly string[], answers: number): Promise<string> =>
    new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(ports.replayed, '127.0.0.1');
      socket.setNoDelay(true).on('error', reject);
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
        // Each answer ends with its JSON.
        if (text.split(/\}(?=HTTP\/1\.1|$)/).length > answers) socket.end(() => resolve(text));
      });
      const next = (index: number): void => {
        const piece = pieces[index];
        if (piece !== undefined) socket.write(piece, () => setImmediate(() => next(index + 1)));
      };
      next(0);
    });

  test('comes in the order of requests that are sent without waiting', async () => {
    const get = `GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nhost: x\r\n\r\n`;
    const unknown = {
      ...POST,
      body: JSON.stringify({ query: '{ post(by: { databaseId: 3 }) { databaseId } }' }),
    };
    for (let round = 0; round < 2; round++) {
      const text = await converse([raw(POST) + get + raw(unknown) + get + raw(POST)], 5);
      const order = [...text.matchAll(/"(posts|__typename|post)":/g)].map(([, name]) => name);
      expect(order.filter((name, index) => name !== order[index - 1])).toEqual([
        ...['posts', '__typename', 'post', '__typename', 'posts'],
      ]);
    }
  });

  test('comes for a body in several pieces, too; and one that is cut off harms no other', async () => {
    const text = raw(POST);
    const cut = connect(ports.replayed, '127.0.0.1');
    await new Promise<void>((resolve) => cut.write(text.slice(0, -5), () => resolve()));
    cut.destroy();
    for (let round = 0; round < 2; round++) {
      expect(await converse([text.slice(0, -30), text.slice(-30, -10), text.slice(-10)], 1)).toContain(
        '"posts"',
      );
    }
  });

  test('is given to a `Request`, too', async () => {
    const ask = async (gateway: (request: Request) => unknown) => {
      const length = { 'content-length': String(POST.body?.length) };
      const headers = { ...POST.headers, ...length, 'x-request-id': 'given' };
      const init = { method: 'POST', headers, body: POST.body ?? '' };
      const response = (await gateway(new Request('http://gateway/graphql', init))) as Response;
      return [response.status, Object.fromEntries(response.headers), await response.text()];
    };
    const read = readByYoga(started.gateway);
    await ask((request) => started.gateway.fetch(request));
    const answers = vi.spyOn(Replay.prototype, 'answerTo');
    const replayed = await ask((request) => started.gateway.fetch(request));
    expect(await answers.mock.results[0]?.value).toBeDefined();
    expect(replayed).toEqual(await ask((request) => read.fetch(request)));
  });
});
