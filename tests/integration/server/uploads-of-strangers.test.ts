import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ServeOptions } from '../../../src/server/gateway-options.ts';
import { eventually } from '../../helpers/eventually.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { END, part, SlowForm } from '../../helpers/slow-form.ts';

const UPLOAD = `mutation ($one: File!, $two: File!) {
  one: uploadMedia(input: { file: $one }) { mediaItem { databaseId } }
  two: uploadMedia(input: { file: $two }) { mediaItem { databaseId } }
}`;
const OPENING = Buffer.concat([
  part('operations', JSON.stringify({ query: UPLOAD, variables: { one: null, two: null } })),
  part('map', JSON.stringify({ '0': ['variables.one'], '1': ['variables.two'] })),
]);
const long = (length = 300_000) => Buffer.alloc(length, 'a');
/** The first file whole, and the beginning of the second. */
const FILES = Buffer.concat([
  part('0', long(), { name: 'a.png' }),
  part('1', long(100_000), { name: 'b.png' }).subarray(0, -2),
]);
const EDITOR = basic('editor:word');

let scratch: string;
const bytesKept = () =>
  readdirSync(scratch, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'pressgraph-test-'));
  vi.stubEnv('TMPDIR', scratch);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true });
});

async function startServed(allow: string | undefined, options: ServeOptions = {}) {
  let id = 0;
  const uploads: string[] = [];
  const take = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.method !== 'POST' || !request.url?.includes('/wp/v2/media')) return false;
    uploads.push(request.url);
    request.resume().on('end', () => {
      id += 1;
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id }));
    });
    return true;
  };
  const gateway = await startGateway(
    { take, ...(allow && { allow }), override: signedIn({ [EDITOR]: {} }) },
    options,
  );
  const server = createServer((request, response) => gateway.gateway(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    uploads,
    gateway,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await gateway[Symbol.asyncDispose]();
    },
  };
}

test('callers who may not upload are refused before their files are taken', async () => {
  await using served = await startServed('GET');
  const forms = Array.from({ length: 5 }, () => new SlowForm(served.url));
  for (const form of forms) {
    form.write(OPENING);
    form.write(FILES);
  }
  for (const form of forms) {
    expect(await form.answer()).toMatchObject({
      errors: [
        { path: ['one'], extensions: { code: 'UNAUTHENTICATED' } },
        { path: ['two'], extensions: { code: 'UNAUTHENTICATED' } },
      ],
    });
    form.hangUp();
  }
  // One question for all of them, and nothing else.
  expect(served.gateway.asked()).toEqual(['OPTIONS /wp/v2/media?_fields=methods']);
  expect(served.uploads).toEqual([]);
  expect(bytesKept()).toBe(0);
});

test('identified callers, too', async () => {
  await using served = await startServed('GET');
  const form = new SlowForm(served.url, { headers: { authorization: EDITOR } });
  form.write(OPENING);
  form.write(FILES);
  expect((await form.answer()).errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  form.hangUp();
});

test('nothing is kept for an operation that takes no file', async () => {
  await using served = await startServed('GET, POST', { limits: { operationTimeout: 2_000 } });
  const form = new SlowForm(served.url);
  form.write(
    Buffer.concat([
      part(
        'operations',
        JSON.stringify({ query: 'query { posts { nodes { id } } }', variables: { one: null, two: null } }),
      ),
      part('map', JSON.stringify({ '0': ['variables.one'], '1': ['variables.two'] })),
    ]),
  );
  form.write(FILES);
  await delay(200);
  expect(bytesKept()).toBe(0);
  form.hangUp();
});

test.each([['GET, POST'], [undefined]])('callers who may are served (Allow: %s)', async (allow) => {
  await using served = await startServed(allow);
  const form = new SlowForm(served.url);
  form.write(OPENING);
  form.write(FILES);
  await eventually(() => expect(bytesKept()).toBeGreaterThan(0));
  form.end(Buffer.concat([Buffer.from('\r\n'), END]));
  expect(await form.answer()).toMatchObject({ data: { one: { mediaItem: {} }, two: { mediaItem: {} } } });
  await eventually(() => expect(bytesKept()).toBe(0));
});

test('all uploads together keep at most MAX_SPOOL_BYTES', async () => {
  await using served = await startServed('GET, POST', { limits: { maxSpoolBytes: 700_000 } });
  const forms = Array.from({ length: 5 }, () => new SlowForm(served.url));
  for (const form of forms) {
    form.write(OPENING);
    form.write(FILES);
  }
  await delay(500);
  expect(bytesKept()).toBeLessThanOrEqual(700_000);
  for (const form of forms) form.end(Buffer.concat([Buffer.from('\r\n'), END]));
  const answers = await Promise.all(forms.map((form) => form.answer()));
  const codes = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions?.code));
  expect(codes).toContain('UPSTREAM_UNAVAILABLE');
  await eventually(() => expect(bytesKept()).toBe(0));
  const form = new SlowForm(served.url);
  form.end(Buffer.concat([OPENING, FILES, Buffer.from('\r\n'), END]));
  expect(await form.answer()).toMatchObject({ data: { one: { mediaItem: {} }, two: { mediaItem: {} } } });
});
