import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { sendHtml, sendJson, startHostileServer } from '../../helpers/hostile-server.ts';
import { basic, refused, signedIn } from '../../helpers/signed-in.ts';
import { POLYLANG_LANGUAGES } from '../../helpers/wordpress/languages.ts';
import { HOME, makePost } from '../../helpers/wordpress-rows.ts';
import {
  type OverrideRequest,
  type OverrideResponse,
  startWordPressServer,
  type WordPressServerOptions,
} from '../../helpers/wordpress-server.ts';

const UNREACHABLE = 'http://127.0.0.1:9';

interface Options {
  readonly env?: Readonly<Record<string, string>>;
  readonly printsToTerminal?: boolean;
}

/** Runs the command in this process. Returns its output and exit code. */
async function doctor(argv: readonly string[], { env = {}, printsToTerminal = false }: Options = {}) {
  const output = { stdout: '', stderr: '' };
  const code = await run({
    argv: ['doctor', ...argv],
    env,
    printsToTerminal,
    print: (text) => {
      output.stdout += text;
    },
    printError: (text) => {
      output.stderr += text;
    },
  });
  return { code, ...output };
}

interface ReportedCheck {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  readonly advice?: string;
  readonly blockedBy?: { readonly kind: string; readonly name: string; readonly evidence: string };
}

/** The `--json` report of an address, with its checks by id. */
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
    /** Ids of checks with a warning or failure. */
    problems: limited.map(({ id, status }) => (status === 'failure' ? `FAILS ${id}` : id)),
  };
}

const described = { properties: { id: { type: 'integer' } } };
const ROUTES = ['posts', 'pages', 'categories', 'tags', 'users', 'media', 'comments'];

/** A site without any problem. */
const HEALTHY: WordPressServerOptions = {
  posts: [makePost({ id: 1 }), makePost({ id: 2 })],
  declares: Object.fromEntries(ROUTES.map((base) => [`/wp/v2/${base}`, described])),
};

const NAVIGATION: OverrideResponse = {
  headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  body: gzipSync('[{"id":7}]'),
};

type Override = NonNullable<WordPressServerOptions['override']>;

/** The healthy site, unless the override responds. Its menus are sent compressed. */
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

describe('doctor: public checks', () => {
  test('reports no problems of a healthy site, with few requests', async () => {
    await using site = await startSite();
    const { code, problems, json } = await report(site.url, '--strict');
    expect({ code, problems, verdict: json.verdict }).toEqual({ code: 0, problems: [], verdict: 'serves' });
    expect(json.site).toMatchObject({
      restRoot: `${site.url}/wp-json/`,
      foundBy: 'Link header',
      folder: '',
      isPlainPermalinks: false,
      seoSource: 'WORDPRESS',
    });

    const requests = site.calls.map(({ method, route, query }) =>
      [method, route ?? 'a page', query['include'] && 'include', query['exclude'] && 'long']
        .filter(Boolean)
        .join(' '),
    );
    const collections = ROUTES.map((base) => `/wp/v2/${base}`);
    expect(requests.slice(0, 2).sort()).toEqual(['GET /', 'HEAD a page']);
    expect(requests.slice(2, 4)).toEqual(['GET /wp/v2/types', 'GET /wp/v2/taxonomies']);
    expect(requests.slice(4, 12).sort()).toEqual(
      ['GET /wp/v2', ...collections.map((route) => `GET ${route}`)].sort(),
    );
    expect(requests.slice(12)).toEqual([
      'GET /wp/v2/posts',
      'GET /wp/v2/posts include long',
      'HEAD /wp/v2/posts',
      'POST /wp/v2/posts include long',
      'HEAD a page',
      'GET a page',
      'GET /wp/v2/menus',
      'GET /wp/v2/navigation',
    ]);
    expect(json.requests).toBe(20);
  });

  test('reports types and fields, and which fields are inferred from items', async () => {
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
    expect(check('fields-found')?.message).toContain('guesses: Post.reading_time.');
  });

  test.each<[how: string, answer: OverrideResponse, blockedBy: object]>([
    [
      'by a plugin that hides users',
      complaint('rest_user_cannot_view', 'Sorry, you are not allowed to list users.'),
      { kind: 'plugin', name: 'a security plugin or a snippet in the theme' },
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
      'by a Wordfence page',
      { status: 403, body: `${html('Blocked')}<p>Generated by Wordfence at Mon, 6 Jul 2026 9:30:00 GMT</p>` },
      { kind: 'firewall', name: 'Wordfence' },
    ],
    [
      'by a Cloudflare challenge with status 200',
      { status: 200, body: html('Just a moment...') },
      { kind: 'firewall', name: 'Cloudflare' },
    ],
    [
      'by the web server',
      { status: 403, headers: { server: 'nginx' }, body: html('403 Forbidden') },
      { kind: 'server', name: 'nginx or a server behind it' },
    ],
  ])('reports what blocks authors: %s', async (_how, answer, blockedBy) => {
    await using site = await startSite(({ route }) => (route === '/wp/v2/users' ? answer : undefined));
    const { code, problems, check, json } = await report(site.url);
    expect({ code, verdict: json.verdict }).toEqual({ code: 0, verdict: 'serves-with-limits' });
    expect(problems).toContain('route:/wp/v2/users');
    expect(check('route:/wp/v2/users')).toMatchObject({ blockedBy, status: 'warning' });
    expect(check('route:/wp/v2/users')?.advice).toContain('GET /wp/v2/users');
    expect((await report(site.url, '--strict')).code).toBe(1);
  });

  test('falls back to WordPress’s own types if types cannot be read', async () => {
    await using site = await startSite(({ route }) =>
      route === '/wp/v2/types' ? complaint('rest_forbidden') : undefined,
    );
    const { code, problems, check } = await report(site.url);
    expect({ code, problems }).toEqual({ code: 0, problems: ['types'] });
    expect(check('types')?.message).toContain("Fallback: WordPress's own are assumed (Posts, Pages)");
    expect(check('types')?.blockedBy?.kind).toBe('wordpress');
  });

  test('fails if no content is public', async () => {
    await using site = await startSite(({ route }) =>
      route === '/wp/v2/posts' || route === '/wp/v2/pages' ? complaint('rest_login_required') : undefined,
    );
    const { code, problems } = await report(site.url);
    expect({ code, problems }).toEqual({
      code: 1,
      problems: ['FAILS route:/wp/v2/posts', 'FAILS route:/wp/v2/pages'],
    });
  });

  test('detects plain permalinks, and an installation in a folder', async () => {
    await using plain = await startSite(undefined, { plainPermalinks: true });
    expect((await report(plain.url)).json).toMatchObject({
      verdict: 'serves',
      site: { isPlainPermalinks: true, restRoot: `${plain.url}/?rest_route=/` },
    });
    await using folder = await startSite(undefined, { folder: '/usa' });
    expect((await report(folder.url)).json).toMatchObject({ verdict: 'serves', site: { folder: '/usa' } });
  });
});

test('tells of another site that answers at the address', async () => {
  await using site = await startSite();
  const { code, check } = await report(`${site.url}/typo/`);
  expect(code).toBe(1);
  expect(check('rest-root')).toMatchObject({
    status: 'failure',
    message: expect.stringContaining(`the REST API of ${site.url}, while the address given answers 404`),
    advice: `It belongs to ${site.url}: if that site is meant, use this address.`,
  });
});

test('the JSON report has the documented fields', async () => {
  await using site = await startSite();
  const { json } = await report(site.url, '--authorization', 'erin:wrong');
  const documentation = readFileSync(new URL('../../../docs/doctor.md', import.meta.url), 'utf8');
  const fields = [...(documentation.split('## JSON report')[1] ?? '').matchAll(/^\| `(\w+)`/gm)].map(
    ([, name]) => name,
  );
  expect(Object.keys(json).sort()).toEqual(fields.sort());
  for (const part of [
    json.site,
    json.collections[0],
    json.lists[0],
    json.menus[0],
    json.caller,
    json.connection,
  ]) {
    for (const key of Object.keys(part)) expect(documentation).toContain(`\`${key}\``);
  }
  for (const { id } of json.checks) expect(documentation).toContain(`\`${id}\``);
});

describe('doctor: languages', () => {
  test('are reported, with the plugin and the types that say theirs', async () => {
    await using site = await startWordPressServer({
      polylang: POLYLANG_LANGUAGES(HOME),
      posts: [makePost({ id: 1, lang: 'en', translations: { en: 1 } })],
    });
    const { check } = await report(site.url);
    expect(check('languages')).toMatchObject({
      status: 'ok',
      message: 'en (default), fr. Polylang says those of Posts.',
    });
  });

  test('that items do not say are a warning', async () => {
    await using site = await startWordPressServer({
      polylang: POLYLANG_LANGUAGES(HOME),
      posts: [makePost({ id: 1 })],
    });
    const { check } = await report(site.url);
    expect(check('languages')).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('items do not say their language'),
      advice: expect.stringContaining('Polylang Pro'),
    });
  });

  test('are not mentioned where there are none', async () => {
    await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
    expect((await report(site.url)).check('languages')).toBeUndefined();
  });

  test('that only links tell are a limit', async () => {
    const link = (path: string) => ({ link: `${HOME}${path}` });
    const posts = [makePost({ id: 1, ...link('/one/') }), makePost({ id: 2, ...link('/fr/deux/') })];
    await using site = await startWordPressServer({ polylang: POLYLANG_LANGUAGES(HOME), posts });
    expect((await report(site.url)).check('languages')).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('en (default), fr. Only their links tell those of Posts'),
      advice: expect.stringContaining('Polylang Pro'),
    });
  });
});

describe('doctor: request efficiency', () => {
  const ROWS = [{ id: 1 }, { id: 2 }];
  const isPosts = ({ route }: OverrideRequest) => route === '/wp/v2/posts';

  test.each<[what: string, override: Override, problems: readonly string[], message: string]>([
    [
      'HEAD is refused',
      ({ method, route }) => (method === 'HEAD' && route ? { status: 405 } : undefined),
      ['head'],
      'each total costs a GET request',
    ],
    [
      'nothing describes the routes',
      ({ method, route }) => (method === 'OPTIONS' || route === '/wp/v2' ? { status: 204 } : undefined),
      ['fields-found'],
      'Fallback: their fields are inferred from a few items',
    ],
    [
      'X-WP-Total is missing',
      (request) =>
        isPosts(request) && request.method !== 'OPTIONS' && !request.query['include']
          ? { body: ROWS }
          : undefined,
      ['totals'],
      'totalCount is null',
    ],
    [
      'long URLs are refused',
      ({ path }) =>
        path.length > 4_000 ? { status: 414, body: html('414 Request-URI Too Large') } : undefined,
      ['longLines'],
      'Queries for many long ids or slugs may fail',
    ],
    [
      'POST is refused',
      ({ method }) => (method === 'POST' ? { status: 403, body: html('Forbidden') } : undefined),
      ['longReads'],
      'There is no way around the URL limit',
    ],
    [
      'HEAD on pages is refused',
      ({ method, route, path }) =>
        method === 'HEAD' && !route && path !== '/' ? { status: 403 } : undefined,
      ['pageHeaders'],
      'searches for items by slug',
    ],
    [
      '_fields is ignored',
      (request) =>
        isPosts(request) && request.query['per_page'] === '100' && !request.query['include']
          ? { headers: { 'x-wp-total': '2' }, body: ROWS.map((row) => ({ ...row, title: {} })) }
          : undefined,
      ['fields'],
      'the response has more fields than requested',
    ],
    [
      'per_page=100 is ignored',
      (request) =>
        isPosts(request) && request.query['per_page'] === '100' && !request.query['include']
          ? { headers: { 'x-wp-total': '250' }, body: ROWS }
          : undefined,
      ['fullPages', 'FAILS lost-items'],
      'that is what comes, whatever is asked',
    ],
    [
      'include is ignored, so that nothing can be batched',
      (request) =>
        isPosts(request) && request.query['include']
          ? { headers: { 'x-wp-total': '2' }, body: [{ id: 8 }, { id: 9 }] }
          : undefined,
      ['FAILS include'],
      'Relations between items',
    ],
  ])('reports that %s', async (_what, override, problems, message) => {
    await using site = await startSite(override);
    const found = await report(site.url);
    expect(found.problems).toEqual(problems);
    expect(found.code).toBe(problems.some((problem) => problem.startsWith('FAILS')) ? 1 : 0);
    expect(found.check(String(problems[0]).replace('FAILS ', ''))?.message).toContain(message);
  });

  test('reports missing compression of large responses, and missing keep-alive', async () => {
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
    expect((await report(large.url)).problems).toEqual(['compression']);
  });
});

describe('doctor: sites that cannot be served', () => {
  test.each<[what: string, answer: OverrideResponse, blockedBy: object | null]>([
    [
      'REST API disabled by a plugin',
      complaint('rest_login_required', 'REST API restricted to authenticated users.'),
      { kind: 'plugin', name: 'Disable WP REST API or a similar plugin' },
    ],
    [
      'REST API for authenticated users only',
      complaint('rest_cannot_access', 'DRA: Only authenticated users can access the REST API.'),
      { kind: 'plugin', name: 'Disable REST API' },
    ],
    [
      'behind a firewall that responds with pages and 200',
      { status: 200, headers: { 'cf-mitigated': 'challenge' }, body: html('Just a moment...') },
      { kind: 'firewall', name: 'Cloudflare' },
    ],
    [
      'behind a firewall that responds with pages and 403',
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
      { kind: 'server', name: 'password protection of the whole site' },
    ],
  ])('%s', async (_what, answer, blockedBy) => {
    await using site = await startSite(() => answer);
    const { code, check, problems } = await report(site.url);
    expect({ code, problems }).toEqual({ code: 1, problems: ['FAILS rest-root'] });
    expect(check('rest-root')?.blockedBy).toMatchObject({ ...blockedBy });
    expect(check('rest-root')?.advice).toContain('/wp-json/');
  });

  test('not a WordPress site', async () => {
    await using site = await startHostileServer((_request, response) => sendHtml(response, 200, 'A shop'));
    const { code, check, json } = await report(site.url);
    expect({ code, verdict: json.verdict }).toEqual({ code: 1, verdict: 'fails' });
    expect(check('rest-root')?.advice).toContain('Check that the address is that of a WordPress site');
    expect(json.attempts.map(({ method }: { method: string }) => method)).toEqual([
      ...['Link header', 'HTML link', '/wp-json/', '?rest_route='],
    ]);
  });

  test('unreachable', async () => {
    const { code, check } = await report(UNREACHABLE);
    expect({ code, kind: check('rest-root')?.blockedBy?.kind }).toEqual({ code: 1, kind: 'network' });
    expect(check('rest-root')?.message).toContain('the connection was refused');
    expect(check('rest-root')?.advice).toContain('http or https, host name, port and certificate');
  });

  test('redirecting to another site', async () => {
    await using site = await startHostileServer((_request, response) => {
      response.writeHead(301, { location: 'https://www.example.org/' }).end();
    });
    expect((await report(site.url)).check('rest-root')?.advice).toBe(
      'It redirects to https://www.example.org: use that address.',
    );
  });

  test('hanging: timeouts and the time limit are observed', async () => {
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

test('doctor: reports everything else if a single route hangs', async () => {
  await using site = await startSite(({ route, closed }) =>
    route === '/wp/v2/users' ? closed.then(() => undefined) : undefined,
  );
  const { code, check } = await report(site.url, '--headers-timeout', '100');
  expect({ code, message: check('route:/wp/v2/users')?.message }).toEqual({
    code: 0,
    message: expect.stringContaining('GET /wp/v2/users fails (no answer within 100 ms)'),
  });
});

describe('doctor: with a credential', () => {
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

  test('reports the user, and what the credential grants access to', async () => {
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

  test('reads the credential from the environment', async () => {
    await using site = await startSite(override);
    const { stdout } = await doctor([site.url], { env: { WORDPRESS_AUTHORIZATION: EDITOR } });
    expect(stdout).toContain('✓ ok    Credential: Erin (user 4; editor).');
  });

  test('fails if WordPress rejects the credential', async () => {
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

  test('sends the credential to the REST API only, after the public checks', async () => {
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

  test('never prints the credential, not even if the site echoes it', async () => {
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

describe('doctor: text report', () => {
  test('fits 80 columns, with a mark and a word for each check, and advice', async () => {
    await using site = await startSite(({ route, method }) =>
      method === 'HEAD' && route ? { status: 405 } : undefined,
    );
    const { code, stdout, stderr } = await doctor([site.url]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `Checking ${site.url}\n` });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(/^ {2}✓ ok {4}REST API: http:/m);
    expect(stdout).toMatch(/^ {2}! warn {2}HEAD: Blocked by/m);
    expect(stdout).toMatch(/^ {10}To do: /m);
    expect(stdout).toContain('Pressgraph can serve this site, with the limitations above.');
  });

  test('uses colours only in a terminal, and not if NO_COLOR is set', async () => {
    const escapeCode = String.fromCharCode(27);
    const isColoured = async (options: Options) =>
      (await doctor([UNREACHABLE], options)).stdout.includes(escapeCode);
    expect(await isColoured({ printsToTerminal: true })).toBe(true);
    expect(await isColoured({ printsToTerminal: false })).toBe(false);
    expect(await isColoured({ printsToTerminal: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await isColoured({ printsToTerminal: true, env: { TERM: 'dumb' } })).toBe(false);
  });

  test('strips control characters that a site sends', async () => {
    const hostile = '\u001b[2J\u009b31m\u202eevil';
    await using site = await startHostileServer((request, response) => {
      if (request.url?.startsWith('/wp-json/?')) {
        sendJson(response, { name: hostile, home: '', namespaces: ['wp/v2'] });
      } else sendHtml(response, 403, hostile);
    });
    for (const argv of [[], ['--json']]) {
      const { stdout } = await doctor([site.url, ...argv]);
      expect(stdout).toContain('evil');
      // Line breaks come from the command itself.
      expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    }
  });

  test.each([
    ['no address', [], 'Expected the address of a WordPress site'],
    ['two addresses', ['http://a.example', 'http://b.example'], 'Unexpected argument “http://b.example”'],
    [
      'an address that is not HTTP',
      ['ftp://a.example'],
      'Expected the site’s address to start with https:// or http://, got ftp://.',
    ],
    ['a malformed credential', [UNREACHABLE, '--authorization', 'sesame'], 'user:application password'],
    ['an invalid time limit', [UNREACHABLE, '--time-limit', 'soon'], 'Expected --time-limit'],
  ])('rejects %s', async (_how, argv, message) => {
    const { code, stdout, stderr } = await doctor(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('sesame');
  });
});
