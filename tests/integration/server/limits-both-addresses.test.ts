import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ServeOptions } from '../../../src/server/gateway-options.ts';
import { range, startGateway } from '../../helpers/gateway.ts';
import { mergeOptions } from '../../helpers/merge-options.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const EDITOR = basic('editor:word');
const posts = range(1, 100).map((id) =>
  makePost({ id, content: { rendered: `<p>${'ink '.repeat(500)}</p>`, protected: false } }),
);

interface Told {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly data?: unknown; readonly errors?: readonly Told[] };
}

async function start(options: ServeOptions = {}) {
  const gateway = await startGateway(
    { posts, override: signedIn({ [EDITOR]: {} }) },
    mergeOptions({ cache: { ttl: 0 } }, options),
  );
  return {
    asked: () => gateway.asked(),
    async send(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answered> {
      const response = await gateway.gateway.fetch(`http://gateway${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return {
        ...{ status: response.status, headers: response.headers },
        body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {},
      };
    },
    [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
  };
}

const codesIn = ({ body }: Answered) => body.errors?.map(({ extensions }) => extensions?.code);
const LIST = '{ posts(first: 1) { nodes { title } } }';
const ADDRESSES = ['/graphql', '/wp/graphql'] as const;

describe.each(ADDRESSES)('at %s', (path) => {
  const lists = range(1, 5).map((n) => `a${n}: posts(first: ${n}) { nodes { title } }`);

  test.each<[string, ServeOptions['limits'], string]>([
    ['requests', { maxCost: 3 }, `{ ${lists} }`],
    ['objects', { maxItems: 20 }, '{ posts(first: 100) { nodes { title } } }'],
    ['bytes', { maxAnswerBytes: 65_536 }, '{ posts(first: 100) { nodes { content } } }'],
    ['depth', { maxDepth: 2 }, LIST],
    ['aliases', { maxAliases: 3 }, `{ ${lists} }`],
    ['tokens', { maxTokens: 10 }, `{ ${lists} }`],
    [
      'directives',
      { maxDirectives: 2 },
      `{ __typename ${'@skip(if: false) @include(if: true) '.repeat(2)} }`,
    ],
    ['introspection', {}, '{ a: __schema { types { name } } b: __schema { types { name } } }'],
  ])('too many or much of %s is refused before WordPress is asked', async (_, limits, query) => {
    await using gateway = await start({ limits });
    const answer = await gateway.send(path, { query });
    expect(answer.body.errors).toHaveLength(1);
    expect(answer.body.data ?? null).toBeNull();
    expect(gateway.asked()).toEqual([]);
  });

  test('an answer that turns out to be too large is replaced by an error', async () => {
    await using gateway = await start({ limits: { maxAnswerBytes: 16_384 } });
    const query = `{ posts(first: 3) { nodes { ${range(1, 3).map((n) => `c${n}: content`)} } } }`;
    const { body } = await gateway.send(path, { query });
    expect(body).toEqual({
      errors: [expect.objectContaining({ message: expect.stringContaining('16384') })],
    });
  });

  test('introspection can be switched off', async () => {
    await using gateway = await start({ introspection: false });
    const answer = await gateway.send(path, { query: '{ __schema { queryType { name } } }' });
    expect(answer.body.data ?? null).toBeNull();
    const { body } = await gateway.send(path, { query: '{ postss { nodes { id } } }' });
    expect(body.errors?.[0]?.message).not.toContain('Did you mean');
  });

  test('persisted operations can be the only ones', async () => {
    await using gateway = await start({
      limits: { persistedOperations: { home: LIST }, persistedOnly: true },
    });
    expect(codesIn(await gateway.send(path, { query: LIST }))).toEqual(['PERSISTED_QUERY_ONLY']);
    expect((await gateway.send(path, { documentId: 'home' })).body.data).toMatchObject({ posts: {} });
  });

  test.each([
    ['JSON as text', { 'content-type': 'text/plain' }, JSON.stringify({ query: LIST }), 415],
    [
      'a form',
      { 'content-type': 'application/x-www-form-urlencoded' },
      `query=${encodeURIComponent(LIST)}`,
      path === '/graphql' ? 403 : 415,
    ],
    [
      'a form with parts',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '--x--',
      path === '/graphql' ? 403 : 415,
    ],
    ['a body of two megabytes', {}, JSON.stringify({ query: `#${'x'.repeat(2_000_000)}\n${LIST}` }), 413],
  ])('%s is refused', async (_, headers: Record<string, string>, body, status) => {
    await using gateway = await start();
    expect(await gateway.send(path, body, headers)).toMatchObject({ status });
    expect(gateway.asked()).toEqual([]);
  });

  test('an invalid credential is told, and what a valid one may see is for its caller alone', async () => {
    await using gateway = await start({ cache: { ttl: 60 } });
    const wrong = await gateway.send(path, { query: LIST }, { authorization: basic('editor:wrong') });
    expect(codesIn(wrong)).toEqual(['UNAUTHENTICATED']);
    const own = await gateway.send(path, { query: LIST }, { authorization: EDITOR });
    expect(own.body.data).toMatchObject({ posts: {} });
    for (const { headers } of [wrong, own]) expect(headers.get('cache-control')).toBe('private, no-store');
  });
});

test.each(ADDRESSES)('operations at %s are logged', async (path) => {
  const lines: unknown[][] = [];
  const write =
    (level: string) =>
    (...line: unknown[]) =>
      void lines.push([level, ...line]);
  const logger = {
    isLevelEnabled: () => true,
    info: write('info'),
    debug: write('debug'),
    warn: write('warn'),
    error: write('error'),
  };
  await using gateway = await start({ logger });
  lines.length = 0;
  await gateway.send(path, { query: `query Named ${LIST}` });
  await gateway.send(path, { query: '{ nothing }' });
  await gateway.send(path, 'query=x', { 'content-type': 'application/x-www-form-urlencoded' });
  const told = lines.filter(([, , words]) => words === 'operation').map(([, line]) => line);
  expect(told).toMatchObject([
    { operationName: 'Named', operationType: 'query', outcome: 'success', upstream: { requests: 1 } },
    { outcome: 'refused', errors: ['GRAPHQL_VALIDATION_FAILED'] },
    { outcome: 'refused' },
  ]);
});

describe('at both addresses together', () => {
  test('points are counted', async () => {
    await using gateway = await start({ limits: { rateLimit: 2 } });
    const statuses: number[] = [];
    for (const path of [...ADDRESSES, ...ADDRESSES]) {
      statuses.push((await gateway.send(path, { query: LIST })).status);
    }
    expect(statuses).toEqual([200, 200, 429, 429]);
  });

  test('bytes of answers in progress are counted', async () => {
    await using gateway = await start({ limits: { maxPendingBytes: 1024 ** 2 } });
    const query = '{ posts(first: 100) { nodes { content } } }';
    const answers = await Promise.all(
      range(1, 8).map((n) => gateway.send(ADDRESSES[n % 2] ?? '', { query, operationName: null })),
    );
    const busy = answers.filter(({ status, body }) => status === 503 || body.errors !== undefined);
    expect(busy.length).toBeGreaterThanOrEqual(5);
  });

  test('a registered query is known', async () => {
    await using gateway = await start();
    const sha256Hash = createHash('sha256').update(LIST).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    await gateway.send('/graphql', { query: LIST, extensions });
    expect((await gateway.send('/wp/graphql', { extensions })).body.data).toMatchObject({ posts: {} });
  });
});

describe('a batch', () => {
  const batch = range(1, 5).map((n) => ({ query: `{ posts(first: ${n}) { nodes { title } } }` }));

  test('is refused where the plugin is not imitated', async () => {
    await using gateway = await start();
    expect(await gateway.send('/graphql', batch)).toMatchObject({ status: 400 });
  });

  test('may take no more requests than a single operation', async () => {
    await using gateway = await start({ limits: { maxCost: 3 } });
    const { body } = await gateway.send('/wp/graphql', batch);
    const refused = (body as unknown as Answered['body'][]).filter(({ errors }) => errors !== undefined);
    expect(refused).toHaveLength(2);
    expect(gateway.asked()).toHaveLength(3);
  });

  test('may be no longer than a single answer', async () => {
    await using gateway = await start({ limits: { maxAnswerBytes: 40_000 } });
    const long = range(1, 8).map((n) => ({
      query: `{ posts(first: 2, where: { notIn: [${n}] }) { nodes { content a: content } } }`,
    }));
    const { body } = await gateway.send('/wp/graphql', long);
    expect(JSON.stringify(body).length).toBeLessThan(45_000);
    const refused = (body as unknown as Answered['body'][]).filter(({ errors }) => errors !== undefined);
    expect(refused.length).toBeGreaterThan(2);
  });
});
