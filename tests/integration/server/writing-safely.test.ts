import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { mergeOptions } from '../../helpers/merge-options.ts';
import type { OverrideRequest, OverrideResponse } from '../../helpers/wordpress-server.ts';

const CREATE = 'mutation { createPost(input: { title: "x" }) { post { title } } }';
const UPLOAD = 'mutation ($file: File!) { uploadMedia(input: { file: $file }) { mediaItem { databaseId } } }';
const created: OverrideResponse = { status: 201, body: { id: 1, title: { rendered: 'x' } } };

const isWrite = ({ method, route }: OverrideRequest) => method === 'POST' && route !== undefined;

function form(file = new File(['GIF89a'], 'a.gif', { type: 'image/gif' })): FormData {
  const data = new FormData();
  data.set('operations', JSON.stringify({ query: UPLOAD, variables: { file: null } }));
  data.set('map', '{"0":["variables.file"]}');
  data.set('0', file);
  return data;
}

const ASKED_FOR_RIGHTS = 'OPTIONS /wp/v2/media?_fields=methods';

const PREFLIGHT = { 'graphql-require-preflight': '1' };

/** The gateway over HTTP, since what a request is made of matters here. */
async function startServed(override: (request: OverrideRequest) => OverrideResponse, options = {}) {
  const gateway = await startGateway(
    { override: (request) => (isWrite(request) ? override(request) : undefined) },
    mergeOptions({ limits: { maxUploadBytes: 1000 } }, options),
  );
  const server = createServer((request: IncomingMessage, response: ServerResponse) =>
    gateway.gateway(request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return {
    url,
    asked: gateway.asked,
    async send(init: RequestInit, query = '') {
      const response = await fetch(url + query, init);
      return {
        status: response.status,
        ...(JSON.parse((await response.text()) || '{}') as {
          data?: unknown;
          errors?: { message: string; extensions?: { code?: string; argumentPath?: unknown } }[];
        }),
      };
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await gateway[Symbol.asyncDispose]();
    },
  };
}

describe('a cross-site request that needs no preflight', () => {
  test('by GET writes nothing', async () => {
    await using served = await startServed(() => created);
    const { status, errors } = await served.send({ method: 'GET' }, `?query=${encodeURIComponent(CREATE)}`);
    expect(status).toBe(405);
    expect(errors?.[0]?.message).toBe('Can only perform a mutation operation from a POST request.');
    expect(served.asked()).toEqual([]);
  });

  test.each([
    ['a form', new URLSearchParams({ query: CREATE })],
    ['a form with a file', form()],
  ])('as %s needs a header that triggers a preflight', async (_name, body) => {
    await using served = await startServed(() => created);
    const refused = await served.send({ method: 'POST', body });
    expect(refused).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(served.asked()).toEqual([]);
    for (const header of ['graphql-require-preflight', 'apollo-require-preflight']) {
      const { status, errors } = await served.send({ method: 'POST', body, headers: { [header]: '1' } });
      expect([status, errors]).toEqual([200, undefined]);
    }
  });

  test('as plain text is rejected', async () => {
    await using served = await startServed(() => created);
    const body = JSON.stringify({ query: CREATE });
    const { status } = await served.send({ method: 'POST', body, headers: { 'content-type': 'text/plain' } });
    expect(status).toBe(415);
    expect(served.asked()).toEqual([]);
  });
});

describe('an upload', () => {
  test('reaches WordPress unchanged, with its name, type and length', async () => {
    const heard: OverrideRequest[] = [];
    await using served = await startServed((request) => {
      heard.push(request);
      return created;
    });
    const file = new File(['GIF89a'], 'Ünder the "sea".gif', { type: 'image/gif' });
    const { data } = await served.send({ method: 'POST', body: form(file), headers: PREFLIGHT });
    expect(data).toEqual({ uploadMedia: { mediaItem: { databaseId: 1 } } });
    const [{ path, headers, body }] = heard as [OverrideRequest];
    expect(path).toBe('/wp-json/wp/v2/media?_fields=id');
    expect(headers['content-length']).toBe(String(body.length));
    const [, boundary] = /^multipart\/form-data; boundary=(\S+)$/.exec(String(headers['content-type'])) ?? [];
    expect(body.split('\r\n')).toEqual([
      `--${boundary}`,
      expect.stringMatching(/^content-disposition: form-data; name="file"; filename="[\w.-]+\.gif"$/),
      'content-type: image/gif',
      '',
      'GIF89a',
      `--${boundary}--`,
      '',
    ]);
  });

  test('over the size limit is rejected before it is sent to WordPress', async () => {
    await using served = await startServed(() => created);
    const file = new File([new Uint8Array(1001)], 'a.gif', { type: 'image/gif' });
    const { errors } = await served.send({ method: 'POST', body: form(file), headers: PREFLIGHT });
    expect(errors).toMatchObject([
      {
        message: 'Expected a file of at most 1000 bytes, got 1001.',
        extensions: { code: 'BAD_USER_INPUT', argumentPath: ['input', 'file'] },
      },
    ]);
    expect(served.asked()).toEqual([ASKED_FOR_RIGHTS]);
  });

  test('that is far too large is rejected by its Content-Length', async () => {
    await using served = await startServed(() => created);
    const { port, hostname, host } = new URL(served.url);
    const socket = connect(Number(port), hostname);
    const answer = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
        if (text.includes('BAD_USER_INPUT')) resolve(text);
      });
    });
    // Nothing of the body is ever sent.
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: ${host}\r\ncontent-type: multipart/form-data; boundary=x\r\ngraphql-require-preflight: 1\r\ncontent-length: 9000000000\r\n\r\n`,
    );
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
    expect(served.asked()).toEqual([]);
  });

  test('without a Content-Length is cut off', async () => {
    await using served = await startServed(() => created);
    const file = new File([new Uint8Array(2 * 1024 * 1024)], 'a.gif', { type: 'image/gif' });
    const whole = new Response(form(file));
    const { status, errors } = await served.send({
      method: 'POST',
      headers: { ...PREFLIGHT, 'content-type': whole.headers.get('content-type') ?? '' },
      body: whole.body,
      duplex: 'half',
    } as RequestInit);
    expect(status).toBe(200);
    expect(errors).toMatchObject([
      {
        message: 'Expected a file of at most 1000 bytes, got more.',
        extensions: { code: 'BAD_USER_INPUT', argumentPath: ['input', 'file'] },
      },
    ]);
    expect(served.asked()).toEqual([ASKED_FOR_RIGHTS]);
  });

  test('must be a file', async () => {
    await using served = await startServed(() => created);
    for (const file of ['https://example.com/a.gif', { name: 'a.gif' }]) {
      const { errors } = await served.send({
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: UPLOAD, variables: { file } }),
      });
      expect(errors?.[0]?.message).toContain('Expected a file, sent as a GraphQL multipart request.');
    }
    expect(served.asked()).toEqual([]);
  });
});
