import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const site = { posts: [makePost({ id: 1 })] };
const ENDPOINT = 'http://gateway/graphql';
const QUERY = '{ posts { nodes { id } } }';
const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const ask = ({ gateway }: TestGateway, init: RequestInit, search = '') =>
  gateway.fetch(ENDPOINT + search, init);
const codeOf = async (response: Response): Promise<string | undefined> => {
  const { errors } = (await response.json()) as { errors?: { extensions?: { code?: string } }[] };
  return errors?.[0]?.extensions?.code;
};

describe('a request that is too large', () => {
  test('is rejected with 413 and the limit', async () => {
    await using gateway = await startGateway(site, { limits: { maxQueryBytes: 1000 } });
    const response = await ask(gateway, json({ query: QUERY, variables: { text: 'x'.repeat(1000) } }));
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'Expected a request of at most 1000 bytes.',
          extensions: { code: 'PAYLOAD_TOO_LARGE' },
        },
      ],
    });
    expect(gateway.asked()).toEqual([]);
    expect((await ask(gateway, json({ query: QUERY }))).status).toBe(200);
  });

  test('without a Content-Length is cut off', async () => {
    await using gateway = await startGateway(site, { limits: { maxQueryBytes: 1000 } });
    const server = createServer(gateway.gateway);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const chunk = 'x'.repeat(600);
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: gateway\r\nconnection: close\r\n' +
        'content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n' +
        `${(600).toString(16)}\r\n${chunk}\r\n`.repeat(2) +
        '0\r\n\r\n',
    );
    expect(await text(socket)).toMatch(/^HTTP\/1.1 413 [\s\S]*PAYLOAD_TOO_LARGE/);
    server.closeAllConnections();
    server.close();
  });

  test('with a wrong Content-Length is cut off', async () => {
    await using gateway = await startGateway(site, { limits: { maxQueryBytes: 1000 } });
    const { body, ...init } = json({ query: QUERY, variables: { text: 'x'.repeat(1000) } });
    const stream = new Blob([String(body)]).stream();
    const headers = { 'content-type': 'application/json', 'content-length': '100' };
    const response = await ask(gateway, {
      ...init,
      headers,
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect([response.status, await codeOf(response)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  test('by its URL gets the advice to use POST', async () => {
    await using gateway = await startGateway(site, { limits: { maxQueryBytes: 1000 } });
    const response = await ask(gateway, {}, `?query={site{name}}&variables={"x":"${'x'.repeat(1000)}"}`);
    expect([response.status, await codeOf(response)]).toEqual([414, 'PAYLOAD_TOO_LARGE']);
  });

  test('by its query alone is rejected, too', async () => {
    await using gateway = await startGateway(site, { limits: { maxQueryBytes: 1000 } });
    const headers = { 'content-type': 'application/graphql' };
    const response = await ask(gateway, { method: 'POST', headers, body: `${QUERY} #${'x'.repeat(1000)}` });
    expect(response.status).toBe(413);
  });
});

describe('a malformed request is rejected', () => {
  const CREATE = 'mutation { createPost(input: { title: "x" }) { post { id } } }';

  test('a batch of operations', async () => {
    await using gateway = await startGateway(site);
    const response = await ask(gateway, json([{ query: QUERY }, { query: QUERY }]));
    expect(response.status).toBe(400);
    expect(gateway.asked()).toEqual([]);
  });

  test('JSON sent as text/plain, as a page of another site could', async () => {
    await using gateway = await startGateway(site);
    const response = await ask(gateway, json({ query: QUERY }, { 'content-type': 'text/plain' }));
    expect(response.status).toBe(415);
    expect(gateway.asked()).toEqual([]);
  });

  test('JSON without a content type', async () => {
    await using gateway = await startGateway(site);
    const response = await ask(gateway, {
      method: 'POST',
      body: new TextEncoder().encode(JSON.stringify({ query: QUERY })),
    });
    expect(response.status).toBe(415);
  });

  test('a mutation by GET', async () => {
    await using gateway = await startGateway(site);
    const response = await ask(gateway, {}, `?query=${encodeURIComponent(CREATE)}`);
    expect(response.status).toBe(405);
    expect(gateway.asked()).toEqual([]);
  });

  test('invalid JSON, and JSON that is not a request', async () => {
    await using gateway = await startGateway(site);
    for (const body of ['{', 'null', '7', '{"query":7}', '{"query":"{a}","more":1}', '{"variables":{}}']) {
      const init = json({}, { accept: 'application/graphql-response+json' });
      const response = await ask(gateway, { ...init, body });
      expect([body, response.status]).toEqual([body, 400]);
    }
    expect(gateway.asked()).toEqual([]);
  });
});

describe('pages of other origins', () => {
  const origin = (response: Response) => response.headers.get('access-control-allow-origin');
  const from = (page: string) => json({ query: QUERY }, { origin: page });

  test('may read answers, without cookies', async () => {
    await using gateway = await startGateway(site);
    const response = await ask(gateway, from('https://anybody.example'));
    expect(origin(response)).toBe('https://anybody.example');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  test('may be limited to a list', async () => {
    await using gateway = await startGateway(site, { corsOrigins: ['https://www.example.com'] });
    expect(origin(await ask(gateway, from('https://www.example.com')))).toBe('https://www.example.com');
    expect(origin(await ask(gateway, from('https://evil.example')))).toBeNull();
  });

  test('may send cookies if listed and cookies are accepted', async () => {
    await using gateway = await startGateway(site, {
      corsOrigins: ['https://www.example.com', 'https://admin.example.com'],
      callers: { forwardCookies: true },
    });
    const named = await ask(gateway, from('https://admin.example.com'));
    expect(named.headers.get('access-control-allow-credentials')).toBe('true');
    expect(named.headers.get('vary')).toContain('Origin');
    const other = await ask(gateway, from('https://evil.example'));
    expect(other.headers.get('access-control-allow-credentials')).toBeNull();
  });

  test('get separate entries in shared caches, as do requests without an origin', async () => {
    await using gateway = await startGateway(site, {
      corsOrigins: ['https://www.example.com'],
      cache: { ttl: 60 },
    });
    const got = await ask(gateway, {}, `?query=${encodeURIComponent(QUERY)}`);
    expect(got.headers.get('cache-control')).toContain('public');
    expect(got.headers.get('vary')).toMatch(/\borigin\b/i);
  });

  test('may be excluded altogether', async () => {
    await using gateway = await startGateway(site, { corsOrigins: ['none'] });
    expect(origin(await ask(gateway, from('https://www.example.com')))).toBeNull();
  });
});

describe('answers', () => {
  const BASICS = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  const headersOf = (response: Response) => Object.fromEntries(response.headers);

  test('are never interpreted as anything other than data', async () => {
    await using gateway = await startGateway(site);
    const policy = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };
    for (const init of [
      json({ query: QUERY }),
      json({ query: QUERY }),
      json({ query: '{' }),
      { method: 'PUT' },
    ]) {
      expect(headersOf(await ask(gateway, init))).toMatchObject({ ...BASICS, ...policy });
    }
    const got = await ask(gateway, {}, `?query=${encodeURIComponent(QUERY)}`);
    expect(headersOf(got)).toMatchObject({ ...BASICS, ...policy });
  });

  test('with GraphiQL’s page have its own content security policy', async () => {
    await using gateway = await startGateway(site);
    const page = await ask(gateway, { headers: { accept: 'text/html' } });
    expect(headersOf(page)).toMatchObject(BASICS);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  test('have no page if GraphiQL is switched off', async () => {
    await using gateway = await startGateway(site, { graphiql: false });
    const page = await ask(gateway, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type') ?? '').not.toContain('html');
  });
});
