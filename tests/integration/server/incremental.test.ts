import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Defer20220824Handler } from '@apollo/client/incremental';
import { describe, expect, test } from 'vitest';
import type { ServeOptions } from '../../../src/server/gateway-options.ts';
import { createMetrics } from '../../../src/server/operating/metrics.ts';
import { eventually } from '../../helpers/eventually.ts';
import { keepLog } from '../../helpers/log-lines.ts';
import { askInParts, type Parts, type SentPart } from '../../helpers/parts.ts';
import { makeComment, makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';
import { startListeningGateway } from '../../helpers/wpgraphql.ts';

const SITE: WordPressServerOptions = {
  posts: [
    makePost({ id: 1, slug: 'one', title: { rendered: 'One' }, author: 1 }),
    makePost({ id: 2, title: { rendered: 'Two' }, author: 2 }),
  ],
  users: [makeUser({ id: 1, name: 'Ada' }), makeUser({ id: 2, name: 'Bo' })],
  comments: [makeComment({ id: 7, post: 1 })],
};

const COMMENTS = `{
  post(by: { databaseId: 1 }) { title ... @defer(label: "comments") { comments { nodes { databaseId } } } }
}`;
const FIRST = { data: { post: { title: 'One' } }, hasNext: true };
const REST = {
  incremental: [{ data: { comments: { nodes: [{ databaseId: 7 }] } }, path: ['post'], label: 'comments' }],
  hasNext: false,
};

/** A gateway over a WordPress that answers one route only once it is opened. */
async function startHeld(route: string, options: ServeOptions = {}) {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const left: string[] = [];
  const gateway = await startListeningGateway(
    {
      ...SITE,
      async override(request) {
        if (request.route !== route) return undefined;
        await Promise.race([opened, request.closed.then(() => left.push(route))]);
        return undefined;
      },
    },
    options,
  );
  return Object.assign(gateway, { open, left });
}

const COMMENTS_ROUTE = '/wp/v2/comments';

async function restOf(parts: Parts): Promise<SentPart[]> {
  const found: SentPart[] = [];
  for (let part = await parts.next(); part; part = await parts.next()) found.push(part);
  return found;
}

describe('a deferred fragment is delivered after the rest', () => {
  test.each([
    ['multipart/mixed', 'multipart/mixed;deferSpec=20220824, application/json', /^multipart\/mixed/],
    ['server-sent events', 'text/event-stream', /^text\/event-stream/],
  ])('as %s', async (_, accept, type) => {
    await using gateway = await startHeld(COMMENTS_ROUTE);
    await using parts = await askInParts(`${gateway.origin}/graphql`, COMMENTS, { accept });
    expect(parts.response.headers.get('content-type')).toMatch(type);
    // WordPress has not answered with the comments yet.
    expect(await parts.next()).toEqual(FIRST);
    gateway.open();
    expect(await restOf(parts)).toEqual([REST]);
  });

  test('at the address of WPGraphQL, too', async () => {
    await using gateway = await startHeld(COMMENTS_ROUTE);
    const query = `{ post(id: 1, idType: DATABASE_ID) { title ...Comments @defer } }
      fragment Comments on Post { comments { nodes { databaseId } } }`;
    await using parts = await askInParts(`${gateway.origin}/wp/graphql`, query);
    expect(await parts.next()).toEqual(FIRST);
    gateway.open();
    const [{ label: _, ...rest }] = REST.incremental as [(typeof REST.incremental)[number]];
    expect(await restOf(parts)).toEqual([{ ...REST, incremental: [rest] }]);
  });

  test('Apollo Client shows the first part, and then all', async () => {
    await using gateway = await startHeld(COMMENTS_ROUTE);
    const client = new ApolloClient({
      link: new HttpLink({ uri: `${gateway.origin}/graphql` }),
      cache: new InMemoryCache(),
      incrementalHandler: new Defer20220824Handler(),
    });
    const shown: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      client.watchQuery({ query: gql(COMMENTS) }).subscribe({
        next({ data, dataState }) {
          if (!data || dataState === 'empty') return;
          shown.push(data);
          gateway.open();
          if (dataState === 'complete') resolve();
        },
        error: reject,
      });
    });
    expect(shown).toMatchObject([
      { post: { title: 'One' } },
      { post: { title: 'One', comments: { nodes: [{ databaseId: 7 }] } } },
    ]);
    client.stop();
  });
});

describe('the requests to WordPress', () => {
  const ask = async (query: string) => {
    await using gateway = await startListeningGateway(SITE);
    await using parts = await askInParts(`${gateway.origin}/graphql`, query);
    return { sent: await restOf(parts), asked: gateway.asked() };
  };

  test('a deferred field of the same object is read with it, and a deferred list once', async () => {
    const { asked } = await ask(
      '{ posts { nodes { title ... @defer { date author { name } } } ... @defer { totalCount } } }',
    );
    expect(asked).toEqual([
      '/wp/v2/posts?orderby=date&order=desc&per_page=10&_fields=author,date_gmt,id,title.rendered',
      '/wp/v2/users?include=2,1&per_page=2&_fields=id,name',
    ]);
  });

  test('a single item does not wait for what is deferred: it is not embedded', async () => {
    const item = (author: string) => `{ post(by: { databaseId: 1 }) { title ${author} } }`;
    expect((await ask(item('author { name }'))).asked).toEqual([
      expect.stringMatching(/^\/wp\/v2\/posts\?include=1&.*_embed=author/),
    ]);
    expect((await ask(item('... @defer { author { name } }'))).asked).toEqual([
      expect.not.stringContaining('_embed'),
      expect.stringMatching(/^\/wp\/v2\/users/),
    ]);
  });

  test('@stream delivers the items of a page one by one', async () => {
    const { sent, asked } = await ask('{ posts { nodes @stream(initialCount: 1) { title } } }');
    expect(sent[0]).toEqual({ data: { posts: { nodes: [{ title: 'Two' }] } }, hasNext: true });
    const items = sent.slice(1).flatMap(({ incremental = [] }) => incremental);
    expect(items).toEqual([{ items: [{ title: 'One' }], path: ['posts', 'nodes', 1] }]);
    expect(asked).toHaveLength(1);
  });
});

describe('a client that does not accept parts gets one answer', () => {
  const whole = { data: { post: { title: 'One', comments: { nodes: [{ databaseId: 7 }] } } } };

  test.each(['application/json', '*/*', 'application/graphql-response+json'])('%s', async (accept) => {
    await using gateway = await startListeningGateway(SITE);
    await using parts = await askInParts(`${gateway.origin}/graphql`, COMMENTS, { accept });
    expect(await restOf(parts)).toEqual([whole]);
  });

  test('so does each operation of a batch', async () => {
    await using gateway = await startListeningGateway(SITE);
    const query = COMMENTS.replace('by: { databaseId: 1 }', 'id: 1, idType: DATABASE_ID');
    const response = await fetch(`${gateway.origin}/wp/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'multipart/mixed, application/json' },
      body: JSON.stringify([{ query }, { query }]),
    });
    expect(await response.json()).toEqual([whole, whole]);
  });
});

describe('errors', () => {
  test('of a deferred part are at their path in it, with their code', async () => {
    await using gateway = await startListeningGateway({
      ...SITE,
      override: ({ route }) => (route === COMMENTS_ROUTE ? { status: 403, body: { code: 'no' } } : undefined),
    });
    await using parts = await askInParts(`${gateway.origin}/graphql`, COMMENTS);
    const [first, last] = await restOf(parts);
    expect(first).toEqual(FIRST);
    expect(last?.incremental).toMatchObject([
      {
        data: { comments: null },
        path: ['post'],
        errors: [{ path: ['post', 'comments'], extensions: { code: 'FORBIDDEN' } }],
      },
    ]);
  });

  test('of a resolver of the operator’s own are masked there, too, and reported', async () => {
    const reported: unknown[] = [];
    await using gateway = await startListeningGateway(SITE, {
      onError: (error) => reported.push(error),
      extendSchema: () => ({
        typeDefs: 'extend type Query { "Fails." secret: String }',
        resolvers: { Query: { secret: () => Promise.reject(new Error('password=hunter2')) } },
      }),
    });
    await using parts = await askInParts(
      `${gateway.origin}/graphql`,
      '{ site { name } ... @defer { secret } }',
    );
    const sent = await restOf(parts);
    expect(JSON.stringify(sent)).not.toContain('hunter2');
    expect(sent.at(-1)?.incremental?.[0]?.errors).toMatchObject([
      { path: ['secret'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) } },
    ]);
    expect(reported).toMatchObject([{ message: 'password=hunter2' }]);
  });
});

test('a client that leaves after the first part ends the requests of the others', async () => {
  const log = keepLog();
  await using gateway = await startHeld(COMMENTS_ROUTE, { logger: log.logger });
  await using parts = await askInParts(`${gateway.origin}/graphql`, COMMENTS);
  expect(await parts.next()).toEqual(FIRST);
  expect(log.lines('operation')).toEqual([]);
  parts.leave();
  await eventually(() => expect(gateway.left).toEqual([COMMENTS_ROUTE]));
  await eventually(() => expect(log.lines('operation')).toMatchObject([{ outcome: 'partial' }]));
});

test('the log, the metrics and the trace have the operation once, with all of its requests', async () => {
  const log = keepLog();
  const metrics = createMetrics();
  await using gateway = await startHeld(COMMENTS_ROUTE, { logger: log.logger, metrics, trace: true });
  const counted = async () =>
    (await metrics.text()).match(/^pressgraph_(operations_total|requests_in_flight)\{?.*$/gm);
  await using parts = await askInParts(`${gateway.origin}/graphql`, COMMENTS, { 'x-pressgraph-trace': '1' });
  expect(await parts.next()).toEqual({ ...FIRST, extensions: { cost: expect.anything() } });
  expect(await counted()).toEqual(['pressgraph_requests_in_flight 1']);
  gateway.open();
  const [last] = await restOf(parts);
  expect(last).toMatchObject({ extensions: { upstream: { requests: { length: 2 } } } });
  expect(log.lines('operation')).toMatchObject([{ outcome: 'success', upstream: { requests: 2 } }]);
  expect(await counted()).toEqual([
    'pressgraph_operations_total{schema="native",type="query",outcome="success"} 1',
    'pressgraph_requests_in_flight 0',
  ]);
});

test('an answer in parts is in no cache of answers, nor in those of CDNs', async () => {
  await using gateway = await startListeningGateway(SITE);
  const address = `${gateway.origin}/graphql?query=${encodeURIComponent(COMMENTS)}`;
  for (const _ of [1, 2]) {
    const response = await fetch(address, { headers: { accept: 'multipart/mixed' } });
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('cache-status')).toBeNull();
    expect(await response.text()).toContain('"hasNext":false');
  }
});

test('the directives are known, though no introspection has them: tools on graphql-js 17 would refuse the schema', async () => {
  await using gateway = await startListeningGateway(SITE);
  const ask = async (query: string) => {
    await using parts = await askInParts(`${gateway.origin}/graphql`, query);
    return await parts.next();
  };
  expect(JSON.stringify(await ask('{ __schema { directives { name } } }'))).not.toMatch(/defer|stream/);
  for (const query of [
    '{ site @stream { name } }',
    'mutation { ... @defer { __typename } }',
    '{ site { name @defer } }',
  ])
    expect(await ask(query)).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
});

describe('limits', () => {
  test('what is deferred counts in the estimate, and twice if the rest selects it, too', async () => {
    await using gateway = await startListeningGateway(SITE, { limits: { maxCost: 2 }, trace: true });
    const list = 'posts { nodes { title } }';
    for (const [query, cost] of [
      [`{ ${list} }`, 1],
      [`{ __typename ... @defer { ${list} } }`, 1],
      [`{ ${list} ... @defer { ${list} } }`, 2],
    ] as const) {
      await using parts = await askInParts(`${gateway.origin}/graphql`, query, { 'x-pressgraph-trace': '1' });
      expect(await parts.next()).toMatchObject({ extensions: { cost: { estimate: cost } } });
    }
  });

  test('MAX_ANSWER_BYTES is of all parts: what does not fit is an error at its path', async () => {
    const content = { rendered: 'x'.repeat(9_000), protected: false };
    await using gateway = await startListeningGateway(
      { ...SITE, posts: [makePost({ id: 1, content }), makePost({ id: 2, content })] },
      { limits: { maxAnswerBytes: 16_384 } },
    );
    const query = '{ posts(first: 2) { nodes @stream(initialCount: 1) { content } } }';
    await using parts = await askInParts(`${gateway.origin}/graphql`, query);
    const [first, ...others] = await restOf(parts);
    expect(first).toMatchObject({ data: { posts: { nodes: [{ content: expect.any(String) }] } } });
    expect(others.flatMap(({ incremental = [] }) => incremental)).toMatchObject([
      {
        items: null,
        path: ['posts', 'nodes', 1],
        errors: [{ path: ['posts', 'nodes', 1], extensions: { code: 'QUERY_TOO_COMPLEX' } }],
      },
    ]);
  });

  test('deferred fragments that double with each level are refused', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, n) => `fragment L${n} on Site { ...L${n + 1} @defer ...L${n + 1} @defer }`,
    );
    const query = `{ site { ...L0 } } ${levels.join(' ')} fragment L30 on Site { name }`;
    await using gateway = await startListeningGateway(SITE);
    await using parts = await askInParts(`${gateway.origin}/graphql`, query);
    expect(await restOf(parts)).toMatchObject([
      { errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX', limit: 100 } }] },
    ]);
    expect(gateway.asked()).toEqual([]);
  });
});
