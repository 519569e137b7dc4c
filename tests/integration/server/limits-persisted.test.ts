import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const site = { posts: [makePost({ id: 1 })] };
const QUERY = '{ posts { nodes { databaseId } } }';
const HASH = createHash('sha256').update(QUERY).digest('hex');
const DATA = { posts: { nodes: [{ databaseId: 1 }] } };
const apollo = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

const folder = mkdtempSync(join(tmpdir(), 'pressgraph-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

async function send({ gateway }: TestGateway, body: unknown) {
  const response = await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as {
    data?: unknown;
    errors?: { message: string; extensions: { code: string } }[];
  };
  return { status: response.status, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

describe('automatic persisted queries', () => {
  test('run by their hashes once registered', async () => {
    await using gateway = await startGateway(site);
    expect(await send(gateway, { extensions: apollo(HASH) })).toMatchObject({
      status: 404,
      code: 'PERSISTED_QUERY_NOT_FOUND',
      message: 'PersistedQueryNotFound',
    });
    expect((await send(gateway, { query: QUERY, extensions: apollo(HASH) })).data).toEqual(DATA);
    expect((await send(gateway, { extensions: apollo(HASH) })).data).toEqual(DATA);
  });

  test('an id is answered in words where no operations are persisted', async () => {
    await using gateway = await startGateway(site);
    const expected = { code: 'PERSISTED_QUERY_NOT_SUPPORTED', message: 'PersistedQueryNotSupported' };
    expect(await send(gateway, { documentId: 'sha256:abc' })).toMatchObject(expected);
    const response = await gateway.gateway.fetch('http://gateway/graphql?documentId=sha256:abc');
    expect((await response.json()).errors[0].message).toBe('PersistedQueryNotSupported');
  });

  test('must match their hashes', async () => {
    await using gateway = await startGateway(site);
    const sent = await send(gateway, { query: '{ site { name } }', extensions: apollo(HASH) });
    expect(sent).toMatchObject({ status: 400, code: 'PERSISTED_QUERY_MISMATCH' });
    expect((await send(gateway, { extensions: apollo(HASH) })).code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test('have the same limits as others', async () => {
    await using gateway = await startGateway(site, { limits: { maxCost: 1 } });
    const query = '{ posts { nodes { author { name } } } }';
    const hash = createHash('sha256').update(query).digest('hex');
    expect((await send(gateway, { query, extensions: apollo(hash) })).code).toBe('QUERY_TOO_COMPLEX');
    expect((await send(gateway, { extensions: apollo(hash) })).code).toBe('QUERY_TOO_COMPLEX');
    expect(gateway.asked()).toEqual([]);
  });

  test('are rejected if switched off', async () => {
    await using gateway = await startGateway(site, { limits: { automaticPersistedQueries: false } });
    await send(gateway, { query: QUERY, extensions: apollo(HASH) });
    expect((await send(gateway, { extensions: apollo(HASH) })).message).toBe('PersistedQueryNotSupported');
  });
});

test('registered queries are not evicted by a flood of others', async () => {
  await using gateway = await startGateway(site, { cache: { ttl: 0 } });
  await send(gateway, { query: QUERY, extensions: apollo(HASH) });
  expect((await send(gateway, { extensions: apollo(HASH) })).data).toEqual(DATA);
  for (let n = 0; n < 90; n++) {
    const query = `# ${n} ${'x'.repeat(120_000)}\n${QUERY}`;
    const hash = createHash('sha256').update(query).digest('hex');
    expect((await send(gateway, { query, extensions: apollo(hash) })).data).toEqual(DATA);
  }
  expect((await send(gateway, { extensions: apollo(HASH) })).data).toEqual(DATA);
});

describe('operations of a manifest', () => {
  const MANIFESTS = [
    ['of GraphQL Codegen, and of Relay', file('codegen.json', { home: QUERY })],
    [
      'of Apollo',
      file('apollo.json', {
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [{ id: 'home', name: 'Home', type: 'query', body: QUERY }],
      }),
    ],
  ] as const;

  test.each(MANIFESTS)(
    '%s are run by their ids, in each form that clients send them in',
    async (_title, path) => {
      await using gateway = await startGateway(site, {
        limits: { persistedOperations: path, persistedOnly: true },
      });
      for (const id of [
        { documentId: 'home' },
        { id: 'home' },
        { doc_id: 'home' },
        { extensions: apollo('home') },
      ]) {
        expect((await send(gateway, id)).data).toEqual(DATA);
      }
    },
  );

  test('are the only ones with `persistedOnly`', async () => {
    await using gateway = await startGateway(site, {
      limits: { persistedOperations: { home: QUERY }, persistedOnly: true },
    });
    expect(await send(gateway, { query: QUERY })).toMatchObject({
      status: 400,
      code: 'PERSISTED_QUERY_ONLY',
    });
    expect(await send(gateway, { query: '{ __schema { queryType { name } } }' })).toMatchObject({
      status: 400,
    });
    expect(await send(gateway, { query: QUERY, extensions: apollo(HASH) })).toMatchObject({ status: 400 });
    expect(await send(gateway, { documentId: 'other' })).toMatchObject({
      status: 404,
      code: 'PERSISTED_QUERY_NOT_IN_LIST',
    });
    expect(await send(gateway, { documentId: '__proto__' })).toMatchObject({ status: 404 });
    expect(await send(gateway, {})).toMatchObject({ status: 400, code: 'PERSISTED_QUERY_ID_REQUIRED' });
    expect(gateway.asked()).toEqual([]);
  });

  test.each(['documentId', 'doc_id', 'id'])('run by GET with the parameter %s', async (name) => {
    const persistedOperations = { home: QUERY };
    await using gateway = await startGateway(site, { limits: { persistedOperations, persistedOnly: true } });
    const ask = async (id: string) => {
      const response = await gateway.gateway.fetch(`http://gateway/graphql?${name}=${id}`);
      return { status: response.status, body: await response.json() };
    };
    expect(await ask('home')).toEqual({ status: 200, body: { data: DATA } });
    expect(await ask('away')).toMatchObject({ status: 404 });
  });

  test('are accepted beside other and registered ones otherwise', async () => {
    await using gateway = await startGateway(site, { limits: { persistedOperations: { home: QUERY } } });
    expect((await send(gateway, { documentId: 'home' })).data).toEqual(DATA);
    expect((await send(gateway, { extensions: apollo('home') })).data).toEqual(DATA);
    expect((await send(gateway, { query: QUERY })).data).toEqual(DATA);
    expect((await send(gateway, { query: QUERY, extensions: apollo(HASH) })).data).toEqual(DATA);
    expect((await send(gateway, { extensions: apollo(HASH) })).data).toEqual(DATA);
    expect((await send(gateway, { extensions: apollo('nothing') })).code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});

describe('the gateway does not start', () => {
  test.each([
    [
      'with a file that is not there',
      { limits: { persistedOperations: join(folder, 'none.json') } },
      /an unreadable file/,
    ],
    [
      'with a file that is no JSON',
      { limits: { persistedOperations: file('broken.json', '{') } },
      /invalid JSON/,
    ],
    [
      'with JSON that is no manifest',
      { limits: { persistedOperations: file('list.json', [QUERY]) } },
      /got neither/,
    ],
    [
      'with no operation to be run',
      { limits: { persistedOnly: true } },
      /Expected PERSISTED_OPERATIONS with PERSISTED_ONLY/,
    ],
  ])('%s', async (_title, options, message) => {
    await expect(startGateway(site, options)).rejects.toThrow(message);
  });
});
