import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import type { Gateway } from '../../../src/server/gateway.ts';
import { recordSite } from '../../../src/server/snapshot/record-site.ts';
import { writeSiteFile } from '../../../src/wordpress/snapshot/site-file.ts';
import { importRules } from '../../../tools/imports.mjs';
import { eventually } from '../../helpers/eventually.ts';
import {
  type OverrideRequest,
  type OverrideResponse,
  startWordPressServer,
  type WordPressServer,
} from '../../helpers/wordpress-server.ts';
import { type BundledWorker, bundleWorker, type RunningWorker, startWorkerd } from '../../helpers/workerd.ts';
import { EDITOR, PREVIEW_SECRET, QUERY_CASES, type QueryCase, READER, SERVICE, SITE } from './query-cases.ts';

/** Of a whole worker, compressed: the gateway with both schemas, GraphQL.js, and the site. */
const MOST_BYTES = 600_000;

const SOURCE = `
import { createEdgeGateway } from 'pressgraph/edge';
import { env } from 'cloudflare:workers';
import snapshot from './site.json';

const { cache, usesResponses, ...options } = JSON.parse(env.OPTIONS);

export default createEdgeGateway({
  snapshot,
  ...options,
  cache: usesResponses ? caches.default : { ...cache, store: env.ANSWERS },
  onError: (error) => console.error(error?.stack ?? String(error)),
});
`;

let site: WordPressServer;
let worker: BundledWorker;
let recorded: string;
/** What the site does besides, in a test. */
let override: ((request: OverrideRequest) => Promise<OverrideResponse | undefined>) | undefined;
const asked: OverrideRequest[] = [];

beforeAll(async () => {
  site = await startWordPressServer({
    ...SITE,
    override: async (request) => {
      asked.push(request);
      return (await override?.(request)) ?? SITE.override?.(request);
    },
  });
  recorded = writeSiteFile((await recordSite({ wordpress: site.url })).site);
  worker = await bundleWorker(SOURCE, recorded);
}, 60_000);
afterAll(() => site.close());
afterEach(() => {
  override = undefined;
  asked.length = 0;
});

const start = (options: object = {}, store?: string): Promise<RunningWorker> =>
  startWorkerd(worker, { OPTIONS: JSON.stringify(options) }, store);

/** Sends a request by any `fetch`, and reads the answer. */
async function send(
  fetching: (address: string, init: RequestInit) => Response | Promise<Response>,
  base: string,
  { query, variables = {}, headers = {}, method, path = '/graphql' }: QueryCase,
) {
  const response =
    method === 'GET'
      ? await fetching(`${base}${path}?query=${encodeURIComponent(query)}`, { headers })
      : await fetching(`${base}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query, variables }),
        });
  const body = (await response.json()) as {
    readonly data?: Record<string, unknown>;
    readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
  };
  return { status: response.status, body, headers: response.headers };
}

const ask = ({ url }: RunningWorker, query: string, headers: Record<string, string> = {}) =>
  send(fetch, url, { query, headers });

/** What WordPress was asked since the last time, by whom. */
const calls = (): readonly string[] =>
  asked
    .splice(0)
    .map(({ method, path, headers }) => `${method} ${path} ${headers['authorization'] ?? ''}`)
    .sort();

const codesOf = ({ body }: Awaited<ReturnType<typeof send>>): readonly unknown[] =>
  (body.errors ?? []).map(({ extensions }) => extensions?.['code']);

describe('the bundle', () => {
  test(`has less than ${MOST_BYTES / 1000} KB, compressed, and imports what is listed of Node.js alone`, async ({
    annotate,
  }) => {
    await annotate(`${Math.ceil(worker.gzipBytes / 1000)} KB`);
    expect(worker.gzipBytes).toBeLessThanOrEqual(MOST_BYTES);
    const listed = [...(importRules.node['dist/edge'] ?? []), 'cloudflare:workers'];
    expect(worker.imports.filter((name) => !listed.includes(name))).toEqual([]);
  });
});

describe('a worker answers as the gateway on Node.js does, with the same requests to WordPress:', () => {
  const options = { cache: { ttl: 0, prefetchMaxBytes: 0 }, wpgraphql: '/wp', limits: { maxCost: 50 } };
  let running: RunningWorker;
  let gateway: Gateway;
  beforeAll(async () => {
    [running, gateway] = await Promise.all([
      start(options),
      createGateway({
        ...{ wordpress: site.url, ...options, upstream: { maxConcurrent: 6 } },
        freshness: { watchInterval: 0, refreshInterval: 0 },
      }),
    ]);
  });
  afterAll(async () => {
    await gateway.dispose();
    await running[Symbol.asyncDispose]();
  });

  test.each(Object.entries(QUERY_CASES))('%s', async (_, { codes = [], ...request }) => {
    calls();
    const there = await send((address, init) => gateway.fetch(address, init), 'http://gateway', request);
    const askedThere = calls();
    const here = await send(fetch, running.url, request);
    expect(here.body).toEqual(there.body);
    expect(here.status).toBe(there.status);
    expect(codesOf(here)).toEqual(codes);
    expect(calls()).toEqual(askedThere);
    for (const name of ['content-type', 'cache-control', 'access-control-allow-origin']) {
      expect([name, here.headers.get(name)]).toEqual([name, there.headers.get(name)]);
    }
    expect(here.headers.get('content-encoding')).toBeNull();
  });
});

test('a deferred fragment comes after the rest', async () => {
  await using running = await start();
  const response = await fetch(`${running.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'multipart/mixed' },
    body: JSON.stringify({
      query: '{ post(by: { databaseId: 1 }) { title ... @defer { comments { nodes { databaseId } } } } }',
    }),
  });
  expect(response.headers.get('content-type')).toMatch(/^multipart\/mixed/);
  const parts = (await response.text()).split('\r\n').filter((line) => line.startsWith('{'));
  expect(parts.map((part) => JSON.parse(part))).toEqual([
    { data: { post: { title: 'Post 1' } }, hasNext: true },
    {
      hasNext: false,
      incremental: [
        {
          data: { comments: { nodes: [3, 2, 1].map((databaseId) => ({ databaseId })) } },
          path: ['post'],
        },
      ],
    },
  ]);
});

describe('nothing in flight is shared between requests:', () => {
  const QUERY =
    '{ posts { nodes { title content(format: MARKDOWN) author { name } } } categories { nodes { name } } }';

  test('16 equal queries at once, with the cache on, and again once it is full', async () => {
    await using running = await start();
    const first = await Promise.all(Array.from({ length: 16 }, () => ask(running, QUERY)));
    const [one] = first;
    expect(one?.body.errors).toBeUndefined();
    expect(Object(one?.body.data?.['posts']).nodes).toHaveLength(10);
    for (const { status, body } of first) expect([status, body]).toEqual([200, one?.body]);
    expect(calls().length).toBeGreaterThanOrEqual(3);
    const later = await Promise.all(Array.from({ length: 16 }, () => ask(running, QUERY)));
    for (const { headers, body } of later) {
      expect(headers.get('cache-status')).toMatch(/^Pressgraph; hit; ttl=\d+$/);
      expect(body).toEqual(one?.body);
    }
    expect(calls()).toEqual([]);
    expect(running.output()).toBe('');
  });

  test('different queries over the same items at once, and after a caller who left', async () => {
    await using running = await start();
    override = async ({ route }) => {
      if (route === '/wp/v2/posts') await delay(100);
      return undefined;
    };
    const left = new AbortController();
    const leaving = fetch(`${running.url}/graphql?query=${encodeURIComponent(QUERY)}`, {
      signal: left.signal,
    });
    await eventually(() => expect(asked.length).toBeGreaterThan(0));
    left.abort();
    await expect(leaving).rejects.toThrow();
    const queries = Array.from(
      { length: 16 },
      (_, index) => `{ posts(first: ${index + 1}) { nodes { title author { name } categories { name } } } }`,
    );
    const answers = await Promise.all(queries.map((query) => ask(running, query)));
    for (const [index, { body }] of answers.entries()) {
      expect(body.errors).toBeUndefined();
      expect(Object(body.data?.['posts']).nodes).toHaveLength(index + 1);
    }
    expect(running.output()).toBe('');
  });

  test('six connections to WordPress at once, of one request', async () => {
    await using running = await start({ cache: { ttl: 0 } });
    let [open, most] = [0, 0];
    override = async () => {
      open += 1;
      most = Math.max(most, open);
      await delay(20);
      open -= 1;
      return undefined;
    };
    const lists = Array.from(
      { length: 12 },
      (_, index) => `a${index}: posts(first: ${index + 1}, where: { search: "${index}" }) { nodes { id } }`,
    );
    const { body } = await ask(running, `{ ${lists.join(' ')} }`);
    expect(body.errors).toBeUndefined();
    expect(most).toBe(6);
  });
});

describe('callers', () => {
  test('are asked for with their own credentials, and see nothing of each other', async () => {
    await using running = await start();
    const query = '{ viewer { name } posts(first: 2) { nodes { title } } }';
    const nameOf = ({ body }: Awaited<ReturnType<typeof ask>>) => Object(body.data?.['viewer']).name;
    for (const _ of [1, 2, 3]) {
      const answers = await Promise.all(
        [EDITOR, READER, {}, EDITOR, {}, READER].map((headers) => ask(running, query, headers)),
      );
      expect(answers.map(nameOf)).toEqual(['Edith', 'Rita', undefined, 'Edith', undefined, 'Rita']);
    }
    const lists = calls().filter((call) => call.includes('/wp/v2/posts?'));
    // Whoever identifies himself reads from WordPress each time, the public once, or once each at the same time.
    expect(lists.filter((call) => call.endsWith(EDITOR.authorization))).toHaveLength(6);
    expect(lists.filter((call) => call.endsWith(READER.authorization))).toHaveLength(6);
    expect(lists.filter((call) => call.endsWith(' ')).length).toBeLessThanOrEqual(2);
  });

  test('with a token see a preview, and nothing else', async () => {
    const callers = { serviceAuthorization: SERVICE, previewSecret: PREVIEW_SECRET };
    await using running = await start({ callers });
    const give = '{ post(by: { databaseId: 90 }) { previewToken(expiresIn: 60) } }';
    const given = await ask(running, give, EDITOR);
    const token = Object(given.body.data?.['post']).previewToken;
    expect(token).toMatch(/^90\.\d+\.[\w-]{43}$/);
    const preview = (id: number, previewToken: string) =>
      ask(
        running,
        `{ post(by: { databaseId: ${id} }, preview: true, previewToken: "${previewToken}") { title content } }`,
      );
    expect((await preview(90, token)).body).toEqual({
      data: { post: { title: 'As typed', content: '<p>New.</p>' } },
    });
    calls();
    for (const refused of [await preview(89, token), await preview(90, `${token.slice(0, -2)}xx`)]) {
      expect(codesOf(refused)).toEqual(['FORBIDDEN']);
    }
    expect(calls()).toEqual([]);
  });
});

describe('limits', () => {
  const LISTED = '{ posts(first: 1) { nodes { title } } }';
  const sha256Hash = createHash('sha256').update(LISTED).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const sendBody = async ({ url }: RunningWorker, body: object, headers = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const DATA = { data: { posts: { nodes: [{ title: 'Post 25' }] } } };

  test('persisted operations run by id, and nothing else', async () => {
    const limits = { persistedOperations: { one: LISTED, [sha256Hash]: LISTED }, persistedOnly: true };
    await using running = await start({ limits });
    expect(await sendBody(running, { documentId: 'one' })).toEqual({ status: 200, body: DATA });
    expect(await sendBody(running, { extensions })).toEqual({ status: 200, body: DATA });
    expect(await sendBody(running, { documentId: 'two' })).toMatchObject({
      status: 404,
      body: { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_IN_LIST' } }] },
    });
    expect(await sendBody(running, { query: LISTED })).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'PERSISTED_QUERY_ONLY' } }] },
    });
  });

  test('operations are registered by hash, and too large or too dear ones refused without a request', async () => {
    await using running = await start({ limits: { maxCost: 3, maxQueryBytes: 2_000 } });
    expect(await sendBody(running, { extensions })).toMatchObject({ status: 404 });
    expect(await sendBody(running, { query: LISTED, extensions })).toEqual({ status: 200, body: DATA });
    expect(await sendBody(running, { extensions })).toEqual({ status: 200, body: DATA });
    calls();
    const roots = [1, 2, 3, 4].map((id) => `p${id}: posts(where: { search: "${id}" }) { nodes { title } }`);
    expect(await sendBody(running, { query: `{ ${roots.join(' ')} }` })).toMatchObject({
      body: { errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }] },
    });
    expect(await sendBody(running, { query: `{ __typename } # ${'x'.repeat(2_000)}` })).toMatchObject({
      status: 413,
    });
    expect(calls()).toEqual([]);
  });

  test('files, subscriptions and other addresses are refused', async () => {
    await using running = await start();
    const form = new FormData();
    form.set('operations', JSON.stringify({ query: '{ __typename }' }));
    const refused = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      body: form,
      headers: { 'graphql-require-preflight': '1' },
    });
    expect(refused.status).toBe(415);
    const subscribing = await sendBody(running, {
      query: 'subscription { contentChanged { __typename } }',
    });
    expect(subscribing).toMatchObject({
      body: {
        errors: [
          {
            message: 'There are no subscriptions at the edge: nothing there lasts longer than a request.',
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      },
    });
    for (const path of ['/elsewhere', '/elsewhere/graphql?query={__typename}']) {
      expect((await fetch(running.url + path)).status).toBe(404);
    }
  });
});

describe('the cache', () => {
  const QUERY = '{ posts { nodes { title } } }';
  const statusOf = ({ headers }: Awaited<ReturnType<typeof ask>>) =>
    headers.get('cache-status')?.replace(/ttl=-?\d+/, 'ttl');

  test.each([
    ['KV', {}],
    ['the Cache API', { usesResponses: true }],
  ])('of the platform gives other instances whole answers: %s', async (_, options) => {
    const kept = new Map<string, string>();
    const ages: (string | null | undefined)[] = [];
    // Both as workerd asks for them. What is put into the Cache API is a whole response, with its head.
    const store = createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://store');
      if (request.method === 'PUT') {
        const [head = '', body] = (await text(request)).split('\r\n\r\n');
        kept.set(pathname, body ?? head);
        ages.push(searchParams.get('expiration_ttl') ?? /max-age=(\d+)/.exec(head)?.[1]);
      }
      const found = kept.get(pathname);
      response
        .writeHead(found === undefined ? 404 : 200, {
          'cf-cache-status': found === undefined ? 'MISS' : 'HIT',
        })
        .end(found);
    }).listen(0, '127.0.0.1');
    await once(store, 'listening');
    try {
      const address = `127.0.0.1:${(store.address() as AddressInfo).port}`;
      await using one = await start(options, address);
      await using other = await start(options, address);
      const first = await ask(one, QUERY);
      expect(statusOf(first)).toBe('Pressgraph; fwd=miss; stored; ttl');
      // Written after the answer.
      await eventually(() => expect(kept.size).toBe(1));
      expect(ages).toEqual(['86400']);
      calls();
      const second = await ask(other, QUERY);
      expect(second.body).toEqual(first.body);
      expect(statusOf(second)).toBe('Pressgraph; hit; ttl');
      expect(calls()).toEqual([]);
      await ask(one, QUERY, EDITOR);
      expect(kept.size).toBe(1);
    } finally {
      store.close();
    }
  });

  test('serves what is stale, and refreshes it after the answer', async () => {
    await using running = await start({ cache: { ttl: 0.001, stale: 3_600 } });
    await ask(running, QUERY);
    calls();
    expect(statusOf(await ask(running, QUERY))).toBe('Pressgraph; hit; ttl; detail=revalidating');
    await eventually(() => expect(asked.length).toBe(1));
  });

  test('serves what it has while WordPress is down, and says so where it has nothing', async () => {
    await using running = await start({
      cache: { ttl: 0.001, stale: 0, staleIfError: 3_600 },
      upstream: { retries: 1, retryDelay: 1 },
    });
    const { body } = await ask(running, QUERY);
    override = async () => ({ status: 503, body: 'Briefly unavailable for scheduled maintenance.' });
    const later = await ask(running, QUERY);
    expect(later.body).toEqual(body);
    expect(statusOf(later)).toBe('Pressgraph; hit; ttl; detail=wordpress-fails');
    const other = await ask(running, '{ pages { nodes { title } } }');
    expect(codesOf(other)).toEqual(['UPSTREAM_UNAVAILABLE']);
    expect(other.body.data).toEqual({ pages: null });
  });
});

describe('the recipes of docs/edge.md', () => {
  const page = readFileSync(new URL('../../../docs/edge.md', import.meta.url), 'utf8');
  const sourceOf = (file: string): string =>
    new RegExp(`\`\`\`ts\n// ${file}\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? '';

  test('for Cloudflare answers', async () => {
    await using running = await startWorkerd(await bundleWorker(sourceOf('src/worker.ts'), recorded));
    const { body } = await ask(running, '{ posts(first: 1) { nodes { title } } }');
    expect(body).toEqual({ data: { posts: { nodes: [{ title: 'Post 25' }] } } });
  });

  test('for Vercel answers, by GET for a CDN to keep', async () => {
    const { script } = await bundleWorker(sourceOf('app/api/graphql/route.ts'), recorded, {
      '@vercel/functions': 'export const waitUntil = () => {};',
    });
    const route = await import(`data:text/javascript;base64,${Buffer.from(script).toString('base64')}`);
    const request = () => new Request('http://app/api/graphql?query={posts(first:1){nodes{title}}}');
    const response = await route.GET(request());
    expect(await response.json()).toEqual({ data: { posts: { nodes: [{ title: 'Post 25' }] } } });
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=60,/);
    expect(Object.keys(route).sort()).toEqual(['GET', 'OPTIONS', 'POST']);
  });
});
