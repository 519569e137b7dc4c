import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { eventually } from '../../helpers/eventually.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { END, part, SlowForm } from '../../helpers/slow-form.ts';

const UPLOAD = 'mutation ($file: File!) { uploadMedia(input: { file: $file }) { mediaItem { databaseId } } }';

const operations = (query: string, variables: object = { file: null }) =>
  part('operations', JSON.stringify({ query, variables }));
const map = (places: object) => part('map', JSON.stringify(places));

/** What stands before the file, in the order that the specification wants. */
const OPENING = Buffer.concat([operations(UPLOAD), map({ '0': ['variables.file'] })]);

/** More than the gateway looks at before it passes a file on. */
const LONG = 200_000;
const long = (letter: string, length = LONG) => Buffer.alloc(length, letter);

/** One upload, as WordPress sees it. */
interface Heard {
  readonly headers: IncomingMessage['headers'];
  body: string;
  /** `open` while it is received, `whole` at its end, `broken` where it ended before. */
  state: 'open' | 'whole' | 'broken';
}

/** A gateway over HTTP, before a WordPress whose media library is watched while it receives. */
async function startWatched(options: { readonly maxUploadBytes?: number } = {}) {
  const heard: Heard[] = [];
  const take = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.method !== 'POST' || !request.url?.includes('/wp/v2/media')) return false;
    const upload: Heard = { headers: request.headers, body: '', state: 'open' };
    const id = heard.push(upload);
    request.on('data', (chunk) => {
      upload.body += chunk;
    });
    request.on('error', () => {});
    request.on('close', () => {
      if (!request.complete) upload.state = 'broken';
    });
    request.on('end', () => {
      upload.state = 'whole';
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id }));
    });
    return true;
  };
  const gateway = await startGateway({ take }, { limits: { maxUploadBytes: 1_000_000, ...options } });
  const server = createServer((request, response) => gateway.gateway(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    heard,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await gateway[Symbol.asyncDispose]();
    },
  };
}

/** The file in a form, and what fills the form up. */
function fileOf({ body }: Heard): { readonly file: string; readonly padding: string | undefined } {
  const [, boundary] = /^--(\S+)\r\n/.exec(body) ?? [];
  const [, file = '', padding] = body
    .split(`--${boundary}`)
    .map((piece) => piece.replace(/^\r\n(?:.+\r\n)*\r\n/, '').replace(/\r\n$/, ''));
  return { file, padding: body.includes('name="padding"') ? padding : undefined };
}

const summary = (text: string) => `${text.slice(0, 1)} × ${text.length}`;

/** A place of their own for files that have to wait, so that a test sees whether they are gone. */
let scratch: string;
const keptFiles = () => readdirSync(scratch, { recursive: true });
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'pressgraph-test-'));
  vi.stubEnv('TMPDIR', scratch);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true });
});

describe('a streamed file', () => {
  test('reaches WordPress before the caller has sent all of it', async () => {
    await using watched = await startWatched();
    const [first, last] = [part('0', long('a'), { name: 'a.png' }).subarray(0, -2), Buffer.from('\r\n')];
    const length = OPENING.length + first.length + LONG + last.length + END.length;
    const form = new SlowForm(watched.url, { length });
    form.write(OPENING);
    form.write(first);
    await eventually(() => expect(watched.heard[0]?.body).toContain('aaaa'));
    expect(watched.heard[0]?.state).toBe('open');
    form.end(Buffer.concat([long('b'), last, END]));
    expect(await form.answer()).toMatchObject({ data: { uploadMedia: { mediaItem: { databaseId: 1 } } } });
    const [upload] = watched.heard as [Heard];
    const { file, padding } = fileOf(upload);
    expect(file).toBe(`${'a'.repeat(LONG)}${'b'.repeat(LONG)}`);
    expect(upload.headers['content-length']).toBe(String(upload.body.length));
    expect(padding).toMatch(/^ {1,1000}$/);
    expect(keptFiles()).toEqual([]);
  });

  test('is aborted if the caller disconnects, and never complete at WordPress', async () => {
    await using watched = await startWatched();
    const form = new SlowForm(watched.url, { length: 900_000 });
    form.write(OPENING);
    form.write(part('0', long('a'), { name: 'a.png' }).subarray(0, -2));
    await eventually(() => expect(watched.heard[0]?.body).toContain('aaaa'));
    form.hangUp();
    await eventually(() => expect(watched.heard.map(({ state }) => state)).toEqual(['broken']));
  });

  test('is cut off at the limit, and never complete at WordPress', async () => {
    await using watched = await startWatched({ maxUploadBytes: 300_000 });
    const form = new SlowForm(watched.url, { length: 900_000 });
    form.write(OPENING);
    form.write(part('0', long('a'), { name: 'a.png' }).subarray(0, -2));
    await eventually(() => expect(watched.heard[0]?.body).toContain('aaaa'));
    form.write(long('b'));
    expect(await form.answer()).toMatchObject({
      status: 200,
      data: { uploadMedia: null },
      errors: [
        {
          message: 'Expected a file of at most 300000 bytes, got more.',
          path: ['uploadMedia'],
          extensions: { code: 'BAD_USER_INPUT', argumentPath: ['input', 'file'] },
        },
      ],
    });
    await eventually(() => expect(watched.heard.map(({ state }) => state)).toEqual(['broken']));
    form.hangUp();
  });

  test('is rejected if the form ends within it', async () => {
    await using watched = await startWatched();
    const body = Buffer.concat([OPENING, part('0', long('a'), { name: 'a.png' })]);
    const form = new SlowForm(watched.url, { length: body.length });
    form.end(body);
    expect(await form.answer()).toMatchObject({
      errors: [
        {
          message: 'The request ended prematurely.',
          extensions: { code: 'BAD_USER_INPUT', argumentPath: ['input', 'file'] },
        },
      ],
    });
    expect(watched.heard.filter(({ state }) => state === 'whole')).toEqual([]);
  });
});

describe('a file is buffered on disk, and sent with its length', () => {
  test('if the request has no Content-Length', async () => {
    await using watched = await startWatched();
    const form = new SlowForm(watched.url);
    form.write(OPENING);
    form.write(part('0', long('a'), { name: 'a.png' }).subarray(0, -2));
    await eventually(() => expect(keptFiles()).toHaveLength(2));
    expect(watched.heard).toEqual([]);
    form.end(Buffer.concat([Buffer.from('\r\n'), END]));
    expect(await form.answer()).toMatchObject({ data: { uploadMedia: { mediaItem: { databaseId: 1 } } } });
    const [upload] = watched.heard as [Heard];
    expect(upload.headers['content-length']).toBe(String(upload.body.length));
    expect(fileOf(upload)).toEqual({ file: 'a'.repeat(LONG), padding: undefined });
    await eventually(() => expect(keptFiles()).toEqual([]));
  });

  test('if other files follow it, in whatever order they are used', async () => {
    await using watched = await startWatched();
    const query = `mutation ($a: File!, $b: File!, $c: File!) {
      c: uploadMedia(input: { file: $c }) { mediaItem { databaseId } }
      b: uploadMedia(input: { file: $b }) { mediaItem { databaseId } }
      a: uploadMedia(input: { file: $a }) { mediaItem { databaseId } }
    }`;
    const body = Buffer.concat([
      operations(query, { a: null, b: null, c: null }),
      map({ '0': ['variables.a'], '1': ['variables.b'], '2': ['variables.c'] }),
      part('0', long('a'), { name: 'a.png' }),
      part('1', long('b'), { name: 'b.png' }),
      part('2', long('c'), { name: 'c.png' }),
      END,
    ]);
    const form = new SlowForm(watched.url, { length: body.length });
    form.end(body);
    expect(await form.answer()).toMatchObject({
      data: {
        c: { mediaItem: { databaseId: 1 } },
        b: { mediaItem: { databaseId: 2 } },
        a: { mediaItem: { databaseId: 3 } },
      },
    });
    expect(watched.heard.map((upload) => summary(fileOf(upload).file))).toEqual([
      'c × 200000',
      'b × 200000',
      'a × 200000',
    ]);
    await eventually(() => expect(keptFiles()).toEqual([]));
  });
});

describe('an unused file', () => {
  test.each([
    ['an operation that is not valid', operations('mutation ($file: File!) { nothing(file: $file) }')],
    [
      'an operation that leaves it out',
      operations(
        'mutation ($file: File!) { uploadMedia(input: { file: $file }) @skip(if: true) { mediaItem { id } } }',
      ),
    ],
  ])('delays neither the response to %s nor the next request', async (_name, asked) => {
    await using watched = await startWatched();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const opening = Buffer.concat([asked, map({ '0': ['variables.file'] })]);
    const file = part('0', long('a', 800_000), { name: 'a.png' });
    const form = new SlowForm(watched.url, { length: opening.length + file.length + END.length, agent });
    form.write(opening);
    form.write(file.subarray(0, LONG));
    await form.answer();
    form.end(Buffer.concat([file.subarray(LONG), END]));
    const next = new SlowForm(watched.url, { agent });
    next.end(Buffer.concat([operations('{ __typename }', {}), END]));
    expect(await next.answer()).toMatchObject({ status: 200, data: { __typename: 'Query' } });
    expect(watched.heard).toEqual([]);
    agent.destroy();
  });
});

describe('a file can be used once', () => {
  test('and a second upload needs its own', async () => {
    await using watched = await startWatched();
    const query = `mutation ($file: File!) {
      a: uploadMedia(input: { file: $file }) { mediaItem { databaseId } }
      b: uploadMedia(input: { file: $file }) { mediaItem { databaseId } }
    }`;
    const form = new SlowForm(watched.url);
    form.end(
      Buffer.concat([
        operations(query),
        map({ '0': ['variables.file'] }),
        part('0', 'x', { name: 'a.png' }),
        END,
      ]),
    );
    expect(await form.answer()).toMatchObject({
      data: { a: { mediaItem: { databaseId: 1 } }, b: null },
      errors: [
        {
          message: 'Expected a separate file for each upload: this one is already in use.',
          path: ['b'],
          extensions: { code: 'BAD_USER_INPUT', argumentPath: ['input', 'file'] },
        },
      ],
    });
    expect(watched.heard).toHaveLength(1);
  });
});

describe('a form that is not a GraphQL multipart request is rejected', () => {
  const ORDER = 'Expected the form fields `operations` and `map`, in this order, and the files after them.';
  const file = part('0', 'x', { name: 'a.png' });

  test.each([
    ['nothing in it', [], ORDER],
    ['no operations', [map({})], ORDER],
    ['map before operations', [map({}), operations(UPLOAD)], ORDER],
    ['a file before map', [operations(UPLOAD), file, map({ '0': ['variables.file'] })], ORDER],
    ['a file and no map', [operations(UPLOAD), file], ORDER],
    [
      'operations that are no JSON',
      [part('operations', '{')],
      'Expected JSON in the form field `operations`.',
    ],
    [
      'operations that are no object',
      [part('operations', '1')],
      'Expected a JSON object in the form field `operations`.',
    ],
    [
      'a map that is no JSON',
      [operations(UPLOAD), part('map', '{')],
      'Expected JSON in the form field `map`.',
    ],
    [
      'a map to nowhere',
      [operations(UPLOAD), map({ '0': ['variables.input.file'] })],
      'Expected null in `operations` at "variables.input.file", which `map` names.',
    ],
  ])('with %s', async (_name, parts, message) => {
    await using watched = await startWatched();
    const form = new SlowForm(watched.url);
    form.end(Buffer.concat([...parts, END]));
    expect(await form.answer()).toMatchObject({
      status: 400,
      errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(watched.heard).toEqual([]);
  });

  test('without a boundary', async () => {
    await using watched = await startWatched();
    const form = new SlowForm(watched.url, { headers: { 'content-type': 'multipart/form-data' } });
    form.end(END);
    expect(await form.answer()).toMatchObject({
      status: 400,
      errors: [{ message: 'Expected a `boundary` in the content type of the form.' }],
    });
  });

  test('with a missing file', async () => {
    await using watched = await startWatched();
    const form = new SlowForm(watched.url);
    form.end(Buffer.concat([OPENING, part('0', 'text, and no file'), END]));
    expect(await form.answer()).toMatchObject({
      status: 200,
      data: { uploadMedia: null },
      errors: [
        {
          message: 'Expected a file in the part "0", which `map` names.',
          extensions: { code: 'BAD_USER_INPUT', argumentPath: ['input', 'file'] },
        },
      ],
    });
    expect(watched.heard).toEqual([]);
  });

  test('over the limit, and its connection is closed', async () => {
    await using watched = await startWatched({ maxUploadBytes: 1_000 });
    const form = new SlowForm(watched.url);
    form.write(part('operations', long(' ', 1_200_000)));
    expect(await form.answer()).toMatchObject({
      status: 400,
      headers: { connection: 'close' },
      errors: [
        {
          message: 'Expected a request of at most 1049576 bytes.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
    form.hangUp();
  });

  test('over the limit after its response, and its connection is closed', async () => {
    await using watched = await startWatched({ maxUploadBytes: 1_000 });
    const form = new SlowForm(watched.url);
    form.write(map({}));
    form.write(operations(UPLOAD));
    expect(await form.answer()).toMatchObject({ status: 400, headers: { connection: 'keep-alive' } });
    form.write(long(' ', 1_200_000));
    await form.closed();
  });
});

test('operations can be a JSON file, as some clients send them', async () => {
  await using watched = await startWatched();
  const form = new SlowForm(watched.url);
  const asFile = part('operations', JSON.stringify({ query: '{ __typename }' }), { name: 'blob' });
  form.end(Buffer.concat([asFile, END]));
  expect(await form.answer()).toMatchObject({ status: 200, data: { __typename: 'Query' } });
});
