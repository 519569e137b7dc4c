import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { sendHtml, sendJson, startHostileServer } from '../../helpers/hostile-server.ts';
import { basic, refused, signedIn } from '../../helpers/signed-in.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import {
  type OverrideRequest,
  type OverrideResponse,
  startWordPressServer,
  type WordPressServerOptions,
} from '../../helpers/wordpress-server.ts';

const NOBODY = 'http://127.0.0.1:9';

interface Options {
  readonly env?: Readonly<Record<string, string>>;
  readonly printsToTerminal?: boolean;
}

/** The command without its process: what it prints, and its exit code. */
async function doctor(argv: readonly string[], { env = {}, printsToTerminal = false }: Options = {}) {
  const told = { stdout: '', stderr: '' };
  const code = await run({
    argv: ['doctor', ...argv],
    env,
    printsToTerminal,
    print: (text) => {
      told.stdout += text;
    },
    printError: (text) => {
      told.stderr += text;
    },
  });
  return { code, ...told };
}

interface ReportedCheck {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  readonly advice?: string;
  readonly blockedBy?: { readonly kind: string; readonly name: string; readonly evidence: string };
}

/** What `--json` prints of an address, with the checks by id. */
async function report(address: string, ...argv: string[]) {
  const { code, stdout, stderr } = await doctor([address, '--json', ...argv]);
  const json = JSON.parse(stdout);
  const checks: readonly ReportedCheck[] = json.checks;
  const limited = checks.filter(({ status }) => status === 'warning' || status === 'failure');
  return {
    code,
    stderr,
    stdout,
    json,
    check: (id: string) => checks.find((check) => check.id === id),
    /** The ids of what is limited or fails. */
    limits: limited.map(({ id, status }) => (status === 'failure' ? `FAILS ${id}` : id)),
  };
}

const described = { properties: { id: { type: 'integer' } } };
const ROUTES = ['posts', 'pages', 'categories', 'tags', 'users', 'media', 'comments'];

/** A site that nothing is to be said against. */
const HEALTHY: WordPressServerOptions = {
  posts: [makePost({ id: 1 }), makePost({ id: 2 })],
  declares: Object.fromEntries(ROUTES.map((base) => [`/wp/v2/${base}`, described])),
};

const NAVIGATION: OverrideResponse = {
  headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  body: gzipSync('[{"id":7}]'),
};

type Override = NonNullable<WordPressServerOptions['override']>;

/** That site, but for what the override answers; its menus come compressed. */
const startSite = (override: Override = () => undefined, options: WordPressServerOptions = {}) =>
  startWordPressServer({
    ...HEALTHY,
    ...options,
    override: (request) =>
      override(request) ?? (request.route === '/wp/v2/navigation' ? NAVIGATION : undefined),
  });

const html = (title: string) => `<!DOCTYPE html><html><head><title>${title}</title></head></html>`;
const complaint = (code: string, message = 'No.', status = 401): OverrideResponse => ({
  status,
  body: { code, message, data: { status } },
});

describe('pressgraph doctor', () => {
  test('finds nothing wrong with a healthy site, and asks it little', async () => {
    await using site = await startSite();
    const { code, limits, json } = await report(site.url, '--strict');
    expect({ code, limits, verdict: json.verdict }).toEqual({ code: 0, limits: [], verdict: 'serves' });
    expect(json.site).toMatchObject({
      restRoot: `${site.url}/wp-json/`,
      foundBy: 'Link header',
      folder: '',
      isPlainPermalinks: false,
      seoSource: 'WORDPRESS',
    });

    const asked = site.calls.map(({ method, route, query }) =>
      [method, route ?? 'a page', query['include'] && 'include', query['exclude'] && 'long']
        .filter(Boolean)
        .join(' '),
    );
    const collections = ROUTES.map((base) => `/wp/v2/${base}`);
    expect(asked.slice(0, 4)).toEqual(['HEAD a page', 'GET /', 'GET /wp/v2/types', 'GET /wp/v2/taxonomies']);
    expect(asked.slice(4, 18).sort()).toEqual(
      [
        ...collections.map((route) => `GET ${route}`),
        ...collections.map((route) => `OPTIONS ${route}`),
      ].sort(),
    );
    expect(asked.slice(18)).toEqual([
      'GET /wp/v2/posts',
      'GET /wp/v2/posts include long',
      'HEAD /wp/v2/posts',
      'POST /wp/v2/posts include long',
      'HEAD a page',
      'GET a page',
      'GET /wp/v2/menus',
      'GET /wp/v2/navigation',
    ]);
    expect(json.requests).toBe(26);
  });

  test('tells types and fields, those known from items alone as such', async () => {
    const book = { name: 'Books', rest_base: 'books', taxonomies: ['genre'] };
    await using site = await startSite(undefined, {
      posts: [makePost({ id: 1, reading_time: '2 min', price: 3 })],
      types: { book },
      taxonomies: { genre: { name: 'Genres', rest_base: 'genres', types: ['book'] } },
      declares: {
        ...HEALTHY.declares,
        '/wp/v2/posts': { properties: { id: { type: 'integer' }, price: { type: 'integer' } } },
        '/wp/v2/books': described,
        '/wp/v2/genres': described,
      },
    });
    const { json, check } = await report(site.url);
    expect(json.collections.map(({ typeName }: { typeName: string }) => typeName)).toEqual([
      ...['Post', 'Page', 'Book', 'Category', 'Tag', 'Genre', 'Author', 'Media', 'Comment'],
    ]);
    expect(json.collections[0]).toMatchObject({
      total: 1,
      ownFields: ['price', 'reading_time'],
      sampledFields: ['reading_time'],
    });
    expect(check('fields-found')).toMatchObject({ status: 'note' });
    expect(check('fields-found')?.message).toContain('guessed: Post.reading_time.');
  });

  test.each<[how: string, answer: OverrideResponse, blockedBy: object]>([
    [
      'by a plugin that hides users',
      complaint('rest_user_cannot_view', 'Sorry, you are not allowed to list users.'),
      { kind: 'plugin', name: 'a security plugin, or a snippet in the theme' },
    ],
    [
      'by Stop User Enumeration',
      complaint('rest_cannot_access', 'Only authenticated users can access the User endpoint REST API.'),
      { kind: 'plugin', name: 'Stop User Enumeration' },
    ],
    [
      'by Solid Security',
      complaint('itsec_rest_api_access_restricted'),
      { kind: 'plugin', name: 'Solid Security (also iThemes Security, Kadence Security)' },
    ],
    [
      'by a page of Wordfence',
      { status: 403, body: `${html('Blocked')}<p>Generated by Wordfence at Mon, 6 Jul 2026 9:30:00 GMT</p>` },
      { kind: 'firewall', name: 'Wordfence' },
    ],
    [
      'by a challenge of Cloudflare with the status 200',
      { status: 200, body: html('Just a moment...') },
      { kind: 'firewall', name: 'Cloudflare' },
    ],
    [
      'by the web server',
      { status: 403, headers: { server: 'nginx' }, body: html('403 Forbidden') },
      { kind: 'server', name: 'nginx, or something behind it' },
    ],
  ])('tells who blocks authors: %s', async (_how, answer, blockedBy) => {
    await using site = await startSite(({ route }) => (route === '/wp/v2/users' ? answer : undefined));
    const { code, limits, check, json } = await report(site.url);
    expect({ code, verdict: json.verdict }).toEqual({ code: 0, verdict: 'serves-with-limits' });
    expect(limits).toContain('route:/wp/v2/users');
    expect(check('route:/wp/v2/users')).toMatchObject({ blockedBy, status: 'warning' });
    expect(check('route:/wp/v2/users')?.advice).toContain('GET /wp/v2/users');
    expect((await report(site.url, '--strict')).code).toBe(1);
  });

  test('falls back on WordPress’s own types where they cannot be read', async () => {
    await using site = await startSite(({ route }) =>
      route === '/wp/v2/types' ? complaint('rest_forbidden') : undefined,
    );
    const { code, limits, check } = await report(site.url);
    expect({ code, limits }).toEqual({ code: 0, limits: ['types'] });
    expect(check('types')?.message).toContain("Fallback: WordPress's own are assumed (Posts, Pages)");
    expect(check('types')?.blockedBy?.kind).toBe('wordpress');
  });

  test('fails a site whose content is closed', async () => {
    await using site = await startSite(({ route }) =>
      route === '/wp/v2/posts' || route === '/wp/v2/pages' ? complaint('rest_login_required') : undefined,
    );
    const { code, limits } = await report(site.url);
    expect({ code, limits }).toEqual({
      code: 1,
      limits: ['FAILS route:/wp/v2/posts', 'FAILS route:/wp/v2/pages'],
    });
  });

  test('finds plain permalinks, and an install in a folder', async () => {
    await using plain = await startSite(undefined, { plainPermalinks: true });
    expect((await report(plain.url)).json).toMatchObject({
      verdict: 'serves',
      site: { isPlainPermalinks: true, restRoot: `${plain.url}/?rest_route=/` },
    });
    await using folder = await startSite(undefined, { folder: '/usa' });
    expect((await report(folder.url)).json).toMatchObject({ verdict: 'serves', site: { folder: '/usa' } });
  });
});

test('its report has the shape that the documentation tells', async () => {
  await using site = await startSite();
  const { json } = await report(site.url, '--authorization', 'erin:wrong');
  const documentation = readFileSync(new URL('../../../docs/doctor.md', import.meta.url), 'utf8');
  const fields = [...(documentation.split('## JSON report')[1] ?? '').matchAll(/^\| `(\w+)`/gm)].map(
    ([, name]) => name,
  );
  expect(Object.keys(json).sort()).toEqual(fields.sort());
  for (const part of [json.site, json.collections[0], json.menus[0], json.caller, json.connection]) {
    for (const key of Object.keys(part)) expect(documentation).toContain(`\`${key}\``);
  }
  for (const { id } of json.checks) expect(documentation).toContain(`\`${id}\``);
});

describe('what saves requests', () => {
  const ROWS = [{ id: 1 }, { id: 2 }];
  const isPosts = ({ route }: OverrideRequest) => route === '/wp/v2/posts';

  test.each<[what: string, override: Override, limits: readonly string[], told: string]>([
    [
      'HEAD, which a firewall refuses',
      ({ method, route }) => (method === 'HEAD' && route ? { status: 405 } : undefined),
      ['head'],
      'totals cost a GET each',
    ],
    [
      'OPTIONS',
      ({ method }) => (method === 'OPTIONS' ? { status: 204 } : undefined),
      ['fields-found'],
      'Fallback: their fields are known from a few items',
    ],
    [
      'the header of totals',
      (request) =>
        isPosts(request) && request.method !== 'OPTIONS' && !request.query['include']
          ? { body: ROWS }
          : undefined,
      ['totals'],
      'totalCount is null',
    ],
    [
      'long addresses',
      ({ path }) =>
        path.length > 4_000 ? { status: 414, body: html('414 Request-URI Too Large') } : undefined,
      ['longLines'],
      'Queries of many long ids or slugs may fail',
    ],
    [
      'reads by POST',
      ({ method }) => (method === 'POST' ? { status: 403, body: html('Forbidden') } : undefined),
      ['longReads'],
      'There is no way round the limit on addresses',
    ],
    [
      'the headers of pages',
      ({ method, route, path }) =>
        method === 'HEAD' && !route && path !== '/' ? { status: 403 } : undefined,
      ['pageHeaders'],
      'looks for items by slug',
    ],
    [
      '_fields',
      (request) =>
        isPosts(request) && request.query['per_page'] === '100' && !request.query['include']
          ? { headers: { 'x-wp-total': '2' }, body: ROWS.map((row) => ({ ...row, title: {} })) }
          : undefined,
      ['fields'],
      'the answer has more than the fields asked',
    ],
    [
      'pages of 100',
      (request) =>
        isPosts(request) && request.query['per_page'] === '100' && !request.query['include']
          ? { headers: { 'x-wp-total': '250' }, body: ROWS }
          : undefined,
      ['fullPages'],
      'the page is shorter than 100',
    ],
    [
      'include, without which nothing is batched',
      (request) =>
        isPosts(request) && request.query['include']
          ? { headers: { 'x-wp-total': '2' }, body: [{ id: 8 }, { id: 9 }] }
          : undefined,
      ['FAILS include'],
      'relations of items',
    ],
  ])('misses %s', async (_what, override, limits, told) => {
    await using site = await startSite(override);
    const found = await report(site.url);
    expect(found.limits).toEqual(limits);
    expect(found.code).toBe(limits[0]?.startsWith('FAILS') ? 1 : 0);
    expect(found.check(String(limits[0]).replace('FAILS ', ''))?.message).toContain(told);
  });

  test('misses compression, where an answer is worth it, and kept connections', async () => {
    const types = {
      body: Array.from({ length: 300 }, (_, id) => ({ id })),
      headers: { connection: 'close' },
    };
    await using site = await startWordPressServer({
      ...HEALTHY,
      override: ({ route }) =>
        route === '/wp/v2/navigation' ? types : { status: 404, headers: types.headers },
    });
    const { json } = await report(`${site.url}/wp-json/`);
    expect(json.connection).toMatchObject({ isSecure: false, keepsAlive: false, offersHttp2: null });
    await using large = await startWordPressServer(HEALTHY);
    expect((await report(large.url)).limits).toEqual(['compression']);
  });
});

describe('a site that cannot be served', () => {
  test.each<[what: string, answer: OverrideResponse, blockedBy: object | null]>([
    [
      'whose REST API a plugin has switched off',
      complaint('rest_login_required', 'REST API restricted to authenticated users.'),
      { kind: 'plugin', name: 'Disable WP REST API, or a plugin like it' },
    ],
    [
      'whose REST API is for callers',
      complaint('rest_cannot_access', 'DRA: Only authenticated users can access the REST API.'),
      { kind: 'plugin', name: 'Disable REST API' },
    ],
    [
      'behind a firewall that answers pages with 200',
      { status: 200, headers: { 'cf-mitigated': 'challenge' }, body: html('Just a moment...') },
      { kind: 'firewall', name: 'Cloudflare' },
    ],
    [
      'behind a firewall that answers pages with 403',
      {
        status: 403,
        headers: { 'x-sucuri-id': '17', 'x-sucuri-block': 'XSS027' },
        body: html('Access Denied'),
      },
      { kind: 'firewall', name: 'Sucuri' },
    ],
    [
      'behind a password',
      { status: 401, headers: { 'www-authenticate': 'Basic realm="Staging"' }, body: html('401') },
      { kind: 'server', name: 'a password in front of the whole site' },
    ],
  ])('%s', async (_what, answer, blockedBy) => {
    await using site = await startSite(() => answer);
    const { code, check, limits } = await report(site.url);
    expect({ code, limits }).toEqual({ code: 1, limits: ['FAILS rest-root'] });
    expect(check('rest-root')?.blockedBy).toMatchObject({ ...blockedBy });
    expect(check('rest-root')?.advice).toContain('/wp-json/');
  });

  test('that is no WordPress', async () => {
    await using site = await startHostileServer((_request, response) => sendHtml(response, 200, 'A shop'));
    const { code, check, json } = await report(site.url);
    expect({ code, verdict: json.verdict }).toEqual({ code: 1, verdict: 'fails' });
    expect(check('rest-root')?.advice).toContain('See that the address is that of a WordPress');
    expect(json.attempts.map(({ method }: { method: string }) => method)).toEqual([
      ...['Link header', 'HTML link', '/wp-json/', '?rest_route='],
    ]);
  });

  test('that nobody answers for', async () => {
    const { code, check } = await report(NOBODY);
    expect({ code, kind: check('rest-root')?.blockedBy?.kind }).toEqual({ code: 1, kind: 'network' });
    expect(check('rest-root')?.message).toContain('the connection was refused');
    expect(check('rest-root')?.advice).toContain('its name, its port, its certificate');
  });

  test('that sends its visitors elsewhere', async () => {
    await using site = await startHostileServer((_request, response) => {
      response.writeHead(301, { location: 'https://www.example.org/' }).end();
    });
    expect((await report(site.url)).check('rest-root')?.advice).toBe(
      'It redirects to https://www.example.org: give that address.',
    );
  });

  test('that hangs: it waits for no more than it was told to', async () => {
    await using site = await startHostileServer(() => {});
    const { code, check } = await report(site.url, '--headers-timeout', '50');
    expect({ code, message: check('rest-root')?.message }).toEqual({
      code: 1,
      message: expect.stringContaining('no answer within 50 ms'),
    });
    const cut = await report(site.url, '--time-limit', '0.1');
    expect({ code: cut.code, isCutShort: cut.json.isCutShort }).toEqual({ code: 1, isCutShort: true });
  });
});

test('tells what it has found where a single route hangs', async () => {
  await using site = await startSite(({ route, closed }) =>
    route === '/wp/v2/users' ? closed.then(() => undefined) : undefined,
  );
  const { code, check } = await report(site.url, '--headers-timeout', '100');
  expect({ code, message: check('route:/wp/v2/users')?.message }).toEqual({
    code: 0,
    message: expect.stringContaining('GET /wp/v2/users fails (no answer within 100 ms)'),
  });
});

describe('with a credential', () => {
  const EDITOR = 'erin:abcd EFGH 1234';
  const asEditor = signedIn({
    [basic(EDITOR)]: {
      '/wp/v2/users/me': { body: { id: 4, name: 'Erin', roles: ['editor'] } },
      '/wp/v2/users': { body: [{ id: 4 }] },
      '/wp/v2/menus': { body: [{ id: 2 }] },
      '/wp/v2/posts': ({ query }) => (query['status'] === 'draft' ? { body: [] } : undefined),
      '/wp/v2/settings': refused('rest_forbidden'),
    },
  });
  const override: Override = (request) =>
    asEditor(request) ?? (request.route === '/wp/v2/users' ? complaint('rest_user_cannot_view') : undefined);

  test('tells who it is, and what opens to it', async () => {
    await using site = await startSite(override);
    const { code, json, check } = await report(site.url, '--authorization', EDITOR);
    expect(code).toBe(0);
    expect(json.caller).toMatchObject({
      accepted: true,
      id: 4,
      name: 'Erin',
      roles: ['editor'],
      opens: ['drafts', '/wp/v2/menus', '/wp/v2/users'],
      staysClosed: ['/wp/v2/settings'],
    });
    expect(check('route:/wp/v2/users')).toMatchObject({ status: 'warning' });
    expect(check('caller-secrecy')?.message).toContain('http: address');
  });

  test('takes it from the environment', async () => {
    await using site = await startSite(override);
    const { stdout } = await doctor([site.url], { env: { WORDPRESS_AUTHORIZATION: EDITOR } });
    expect(stdout).toContain('✓ fine  Credential: Erin (user 4; editor).');
  });

  test('fails where WordPress does not accept it', async () => {
    await using site = await startSite(
      (request) =>
        override(request) ??
        (request.route === '/wp/v2/users/me' ? complaint('rest_not_logged_in') : undefined),
    );
    const { code, check } = await report(site.url, '--authorization', 'erin:wrong');
    expect({ code, check: check('caller') }).toEqual({
      code: 1,
      check: expect.objectContaining({ status: 'failure', advice: expect.stringContaining('CGIPassAuth') }),
    });
  });

  test('sends it to the REST API alone, and only after the public’s view', async () => {
    const sent: string[] = [];
    await using site = await startSite((request) => {
      if (request.headers['authorization']) sent.push(request.route ?? request.path);
      return override(request);
    });
    await doctor([site.url, '--authorization', EDITOR]);
    expect(sent).toEqual([
      ...['/wp/v2/users/me', '/wp/v2/posts', '/wp/v2/menus', '/wp/v2/settings', '/wp/v2/users'],
    ]);
  });

  test('never shows it, not even where the site sends it back', async () => {
    await using site = await startSite(({ headers, route }) =>
      route === '/wp/v2/users/me'
        ? complaint('rest_forbidden', `You sent ${headers['authorization']}, abcd EFGH 1234, abcdEFGH1234.`)
        : undefined,
    );
    for (const argv of [[], ['--json']]) {
      const { stdout, stderr } = await doctor([site.url, '--authorization', EDITOR, ...argv]);
      expect(stdout).toContain('You sent');
      expect(stdout + stderr).not.toMatch(/abcd ?EFGH|ZXJpbj/);
    }
  });
});

describe('for people', () => {
  test('keeps to 80 columns, with a mark and a word for each thing, and says what to do', async () => {
    await using site = await startSite(({ route, method }) =>
      method === 'HEAD' && route ? { status: 405 } : undefined,
    );
    const { code, stdout, stderr } = await doctor([site.url]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `Looking at ${site.url}\n` });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(/^ {2}✓ fine {2}REST API: http:/m);
    expect(stdout).toMatch(/^ {2}! limit HEAD: It does not work/m);
    expect(stdout).toMatch(/^ {10}To do: /m);
    expect(stdout).toContain('Pressgraph can serve this site, with the limits above.');
  });

  test('is coloured in a terminal alone, and not where NO_COLOR is set', async () => {
    const escapeCode = String.fromCharCode(27);
    const isColoured = async (options: Options) =>
      (await doctor([NOBODY], options)).stdout.includes(escapeCode);
    expect(await isColoured({ printsToTerminal: true })).toBe(true);
    expect(await isColoured({ printsToTerminal: false })).toBe(false);
    expect(await isColoured({ printsToTerminal: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await isColoured({ printsToTerminal: true, env: { TERM: 'dumb' } })).toBe(false);
  });

  test('lets no site write to the terminal as it pleases', async () => {
    const hostile = '\u001b[2J\u009b31m\u202eevil';
    await using site = await startHostileServer((request, response) => {
      if (request.url?.startsWith('/wp-json/?')) {
        sendJson(response, { name: hostile, home: '', namespaces: ['wp/v2'] });
      } else sendHtml(response, 403, hostile);
    });
    for (const argv of [[], ['--json']]) {
      const { stdout } = await doctor([site.url, ...argv]);
      expect(stdout).toContain('evil');
      // Line breaks are the command's own.
      expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    }
  });

  test.each([
    ['without an address', [], 'Expected the address of a WordPress site'],
    ['with two', ['http://a.example', 'http://b.example'], 'Unexpected argument “http://b.example”'],
    [
      'with no address',
      ['ftp://a.example'],
      'Expected the site’s address to start with https:// or http://, got ftp://.',
    ],
    ['with a credential of another kind', [NOBODY, '--authorization', 'sesame'], 'user:application password'],
    ['with a limit that is none', [NOBODY, '--time-limit', 'soon'], 'Expected --time-limit'],
  ])('is used wrongly %s', async (_how, argv, told) => {
    const { code, stdout, stderr } = await doctor(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(told);
    expect(stderr).not.toContain('sesame');
  });
});
