import { afterEach, describe, expect, test, vi } from 'vitest';
import { PressgraphError } from '../../../src/base/errors.ts';
import { discoverSite } from '../../../src/wordpress/discovery/discover.ts';
import type { TransportOptions } from '../../../src/wordpress/http/transport.ts';
import { sendHtml, sendJson, startHostileServer } from '../../helpers/hostile-server.ts';
import { DEFAULTS } from '../../helpers/wordpress-client.ts';
import { makePage, makePost } from '../../helpers/wordpress-rows.ts';
import { type OverrideRequest, startWordPressServer } from '../../helpers/wordpress-server.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((client) => client.close()));
});

async function discover(address: string, options: Partial<TransportOptions> = {}) {
  const site = await discoverSite(address, { ...DEFAULTS, headersTimeout: 200, ...options });
  opened.push(site.client);
  return site.discovery;
}

async function failure(address: string, options = {}): Promise<{ code: string; message: string }> {
  return discover(address, options).then(
    () => expect.fail('found a site where there is none'),
    (error) => error,
  );
}

const API = 'https://api.w.org/';
const notFound = { status: 404, body: '<title>Not here</title>' };
const isPage = ({ route }: OverrideRequest) => route === undefined;

describe('a site is found', () => {
  test('while its post types are awaited, items of WordPress’s own are read; of one that it hides, no warning tells', async () => {
    const early: string[] = [];
    await using site = await startWordPressServer({
      types: { book: { rest_base: 'books' } },
      async override({ route, path }) {
        if (/(pages|books)\?per_page=5$/.test(path)) early.push(`${route}`);
        if (route === '/wp/v2/pages') return { status: 404, body: { code: 'rest_no_route' } };
        if (route !== '/wp/v2/types') return undefined;
        await vi.waitUntil(() => early.length > 0, { timeout: 5_000 });
        expect(early).toEqual(['/wp/v2/pages']);
        return { body: { book: { slug: 'book', name: 'Books', rest_base: 'books', taxonomies: [] } } };
      },
    });
    const { routes, warnings } = await discover(site.url, { headersTimeout: 10_000 });
    expect(early).toEqual(['/wp/v2/pages', '/wp/v2/books']);
    expect(Object.keys(routes ?? {})).toContain('/wp/v2/books');
    expect(Object.keys(routes ?? {})).not.toContain('/wp/v2/pages');
    expect(warnings).toEqual([]);
  });

  test('by the Link header of its home, and read', async () => {
    await using site = await startWordPressServer({
      name: 'Ants &amp; Bees',
      types: { book: { name: 'Books', rest_base: 'books', has_archive: 'library', taxonomies: ['genre'] } },
      taxonomies: { genre: { name: 'Genres', rest_base: 'genres', types: ['book'] } },
    });
    const discovery = await discover(site.url);
    expect(discovery).toMatchObject({
      restRoot: `${site.url}/wp-json/`,
      home: site.url,
      name: 'Ants & Bees',
      namespaces: ['oembed/1.0', 'wp/v2'],
      attempts: [{ method: 'Link header', url: `${site.url}/wp-json/`, outcome: 'found' }],
      warnings: [],
    });
    expect(discovery.types?.map(({ slug, restBase }) => [slug, restBase])).toEqual([
      ['post', 'posts'],
      ['page', 'pages'],
      ['attachment', 'media'],
      ['book', 'books'],
    ]);
    expect(discovery.types?.at(-1)).toEqual({
      slug: 'book',
      name: 'Books',
      description: '',
      hierarchical: false,
      hasArchive: true,
      archiveSlug: 'library',
      taxonomies: ['genre'],
      restBase: 'books',
      restNamespace: 'wp/v2',
    });
    expect(discovery.taxonomies?.map(({ slug, types }) => [slug, types])).toEqual([
      ['category', ['post']],
      ['post_tag', ['post']],
      ['genre', ['book']],
    ]);
    const asked = site.calls.map(({ method, path }) => `${method} ${path}`);
    // At once: that the API is at `/wp-json/` is guessed.
    expect(asked.slice(0, 2).sort()).toEqual(['GET /wp-json/?_fields=name,home,url,namespaces', 'HEAD /']);
    const collections = [
      'posts',
      'pages',
      'books',
      'categories',
      'tags',
      'genres',
      'users',
      'media',
      'comments',
    ];
    // What `OPTIONS` would say of each is in one answer.
    const names = [...collections, 'settings'].map((name) => `routes./wp/v2/${name}`);
    expect(asked.slice(2).sort()).toEqual(
      [...collections.map((name) => `${name}?per_page=5`), 'types', 'taxonomies']
        .map((path) => `GET /wp-json/wp/v2/${path}`)
        .concat(`GET /wp-json/wp/v2?context=help&_fields=${names.join(',')}`)
        .sort(),
    );
  });

  test('by the link in its HTML', async () => {
    await using site = await startWordPressServer({
      override: (call) => {
        if (!isPage(call)) return undefined;
        const link = `<link rel='${API}' href='/wp-json/' />`;
        return { body: call.method === 'GET' ? `<html><head>${link}</head></html>` : '' };
      },
    });
    const { attempts, restRoot } = await discover(site.url);
    expect(restRoot).toBe(`${site.url}/wp-json/`);
    expect(attempts.map(({ method, outcome }) => `${method}: ${outcome}`)).toEqual([
      'Link header: 200 OK, without a link to a REST API',
      'HTML link: found',
    ]);
  });

  test('at /wp-json/', async () => {
    await using site = await startWordPressServer({
      override: (call) => (isPage(call) ? notFound : undefined),
    });
    const { attempts, restRoot } = await discover(site.url);
    expect(restRoot).toBe(`${site.url}/wp-json/`);
    expect(attempts.map(({ method, outcome }) => `${method}: ${outcome}`)).toEqual([
      'Link header: 404 Not Found, without a link to a REST API',
      'HTML link: 404 Not Found, an HTML page titled “Not here”, without a link to a REST API',
      '/wp-json/: found',
    ]);
  });

  test('by its Link header, though what is guessed meanwhile never answers', async () => {
    let guesses = 0;
    let dropped = 0;
    await using site = await startWordPressServer({
      folder: '/usa',
      pages: [makePage({ id: 2 })],
      async override({ path, closed }) {
        if (!path.startsWith('/usa/page-2/wp-json/')) return undefined;
        guesses += 1;
        await closed;
        dropped += 1;
        return {};
      },
    });
    expect(await discover(`${site.url}/page-2/`, { headersTimeout: 60_000 })).toMatchObject({
      restRoot: `${site.url}/wp-json/`,
      attempts: [{ method: 'Link header', outcome: 'found' }],
    });
    await expect.poll(() => dropped).toBe(1);
    expect(guesses).toBe(1);
  });

  test.each(['HEAD', 'GET'])('at /wp-json/, though pages never answer to %s', async (method) => {
    await using site = await startWordPressServer({
      override: async (call) =>
        isPage(call) && call.method === method ? await call.closed.then(() => ({})) : undefined,
    });
    expect(await discover(site.url)).toMatchObject({ restRoot: `${site.url}/wp-json/` });
  });

  test('at ?rest_route=', async () => {
    await using site = await startWordPressServer({
      plainPermalinks: true,
      override: (call) => (isPage(call) ? notFound : undefined),
    });
    const { attempts, restRoot, types } = await discover(site.url);
    expect(restRoot).toBe(`${site.url}/?rest_route=/`);
    expect(attempts.map(({ method }) => method)).toEqual([
      'Link header',
      'HTML link',
      '/wp-json/',
      '?rest_route=',
    ]);
    expect(types).toHaveLength(3);
  });

  test('from an address below its home where only a parameter leads to it', async () => {
    await using site = await startWordPressServer({
      override: ({ path }) => {
        const { pathname, searchParams } = new URL(path, 'http://site');
        return pathname.startsWith('/graphql') && !searchParams.has('rest_route')
          ? { body: { errors: [] } }
          : undefined;
      },
    });
    expect(await discover(`${site.url}/graphql`)).toMatchObject({ restRoot: `${site.url}/wp-json/` });
  });

  test('with plain permalinks, by its Link header', async () => {
    await using site = await startWordPressServer({ plainPermalinks: true });
    expect(await discover(site.url)).toMatchObject({ restRoot: `${site.url}/?rest_route=/`, warnings: [] });
    expect(site.calls.map(({ path }) => path)).toContain('/?rest_route=/wp/v2/taxonomies');
  });

  test.each([
    '',
    '/',
    '/wp-json',
    '/wp-json/',
    '/wp-json/wp/v2',
    '/page-2/',
    '/page-2',
    '/?p=2',
    '/wp-admin/edit.php?post_type=page',
    '/wp-login.php',
  ])('in a sub-folder, from its address with “%s”', async (path) => {
    await using site = await startWordPressServer({ folder: '/usa', pages: [makePage({ id: 2 })] });
    expect(await discover(site.url + path)).toMatchObject({
      restRoot: `${site.url}/wp-json/`,
      home: site.url,
    });
  });

  test.each(['/wp-json', '/?rest_route=/'])('at %s though no header tells of it', async (path) => {
    await using site = await startWordPressServer({
      folder: '/usa',
      override: ({ method }) => (method === 'HEAD' ? { status: 405 } : undefined),
    });
    expect(await discover(site.url + path)).toMatchObject({
      attempts: [
        { method: 'Link header', outcome: '405 Method Not Allowed, without a link to a REST API' },
        { outcome: 'found' },
      ],
    });
  });

  test('by an address without a scheme, over http when https does not answer', async () => {
    await using site = await startWordPressServer();
    const { restRoot, attempts } = await discover(site.url.replace('http://', ''));
    expect(restRoot).toBe(`${site.url}/wp-json/`);
    expect(attempts[0]?.outcome).toBe(
      'no secure connection: what answers does not speak https (ERR_SSL_WRONG_VERSION_NUMBER)',
    );
  });

  test('behind a port mapping: WordPress knows itself by another origin', async () => {
    await using site = await startWordPressServer({
      override: (call) =>
        isPage(call)
          ? { headers: { link: `<http://wordpress.internal/wp-json/>; rel="${API}"` } }
          : undefined,
    });
    expect(await discover(site.url)).toMatchObject({ restRoot: `${site.url}/wp-json/` });
  });

  test('though its home sends visitors to a headless front', async () => {
    await using front = await startHostileServer((_, response) => sendHtml(response, 200, 'The front'));
    await using site = await startWordPressServer({
      override: (call) => (isPage(call) ? { status: 302, headers: { location: front.url } } : undefined),
    });
    const { restRoot, attempts } = await discover(site.url);
    expect(restRoot).toBe(`${site.url}/wp-json/`);
    expect(attempts[0]?.outcome).toContain(`redirects to ${front.url}`);
    expect(front.requests).toEqual([]);
  });

  test('and its client reads it', async () => {
    await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
    const { client } = await discoverSite(site.url, DEFAULTS);
    opened.push(client);
    expect((await client.request({ route: '/wp/v2/posts', query: { _fields: ['id'] } })).body).toEqual([
      { id: 1 },
    ]);
    expect(await client.head('/post-1/')).toMatchObject({ url: `${site.url}/post-1/` });
  });
});

describe('what cannot be read', () => {
  test('is undefined, with a warning in plain words', async () => {
    await using site = await startWordPressServer({
      override: ({ route }) =>
        route === '/wp/v2/types' ? { status: 403, body: '<title>Blocked</title>' } : undefined,
    });
    const { types, taxonomies, warnings } = await discover(site.url);
    expect(types).toBeUndefined();
    expect(taxonomies).toHaveLength(2);
    expect(warnings).toEqual([
      'The post types cannot be read; WordPress’s own are assumed. /wp/v2/types: JSON expected, got 403 Forbidden, an HTML page titled “Blocked”.',
    ]);
  });

  test('of one type drops that type alone', async () => {
    await using site = await startWordPressServer({ types: { odd: { rest_base: 7 as unknown as string } } });
    const { types, warnings } = await discover(site.url);
    expect(types?.map(({ slug }) => slug)).toEqual(['post', 'page', 'attachment']);
    expect(warnings).toEqual(['The post type “odd” is left out: cannot read rest_base.']);
  });
});

describe('another site is not taken for the one given', () => {
  const belongsTo = (url: string) => `It belongs to ${url}: if that site is meant, use this address.`;

  test.each(['/typo/', '/typo', '/usa/nowhere/'])('at %s, which a network does not know', async (path) => {
    await using site = await startWordPressServer({ name: 'Main site' });
    const { code, message } = await failure(site.url + path);
    expect(code).toBe('NOT_WORDPRESS');
    expect(message).toContain(
      `- HTML link, ${site.url}/wp-json/: the REST API of ${site.url}, while the address given answers 404 Not Found`,
    );
    expect(message).toContain(belongsTo(site.url));
  });

  test('at a folder, which the page of another folder advertises', async () => {
    await using site = await startWordPressServer({
      override: (call) =>
        call.route === '/'
          ? { body: { name: 'Shop', home: `http://${call.headers['host']}/shop`, namespaces: ['wp/v2'] } }
          : undefined,
    });
    const { message } = await failure(`${site.url}/blog/`, {});
    expect(message).toContain(belongsTo(`${site.url}/shop`));
  });

  test('unless the home that it names is on another host, as behind a proxy', async () => {
    await using site = await startWordPressServer({
      override: (call) =>
        isPage(call)
          ? { headers: { link: `</wp-json/>; rel="${API}"` } }
          : call.route === '/'
            ? { body: { name: 'Shop', home: 'http://wordpress.internal/shop', namespaces: ['wp/v2'] } }
            : undefined,
    });
    expect(await discover(`${site.url}/`)).toMatchObject({ name: 'Shop' });
  });

  test('unless the address redirects to it', async () => {
    await using site = await startWordPressServer({
      folder: '/usa',
      override: ({ path }) => (path === '/' ? { status: 302, headers: { location: '/usa/' } } : undefined),
    });
    expect(await discover(new URL(site.url).origin)).toMatchObject({ home: site.url });
  });

  test('unless it knows itself by both addresses', async () => {
    await using site = await startWordPressServer({ folder: '/usa', home: 'http://127.0.0.1/front' });
    expect(await discover(site.url)).toMatchObject({ restRoot: `${site.url}/wp-json/` });
  });

  test('though HEAD answers 404 everywhere, its pages tell that they exist', async () => {
    await using site = await startWordPressServer({
      pages: [makePage({ id: 2 })],
      override: ({ method }) => (method === 'HEAD' ? { status: 404 } : undefined),
    });
    expect(await discover(`${site.url}/page-2/`)).toMatchObject({ home: site.url });
  });
});

describe('a site is not found', () => {
  test('behind a firewall: the error lists every attempt', async () => {
    await using server = await startHostileServer((_, response) =>
      sendHtml(response, 403, 'Just a moment&#8230;'),
    );
    const { code, message } = await failure(`${server.url}/usa`);
    expect(code).toBe('NOT_WORDPRESS');
    const page = '403 Forbidden, an HTML page titled “Just a moment…”';
    expect(message.split('\n')).toEqual([
      `No WordPress REST API can be read at ${server.url}/usa:`,
      `- Link header, ${server.url}/usa: 403 Forbidden, without a link to a REST API`,
      `- HTML link, ${server.url}/usa: ${page}, without a link to a REST API`,
      `- /wp-json/, ${server.url}/usa/wp-json/: ${page}`,
      `- ?rest_route=, ${server.url}/usa/?rest_route=/: ${page}`,
    ]);
  });

  test('if the REST API is closed to the public', async () => {
    const closed = { code: 'rest_not_logged_in', message: 'You are not logged in.', data: { status: 401 } };
    await using site = await startWordPressServer({
      override: (call) => (isPage(call) ? undefined : { status: 401, body: closed }),
    });
    const { code, message } = await failure(site.url);
    expect(code).toBe('NOT_WORDPRESS');
    expect(message).toContain('401 Unauthorized, rest_not_logged_in “You are not logged in.”');
    expect(site.calls.filter(({ route }) => route === '/')).toHaveLength(2);
  });

  test.each([
    ['a REST API of another kind', { namespaces: ['acme/v1'] }, /lacks wp\/v2/],
    ['some JSON', { hello: 'world' }, /not the index of a REST API/],
  ])('in %s', async (_name, body, words) => {
    await using server = await startHostileServer((_, response) => sendJson(response, body));
    const { code, message } = await failure(server.url);
    expect(code).toBe('NOT_WORDPRESS');
    expect(message).toMatch(words);
  });

  test('if it redirects elsewhere: the error says where', async () => {
    await using other = await startWordPressServer();
    await using server = await startHostileServer((request, response) =>
      response.writeHead(301, { location: other.url + request.url }).end(),
    );
    const { code, message } = await failure(server.url);
    expect(code).toBe('NOT_WORDPRESS');
    expect(message).toContain(`It redirects to ${other.url}: use that address.`);
    expect(other.calls).toEqual([]);
  });

  test('if it advertises another host', async () => {
    await using server = await startHostileServer((_, response) => {
      response.setHeader('link', `<https://api.example.org/wp-json/>; rel="${API}"`);
      sendHtml(response, 200, 'Hello');
    });
    const { message } = await failure(server.url);
    expect(message).toContain(
      '- Link header, https://api.example.org/wp-json/: advertised, but on another host than the one given',
    );
  });

  test('if nothing listens: one attempt is enough', async () => {
    const { code, message } = await failure('http://127.0.0.1:1');
    expect(code).toBe('UPSTREAM_UNAVAILABLE');
    expect(message).toBe(
      'Nothing answers at http://127.0.0.1:1/:\n- Link header, http://127.0.0.1:1/: the connection was refused',
    );
  });

  test('if nothing ever answers', async () => {
    await using server = await startHostileServer(() => {});
    const { code, message } = await failure(server.url, { headersTimeout: 20 });
    expect(code).toBe('UPSTREAM_TIMEOUT');
    // Both were requested at once: one wait.
    expect(message.replaceAll(server.url, '')).toBe(
      'Nothing answers at /:\n- Link header, /: no answer within 20 ms\n- /wp-json/, /wp-json/: no answer within 20 ms',
    );
  });

  test('while it is under maintenance', async () => {
    await using server = await startHostileServer((_, response) => sendHtml(response, 503, 'Maintenance'));
    expect((await failure(server.url)).code).toBe('UPSTREAM_UNAVAILABLE');
  });

  test.each(['https://admin:hunter2@127.0.0.1:1/', 'admin:hunter2@127.0.0.1:1', 'ftp://127.0.0.1:1'])(
    'at %s, an address that is refused',
    async (address) => {
      const { code, message } = await failure(address);
      expect(code).toBe('BAD_USER_INPUT');
      expect(message).not.toContain('hunter2');
    },
  );

  test('if the caller’s signal aborts: its reason is the error', async () => {
    await using server = await startHostileServer(() => {});
    const reason = new PressgraphError('UPSTREAM_TIMEOUT', 'The operation timed out.');
    const controller = new AbortController();
    const discovery = discoverSite(server.url, DEFAULTS, controller.signal);
    setTimeout(() => controller.abort(reason), 20);
    await expect(discovery).rejects.toBe(reason);
    await expect(discoverSite(server.url, DEFAULTS, AbortSignal.abort('early'))).rejects.toBe('early');
  });
});
