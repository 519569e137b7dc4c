import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import type { Gateway } from '../../../src/server/gateway.ts';
import type { ServeOptions } from '../../../src/server/gateway-options.ts';
import { startWordPressServer, type WordPressServer } from '../../helpers/wordpress-server.ts';

const ORIGIN = 'http://gateway.test';

let wordPress: WordPressServer;
beforeAll(async () => {
  wordPress = await startWordPressServer();
});
afterAll(() => wordPress.close());

async function start(options: ServeOptions = {}, wordpress = wordPress.url): Promise<Gateway> {
  return createGateway({ ...options, wordpress });
}

/** Asks as a browser does that was told to go to the address. */
const visit = (gateway: Gateway, path: string) =>
  gateway.fetch(`${ORIGIN}${path}`, {
    headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'sec-fetch-mode': 'navigate' },
  });

/** What the page refers to, as a browser resolves it. */
function filesOf(html: string, page: string): URL[] {
  const links = [...html.matchAll(/(?:src|href|Service|json|graphql)"?[=:]"([^"]+\.(?:js|css))"/g)];
  return links.map(([, link = '']) => new URL(link, page));
}

async function scriptOf(gateway: Gateway): Promise<URL> {
  const files = filesOf(await (await visit(gateway, '/graphql')).text(), `${ORIGIN}/graphql`);
  const script = files.find(({ search }) => /^\?asset=graphiql-\w+\.js$/.test(search));
  if (!script) throw new Error(`Expected a script, but the page refers to ${files.join(', ')}.`);
  return script;
}

test('each page is announced with its own length, whichever was sent before', async () => {
  const gateway = await start();
  const server = createServer(gateway);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // A page that is shorter than announced never ends for a browser.
  for (const path of ['/graphql', '/wp/graphql', '/', '/graphql', '/readyz', '/']) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept: 'text/html' } });
    const length = response.headers.get('content-length');
    const bytes = (await response.arrayBuffer()).byteLength;
    expect([path, Number(length ?? bytes)]).toEqual([path, bytes]);
  }
  server.close();
  await gateway.dispose();
});

describe('the page', () => {
  test('is small, for browsers, with a strict content security policy', async () => {
    const response = await visit(await start(), '/graphql');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('vary')).toContain('Accept');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    const html = await response.text();
    expect(html.length).toBeLessThan(6000);
    // Data and files only: the policy would stop any inline script.
    expect(html).not.toMatch(/<script(?![^>]*(?:src=|type="application\/json"))/);
    // The namespace of the icon's SVG, and no address to ask.
    expect(html.match(/https?:\/\/[^"'\\ ]+/g)).toEqual(['http://www.w3.org/2000/svg']);
  });

  test('is not sent to clients that accept JSON', async () => {
    const gateway = await start();
    for (const accept of ['*/*', 'application/json', 'application/graphql-response+json']) {
      const response = await gateway.fetch(`${ORIGIN}/graphql?query={__typename}`, { headers: { accept } });
      expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
    }
    const posted = await gateway.fetch(`${ORIGIN}/graphql`, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/json' },
      body: '{"query":"{__typename}"}',
    });
    expect(posted.status).toBe(406);
  });

  test('has the escaped name of the site in its title', async () => {
    await using hostile = await startWordPressServer({
      override: ({ route }) =>
        route === '/'
          ? {
              body: {
                name: '</script><script>alert(1)</script> & "co"',
                description: '',
                url: hostile.url,
                home: hostile.url,
                namespaces: ['wp/v2'],
                routes: {},
              },
            }
          : undefined,
    });
    const html = await (await visit(await start({}, hostile.url), '/graphql')).text();
    expect(html).toContain('<title>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; ');
    expect(html).not.toContain('<script>alert');
  });

  test('has the current name of the site', async () => {
    let name = 'Before';
    await using renamed = await startWordPressServer({
      override: ({ route, query }) =>
        route === '/' && '_fields' in query
          ? { body: { name, home: renamed.url, namespaces: ['wp/v2'] } }
          : undefined,
    });
    const gateway = await start({}, renamed.url);
    name = 'After';
    await gateway.refresh();
    expect(await (await visit(gateway, '/graphql')).text()).toContain('<title>After · GraphiQL</title>');
  });

  test('has a panel for the trace, unless tracing is off', async () => {
    const pageOf = async (options: ServeOptions) => (await visit(await start(options), '/graphql')).text();
    expect(await pageOf({})).toContain('id="trace"');
    expect(await pageOf({ trace: false })).not.toContain('id="trace"');
  });

  test('has the examples as tabs, as far as they suit the site, and one for its first own type', async () => {
    await using library = await startWordPressServer({ types: { book: { rest_base: 'books' } } });
    const examplesOf = async (gateway: Gateway, path: string) => {
      const html = await (await visit(gateway, path)).text();
      const { tabs } = JSON.parse(/id="page-data">(.*)<\/script>/.exec(html)?.[1] ?? '') as {
        tabs: { query: string; variables?: string }[];
      };
      return tabs.map(({ query }) => /^(?:query|mutation|subscription) \w+/m.exec(query)?.[0]);
    };
    const gateway = await start({ wpgraphql: '/wp' }, library.url);
    const native = ['query HomePage', 'query Article', 'query Find', 'query Menus'];
    const writing = ['mutation NewDraft', 'subscription Changes'];
    expect(await examplesOf(gateway, '/graphql')).toEqual([...native, ...writing, 'query Books']);
    const dialect = ['query HomePage', 'query Seed', 'query Menus', 'query Search', 'mutation NewDraft'];
    expect(await examplesOf(gateway, '/wp/graphql')).toEqual([...dialect, 'query AllBook']);
    expect(await examplesOf(await start(), '/graphql')).toEqual([...native, ...writing]);
  });

  test('can be switched off, with its files', async () => {
    const script = await scriptOf(await start());
    const gateway = await start({ graphiql: false });
    const page = await visit(gateway, '/graphql?query={__typename}');
    expect(page.headers.get('content-type')).not.toContain('text/html');
    const file = await gateway.fetch(script);
    expect(file.headers.get('content-type')).not.toContain('javascript');
    expect(await file.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });
});

describe('its files', () => {
  test('are compressed, and cached for a year', async () => {
    const gateway = await start();
    const script = await scriptOf(gateway);
    const ask = async (encoding: string) => {
      const response = await gateway.fetch(script, { headers: { 'accept-encoding': encoding } });
      return { response, body: Buffer.from(await response.arrayBuffer()) };
    };
    const plain = await ask('identity');
    expect(plain.response.headers.get('content-encoding')).toBeNull();
    expect(plain.response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(plain.response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(plain.response.headers.get('vary')).toContain('Accept-Encoding');

    const small = await ask('gzip, deflate, br, zstd');
    expect(small.response.headers.get('content-encoding')).toBe('br');
    expect(Number(small.response.headers.get('content-length'))).toBe(small.body.byteLength);
    expect(small.body.byteLength).toBeLessThan(plain.body.byteLength / 3);
    expect(brotliDecompressSync(small.body).equals(plain.body)).toBe(true);

    const gzipped = await ask('gzip, br;q=0');
    expect(gzipped.response.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(gzipped.body).equals(plain.body)).toBe(true);
  });

  test.each([
    '/graphql?asset=',
    '/graphql?asset=graphiql-0000000000000000.js',
    '/graphql?asset=..%2f..%2fpackage.json',
    '/graphql?asset=__proto__',
    '/graphql?asset=constructor',
    '/graphql/assets/',
  ])('do not include %s', async (path) => {
    expect((await visit(await start(), path)).status).toBe(404);
  });

  test.each([
    { endpoint: '/graphql', page: '/graphql' },
    { endpoint: '/graphql', page: '/graphql/' },
    { endpoint: '/api/v1/query', page: '/api/v1/query' },
    { endpoint: '/', page: '/' },
  ])('are found from $page with the endpoint $endpoint', async ({ endpoint, page }) => {
    const gateway = await start({ endpoint });
    const response = await visit(gateway, page);
    expect(response.headers.get('content-type')).toContain('text/html');
    const files = filesOf(await response.text(), `${ORIGIN}${page}`);
    expect(files).toHaveLength(5);
    for (const file of files) expect((await gateway.fetch(file)).status, file.href).toBe(200);
  });

  test('are found behind a proxy that serves the gateway below a path', async () => {
    const gateway = await start();
    const html = await (await visit(gateway, '/graphql')).text();
    const files = filesOf(html, `${ORIGIN}/shop/graphql`);
    expect(files).toHaveLength(5);
    for (const { pathname, search } of files) {
      expect(pathname).toBe('/shop/graphql');
      expect((await gateway.fetch(`${ORIGIN}/graphql${search}`)).status).toBe(200);
    }
  });

  test('are at the path of the page, the only one that frameworks route to the gateway', async () => {
    const gateway = await start();
    const html = await (await visit(gateway, '/graphql')).text();
    const paths = filesOf(html, `${ORIGIN}/graphql`).map(({ pathname }) => pathname);
    expect(new Set(paths)).toEqual(new Set(['/graphql']));
  });

  test('can be requested by HEAD, and by no unsafe method', async () => {
    const gateway = await start();
    const script = await scriptOf(gateway);
    expect((await gateway.fetch(script, { method: 'HEAD' })).status).toBe(200);
    const posted = await gateway.fetch(script, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{__typename}"}',
    });
    expect(await posted.json()).toEqual({ data: { __typename: 'Query' } });
  });
});
