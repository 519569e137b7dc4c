import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { createMetrics, type Metrics } from '../../../src/server/operating/metrics.ts';
import { eventually } from '../../helpers/eventually.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { keepLog } from '../../helpers/log-lines.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { subscribe } from '../../helpers/subscribe.ts';
import { makePost, type Row } from '../../helpers/wordpress-rows.ts';

const posts = [makePost({ id: 1, title: 'Ink', author: 1 })];

test('each operation is one line: operation, outcome and cost', async () => {
  const log = keepLog();
  await using gateway = await startGateway({ posts }, { logger: log.logger });
  await gateway.query(
    'query Titles { posts { nodes { title author { name } } } }',
    {},
    { 'x-request-id': 'r-1' },
  );

  expect(log.lines('operation')).toEqual([
    {
      level: 'info',
      msg: 'operation',
      requestId: 'r-1',
      method: 'POST',
      status: 200,
      milliseconds: expect.any(Number),
      operationName: 'Titles',
      operationType: 'query',
      caller: 'anonymous',
      outcome: 'success',
      cache: expect.stringMatching(/^Pressgraph; fwd=miss; stored; ttl=\d+$/),
      upstream: { requests: 2, bytes: expect.any(Number), milliseconds: expect.any(Number) },
    },
  ]);
});

test('at level debug, each request to WordPress is a line, with the id of its operation', async () => {
  const log = keepLog();
  await using gateway = await startGateway({ posts }, { logger: log.logger, cache: { ttl: 0 } });
  const ask = (id: string) =>
    gateway.query(
      '{ posts(where: { search: "gold" }) { nodes { author { name } } } }',
      {},
      { 'x-request-id': id },
    );
  await Promise.all([ask('r-1'), ask('r-2')]);

  for (const id of ['r-1', 'r-2']) {
    expect(log.lines('upstream request').filter(({ requestId }) => requestId === id)).toMatchObject([
      { method: 'GET', route: '/wp/v2/posts', as: 'anonymous', status: 200 },
    ]);
  }
  expect(log.lines('upstream request').filter(({ requestId }) => requestId === undefined)).not.toEqual([]);
  expect(log.text()).not.toContain('gold');
});

test.each([
  ['refused', '{ nothing }', ['GRAPHQL_VALIDATION_FAILED']],
  ['failure', '{ posts(first: -1) { nodes { title } } }', ['BAD_USER_INPUT']],
  ['partial', '{ posts { nodes { author { name } } } }', ['FORBIDDEN']],
])('the outcome of an operation is logged: %s', async (outcome, query, errors) => {
  const log = keepLog();
  const override = ({ route }: { route: string | undefined }) =>
    route === '/wp/v2/users' ? { status: 403, body: { code: 'rest_forbidden' } } : undefined;
  await using gateway = await startGateway({ posts, override }, { logger: log.logger });
  await gateway.query(query);
  // What is lasting is cached with its errors: the next one gets the same.
  await gateway.query(query);
  expect(log.lines('operation')).toMatchObject([
    { outcome, errors },
    { outcome, errors },
  ]);
});

test('requests rejected before the operation was read are logged, too', async () => {
  const log = keepLog({ level: 'info' });
  await using gateway = await startGateway({ posts }, { logger: log.logger });
  await gateway.gateway.fetch('http://gateway/graphql', { method: 'POST', body: 'nonsense' });
  expect(log.lines()).toMatchObject([{ msg: 'operation', status: 415, outcome: 'refused' }]);
});

test('a cached answer is logged as one, without requests to WordPress', async () => {
  const log = keepLog({ level: 'info' });
  await using gateway = await startGateway({ posts }, { logger: log.logger, cache: { ttl: 60 } });
  for (let turn = 0; turn < 2; turn += 1) await gateway.query('query Titles { posts { nodes { title } } }');
  expect(log.lines('operation')).toMatchObject([
    { upstream: { requests: 1 }, cache: expect.stringContaining('fwd=') },
    {
      operationType: 'query',
      caller: 'anonymous',
      outcome: 'success',
      upstream: { requests: 0 },
      cache: expect.stringContaining('hit'),
    },
  ]);
});

test('requests that are not operations are logged only at level debug', async () => {
  const log = keepLog({ level: 'info' });
  await using gateway = await startGateway({ posts }, { logger: log.logger });
  await gateway.gateway.fetch('http://gateway/healthz');
  await gateway.gateway.fetch('http://gateway/nowhere?password=hunter2');
  expect(log.text()).toBe('');
});

test.each([
  ['taken from the request', 'abc-123', 'abc-123'],
  ['made where there is none', undefined, expect.stringMatching(/^[\da-f-]{36}$/)],
  ['made where it is none to work with', 'a b"c', expect.stringMatching(/^[\da-f-]{36}$/)],
  ['made where it is a book', 'x'.repeat(200), expect.stringMatching(/^[\da-f-]{36}$/)],
])('the id of a request is %s, and returned in the response', async (_name, given, expected) => {
  await using gateway = await startGateway({ posts });
  const response = await gateway.gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(given !== undefined && { 'x-request-id': given }) },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  expect(response.headers.get('x-request-id')).toEqual(expected);
});

test('a masked error has the request id that is in the log', async () => {
  const log = keepLog();
  const countCache = vi.fn<Metrics['countCache']>().mockImplementationOnce(() => {
    throw new TypeError('Stands for any mistake.');
  });
  await using gateway = await startGateway(
    { posts },
    { logger: log.logger, cache: { ttl: 60 }, metrics: { ...createMetrics(), countCache } },
  );
  const { errors } = await gateway.query('{ posts { nodes { slug } } }', {}, { 'x-request-id': 'r-9' });

  expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-9' } }]);
  expect(log.lines().filter(({ level }) => level === 'error')).toMatchObject([
    { requestId: 'r-9', err: { stack: expect.stringContaining(' at ') } },
  ]);
});

/** What WordPress should not send: an address's part that is no text. */
const spoil = (post: Row) => Object.assign(post, { slug: { secret: 1 } });

test('so has an error during background revalidation', async () => {
  const log = keepLog();
  const post = makePost({ id: 1 });
  await using gateway = await startGateway({ posts: [post] }, { logger: log.logger, cache: { ttl: 0.001 } });
  const ask = (id: string) => gateway.query('{ posts { nodes { slug } } }', {}, { 'x-request-id': id });
  await ask('r-1');
  spoil(post);
  await setTimeout(10);
  expect(await ask('r-2')).not.toHaveProperty('errors');
  await eventually(() =>
    expect(log.lines().filter(({ level }) => level === 'error')).toMatchObject([{ requestId: 'r-2' }]),
  );
});

test('so has an error in a subscription event', async () => {
  const log = keepLog();
  const post = makePost({ id: 1 });
  await using gateway = await startGateway(
    { posts: [post] },
    { logger: log.logger, freshness: { watchInterval: 0.02 } },
  );
  await using changes = await subscribe(
    gateway.gateway,
    'subscription { contentChanged { content { slug } } }',
    { 'x-request-id': 'r-3' },
  );
  await eventually(() => expect(gateway.site.calls.length).toBeGreaterThan(1));
  Object.assign(spoil(post), { modified: '2026-01-01T00:00:00', modified_gmt: '2026-01-01T00:00:00' });
  expect(await changes.next()).toMatchObject({ errors: [{ extensions: { requestId: 'r-3' } }] });
  expect(log.lines().filter(({ level }) => level === 'error')).toMatchObject([{ requestId: 'r-3' }]);
});

test('secrets are redacted from the log', async () => {
  const log = keepLog({ secrets: ['gateway:hunter-service'] });
  const known = basic('editor:hunter-caller');
  await using gateway = await startGateway(
    {
      posts,
      override: signedIn({ [known]: {}, [basic('gateway:hunter-service')]: {} }),
    },
    {
      logger: log.logger,
      callers: {
        serviceAuthorization: 'gateway:hunter-service',
        forwardCookies: true,
      },
    },
  );
  const query =
    'query One($password: String) { post(by: { databaseId: 1 }, password: $password) { content } menus { nodes { name } } }';
  const cookie = 'wordpress_logged_in_0a1b=hunter-cookie';
  await gateway.query(query, { password: 'hunter-password' }, { authorization: known });
  await gateway.query(query, { password: 'hunter-password' }, { cookie, 'x-wp-nonce': 'hunter-nonce' });
  await gateway.query(query, { password: 'hunter-password' }, { authorization: basic('x:hunter-wrong') });
  await gateway.gateway.fetch(
    `http://gateway/graphql?query={__typename}&variables=${encodeURIComponent('{"password":"hunter-get"}')}`,
  );
  const error = new Error('redis://default:hunter-redis@cache:6379 and gateway:hunter-service', {
    cause: new Error(`authorization: ${known}; ?password=hunter-query; ${cookie}`),
  });
  log.logger.error({ err: error }, 'planted');

  expect(log.lines('operation')).toHaveLength(4);
  expect(log.lines('planted')).toHaveLength(1);
  expect(log.text()).not.toMatch(/hunter/);
  for (const secret of [known, basic('gateway:hunter-service')]) {
    expect(log.text()).not.toContain(secret.split(' ')[1]);
  }
});
