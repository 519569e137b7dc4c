import { createHash } from 'node:crypto';
import { buildClientSchema, buildSchema, getIntrospectionQuery, printSchema, validateSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { type ListeningGateway, MAGAZINE, startListeningGateway } from '../../helpers/wpgraphql.ts';

const NO_QUERY = 'GraphQL Request must include at least one of those two parameters: "query" or "queryId"';
const TYPE = 'application/json; charset=UTF-8';
/** Each request has its own: Yoga's `fetch` adds to the object that it is given. */
const jsonBody = () => ({ 'content-type': 'application/json' });

let gateway: ListeningGateway;
beforeAll(async () => {
  gateway = await startListeningGateway();
});
afterAll(() => gateway[Symbol.asyncDispose]());

const request = (path: string, init: RequestInit = {}) =>
  fetch(`${gateway.origin}${path}`, { redirect: 'error', ...init });
const post = (body: unknown, headers: Record<string, string> = {}, path = '/wp/graphql') =>
  request(path, {
    method: 'POST',
    headers: { ...jsonBody(), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const hashOf = (query: string) => createHash('sha256').update(query).digest('hex');
const get = (parameters: Record<string, string>, path = '/wp/graphql') =>
  request(`${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(parameters)}`);

describe('every answer is JSON with a charset, which Gatsby insists on, and the status that the plugin has', () => {
  const typename = { query: '{ __typename }' };
  test.each<[string, () => Promise<Response>, number, object]>([
    ['POST', () => post(typename), 200, { data: { __typename: 'RootQuery' } }],
    [
      'POST, a content type with a charset',
      () => post(typename, { 'content-type': 'application/json; charset=utf-8' }),
      200,
      {},
    ],
    ['GET', () => get(typename), 200, { data: { __typename: 'RootQuery' } }],
    ['GET without a query', () => request('/wp/graphql'), 200, { errors: [{ message: NO_QUERY }] }],
    [
      'GET of /index.php without a query',
      () => request('/wp/index.php?graphql'),
      200,
      { errors: [{ message: NO_QUERY }] },
    ],
    ['POST without a query', () => post({}), 200, { errors: [{ message: NO_QUERY }] }],
    ['POST with an empty query', () => post({ query: '' }), 200, { errors: [{ message: NO_QUERY }] }],
    ['POST of null as a query', () => post({ query: null }), 200, { errors: [{ message: NO_QUERY }] }],
    ['an empty batch', () => post([]), 200, { errors: [{ message: NO_QUERY }] }],
    ['a query that is not valid', () => post({ query: '{ nope }' }), 200, { errors: [{}] }],
    ['a query that cannot be parsed', () => post({ query: '{' }), 200, { errors: [{}] }],
    [
      'a missing variable',
      () => post({ query: 'query ($id: ID!) { post(id: $id) { id } }' }),
      200,
      { errors: [{}] },
    ],
    [
      'an error of a resolver',
      () => post({ query: '{ posts(where: { week: 1, dateQuery: { week: 1 } }) { nodes { id } } }' }),
      200,
      {},
    ],
    ['a body that is no JSON', () => post('{'), 400, { errors: [{}] }],
    [
      'a form',
      () => post('query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      { errors: [{}] },
    ],
    [
      'the raw query',
      () => post('{ __typename }', { 'content-type': 'application/graphql' }),
      415,
      { errors: [{}] },
    ],
    [
      'plain text',
      () => post(JSON.stringify(typename), { 'content-type': 'text/plain' }),
      415,
      { errors: [{}] },
    ],
    [
      'an unknown persisted query',
      () => get({ queryId: 'f'.repeat(64) }),
      200,
      { errors: [{ message: 'PersistedQueryNotFound' }] },
    ],
  ])('%s', async (_name, send, status, body) => {
    const response = await send();
    expect(response.headers.get('content-type')).toBe(TYPE);
    expect(await response.json()).toMatchObject(body);
    expect(response.status).toBe(status);
  });

  test.each([
    ['Apollo', 'application/graphql-response+json,application/json;q=0.9'],
    ['graphql-request', 'application/graphql-response+json, application/json'],
    [
      'urql',
      'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    ],
    ['Gatsby', 'application/json, text/plain, */*'],
    ['Faust', '*/*'],
    ['a stream alone', 'text/event-stream'],
  ])('whatever is accepted: %s', async (_client, accept) => {
    for (const query of ['{ __typename }', '{ nope }']) {
      for (const response of [
        await post({ query }, { accept }),
        await request(`/wp/graphql?query=${query}`, { headers: { accept } }),
      ]) {
        expect([response.status, response.headers.get('content-type')]).toEqual([200, TYPE]);
      }
    }
  });
});

describe('addresses', () => {
  test.each([
    '/wp/graphql',
    '/wp/graphql/',
    '/wp/index.php?graphql',
    '/wp/index.php?graphql=true',
    '/wp/?graphql=true',
    '/wp?graphql',
  ])('%s answers GET and POST without a redirect', async (path) => {
    const expected = { data: { __typename: 'RootQuery' } };
    expect(await (await post({ query: '{ __typename }' }, { 'x-faust-secret': '' }, path)).json()).toEqual(
      expected,
    );
    const query = 'query Seed($id: ID! = 0) { __typename post(id: $id) { id } }';
    const response = await get({ query, operationName: 'Seed', variables: '{}' }, path);
    expect(await response.json()).toMatchObject({ data: { __typename: 'RootQuery', post: null } });
  });

  test.each([
    '/wp/',
    '/wp/index.php',
    '/wp/graphqlx',
    '/wp/wp-json/',
    '/graphql/wp',
    '/api/wp/graphql',
    '/x?y=/graphql',
  ])('%s is none of them', async (path) => {
    expect((await request(path)).status).toBe(404);
  });
});

describe('other origins', () => {
  test('a preflight is answered, with the headers that clients send', async () => {
    const response = await request('/wp/graphql', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,authorization,x-apollo-operation-name',
      },
    });
    expect(response.ok).toBe(true);
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
    expect(['*', 'https://app.example']).toContain(response.headers.get('access-control-allow-origin'));
  });

  test.each(['POST', 'GET'])('may read the answer to a %s', async (method) => {
    const headers = { ...jsonBody(), origin: 'https://app.example' };
    for (const query of ['{ __typename }', '{ posts { nodes { id } } }', '{ nope }']) {
      const response = await (method === 'GET'
        ? request(`/wp/graphql?query=${query}`, { headers })
        : request('/wp/graphql', { method, headers, body: JSON.stringify({ query }) }));
      expect(['*', 'https://app.example']).toContain(response.headers.get('access-control-allow-origin'));
    }
  });
});

describe('operations by hash', () => {
  const extensionsOf = (query: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(query) } });

  test('GET with the hash, POST with the query, GET with the hash', async () => {
    const query = '{ posts(first: 1) { nodes { databaseId } } }';
    const byHash = async () =>
      await (await get({ operationName: '', extensions: JSON.stringify(extensionsOf(query)) })).json();
    expect(await byHash()).toMatchObject({
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
    const expected = { data: { posts: { nodes: [{ databaseId: 112 }] } } };
    expect(await (await post({ query, extensions: extensionsOf(query) })).json()).toEqual(expected);
    expect(await byHash()).toEqual(expected);
  });

  test('`queryId` alone, by GET and by POST, with variables', async () => {
    const query = 'query Some($n: Int) { posts(first: $n) { nodes { databaseId } } }';
    const queryId = hashOf(query);
    await post({ query, extensions: extensionsOf(query) });
    const expected = { data: { posts: { nodes: [{ databaseId: 112 }, { databaseId: 111 }] } } };
    const variables = { n: 2 };
    expect(await (await get({ queryId, variables: JSON.stringify(variables) })).json()).toEqual(expected);
    expect(
      await (await get({ queryId, variables: JSON.stringify(variables) }, '/wp/index.php?graphql')).json(),
    ).toEqual(expected);
    expect(await (await post({ queryId, variables })).json()).toEqual(expected);
  });

  test('`queryId` with its query registers it', async () => {
    const query = '{ pages { nodes { databaseId } } }';
    await post({ query, queryId: hashOf(query) });
    expect(await (await get({ queryId: hashOf(query) })).json()).toMatchObject({
      data: { pages: { nodes: [{ databaseId: 40 }] } },
    });
  });

  test('without them, clients are told in the word that Apollo knows', async () => {
    await using off = await startListeningGateway(MAGAZINE, { limits: { automaticPersistedQueries: false } });
    const extensions = JSON.stringify(extensionsOf('{ __typename }'));
    for (const path of ['/wp/graphql', '/graphql']) {
      const response = await fetch(`${off.origin}${path}?${new URLSearchParams({ extensions })}`);
      expect(await response.json()).toMatchObject({
        errors: [
          { message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } },
        ],
      });
    }
  });
});

describe('batches', () => {
  test('up to ten, each with its own answer', async () => {
    const operations = Array.from({ length: 10 }, (_, index) => ({
      query: index === 3 ? '{ nope }' : `query Q($n: Int) { posts(first: $n) { nodes { databaseId } } }`,
      variables: { n: index + 1 },
    }));
    const response = await post(operations);
    const answers = (await response.json()) as {
      data?: { posts: { nodes: unknown[] } };
      errors?: unknown[];
    }[];
    expect(answers.map(({ data, errors }) => data?.posts.nodes.length ?? errors?.length)).toEqual([
      1, 2, 3, 1, 5, 6, 7, 8, 9, 10,
    ]);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, TYPE]);
  });

  test('eleven are too many', async () => {
    const response = await post(Array.from({ length: 11 }, () => ({ query: '{ __typename }' })));
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringMatching(/10|batch/i) }],
    });
  });
});

describe('introspection', () => {
  const variants: readonly [string, Parameters<typeof getIntrospectionQuery>[0]][] = [
    ['plain', { descriptions: false }],
    ['with descriptions', {}],
    [
      'with everything',
      {
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        oneOf: true,
      },
    ],
  ];
  test.each(variants)('%s: a valid schema that survives printing', async (_name, options) => {
    const response = await post({ query: getIntrospectionQuery(options) });
    const { data, errors } = (await response.json()) as {
      data: Parameters<typeof buildClientSchema>[0];
      errors?: unknown;
    };
    expect(errors).toBeUndefined();
    const schema = buildClientSchema(data);
    expect(validateSchema(schema)).toEqual([]);
    const printed = printSchema(schema);
    expect(printSchema(buildSchema(printed))).toBe(printed);
  });

  test('WPNuxt finds `filePath` of media', async () => {
    const { data } = (await (
      await post({ query: '{ __type(name: "MediaDetails") { fields { name } } }' })
    ).json()) as { data: { __type: { fields: { name: string }[] } } };
    expect(data.__type.fields).toContainEqual({ name: 'filePath' });
  });
});

test.each([
  ['a variable of an unknown type', 'query ($id: It!) { post(id: $id) { id } }', 'Unknown type "It".'],
])('%s is an error before anything is asked', async (_, query, message) => {
  await using gateway = await startGateway();
  const response = await gateway.gateway.fetch('http://gateway/wp/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id: 'x' } }),
  });
  expect(await response.json()).toMatchObject({ errors: [{ message }] });
  expect(gateway.asked()).toEqual([]);
});

test.each([
  '{ posts(where: { dateQuery: { year: 2147483647, month: 2147483647, day: 2147483647 } }) { nodes { id } } }',
  '{ actionMonitorActions(where: { sinceTimestamp: -1e308 }) { nodes { id } } }',
])('numbers that are no dates find nothing: %s', async (query) => {
  await using gateway = await startGateway();
  const response = await gateway.gateway.fetch('http://gateway/wp/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const answer = await response.json();
  expect(answer).not.toHaveProperty('errors');
  expect(Object.values(answer.data)).toEqual([{ nodes: [] }]);
});
