import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { printSchema } from 'graphql';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchema } from '../../src/graphql/build-schema.ts';
import { CORE_SITE } from '../../src/model/site-model.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { freePort, installNpmSite, type NpmSite } from '../helpers/proof/npm-site.ts';
import { startEmbedded, startQuietGateway } from './embedded.ts';

/**
 * The front ends in `examples/`, each installed from npm, type-checked, built and run against a gateway over a real
 * WordPress.
 */
const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
const SECRET = 'a secret of thirty-two characters';
const DRAFT_SECRET = 'a secret for drafts';
/** The oldest Node.js that all of the frameworks run on. */
const NEEDED = 22.19;

let wordPress: Awaited<ReturnType<typeof startEmbedded>>;
let endpoint: string;
let folder: string;
let browser: Browser | undefined;
let runtime: string | undefined;
const ends: (() => PromiseLike<unknown>)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressgraph-examples-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  runtime = await installRuntime();
  wordPress = await startEmbedded();
  ends.push(() => wordPress[Symbol.asyncDispose]());
  const gateway = await startQuietGateway(wordPress.url, { freshness: { webhookSecret: SECRET } });
  ends.push(() => gateway[Symbol.asyncDispose]());
  const server = createServer(gateway);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}, 300_000);
afterAll(async () => {
  await browser?.close();
  for (const end of ends.reverse()) await end();
});

/** npm has Node.js as a package, for machines with an older one. */
async function installRuntime(): Promise<string | undefined> {
  if (Number.parseFloat(process.versions.node) >= NEEDED) return undefined;
  const at = join(folder, 'runtime');
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--prefix', at, 'node@24']);
  return join(at, 'node_modules/.bin');
}

const install = (
  name: string,
  env: Readonly<Record<string, string>> = {},
  packages: readonly string[] = [],
): Promise<NpmSite> =>
  installNpmSite(join(EXAMPLES, name), join(folder, name), {
    env: { NODE_ENV: 'production', GRAPHQL_URL: endpoint, ...env },
    flags: ['--include=dev', ...packages],
    ...(runtime !== undefined && { path: runtime }),
  });

const authorization = () => {
  const { user, password } = wordPress.applicationPassword;
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
};

async function ask<Data>(query: string, headers: Readonly<Record<string, string>> = {}): Promise<Data> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

interface Newest {
  readonly posts: {
    readonly nodes: readonly { readonly uri: string; readonly databaseId: number; readonly title: string }[];
  };
}
const newest = async () =>
  (await ask<Newest>('{ posts(first: 3) { nodes { uri databaseId title } } }')).posts.nodes;

const html = async (port: number, path: string, headers: Readonly<Record<string, string>> = {}) =>
  await (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).text();

/** What every server of pages does: a home page, the pages it links to, and 404. */
async function expectPages(port: number): Promise<void> {
  const home = await html(port, '/');
  for (const { uri } of await newest()) {
    expect(home).toContain(`href="${uri}"`);
    expect(await html(port, uri)).toContain('data-type="Post"');
  }
  expect((await fetch(`http://127.0.0.1:${port}/no-such-page/`)).status).toBe(404);
}

/** What WordPress itself changes, without the gateway. */
async function write(route: string, values: object): Promise<{ readonly id: number }> {
  const response = await fetch(`${wordPress.url}/wp-json/wp/v2/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: authorization() },
    body: JSON.stringify(values),
  });
  expect(response.ok).toBe(true);
  return (await response.json()) as { id: number };
}

/** As the companion sends it. */
async function report(url: string, id: number, secret = SECRET): Promise<number> {
  const body = JSON.stringify({ changes: [{ type: 'post', id }] });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'x-pressgraph-timestamp': timestamp,
      'x-pressgraph-signature': `sha256=${signature}`,
    },
    body,
  });
  return response.status;
}

test('Next.js: pages by their addresses, drafts for editors, and a page built anew when WordPress reports a change', async () => {
  const { user, password } = wordPress.applicationPassword;
  const site = await install('nextjs', { WORDPRESS_EDITOR: `${user}:${password}`, DRAFT_SECRET });
  await site.command('npm', ['run', 'build']);
  const port = await freePort();
  await using _server = await site.serve('next', ['start', '-p', String(port)], port);
  await expectPages(port);

  const draft = await write('posts', { title: 'Not yet', content: 'Soon.', status: 'draft' });
  expect((await fetch(`http://127.0.0.1:${port}/preview/${draft.id}/`)).status).toBe(404);
  const entry = `http://127.0.0.1:${port}/api/draft/?id=${draft.id}&secret=`;
  expect((await fetch(`${entry}wrong`)).status).toBe(401);
  const entered = await fetch(entry + encodeURIComponent(DRAFT_SECRET), { redirect: 'manual' });
  expect(entered.headers.get('location')).toBe(`/preview/${draft.id}/`);
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(await html(port, `/preview/${draft.id}/`, { cookie })).toContain('Not yet');

  const [post] = await newest();
  if (!post) throw new Error('Expected a post.');
  await write(`posts/${post.databaseId}`, { title: 'A headline of today' });
  expect(await html(port, post.uri)).not.toContain('A headline of today');
  expect(await report(`http://127.0.0.1:${port}/api/revalidate/`, post.databaseId, 'another secret')).toBe(
    401,
  );
  expect(await report(`http://127.0.0.1:${port}/api/revalidate/`, post.databaseId)).toBe(202);
  expect(await html(port, post.uri)).toContain('A headline of today');
});

test('Astro: a static page for every post', async () => {
  const site = await install('astro');
  await site.command('npm', ['run', 'build']);
  const home = await readFile(join(site.at, 'dist/index.html'), 'utf8');
  for (const { uri } of await newest()) {
    expect(home).toContain(`href="${uri}"`);
    expect(await readFile(join(site.at, 'dist', decodeURI(uri), 'index.html'), 'utf8')).toContain(
      'data-type="Post"',
    );
  }
  const { posts } = await ask<{ posts: { totalCount: number } }>('{ posts(first: 1) { totalCount } }');
  const files = await readdir(join(site.at, 'dist'), { recursive: true });
  expect(files.filter((name) => name.endsWith('index.html'))).toHaveLength(posts.totalCount + 1);
});

test('SvelteKit: pages by their addresses', async () => {
  const site = await install('sveltekit');
  await site.command('npm', ['run', 'build']);
  const port = await freePort();
  const program = `process.env.PORT = '${port}'; process.env.HOST = '127.0.0.1'; import('./build/index.js')`;
  await using _server = await site.serve('node', ['--eval', program], port);
  await expectPages(port);
});

test('Nuxt: pages by their addresses', async () => {
  const site = await install('nuxt', { NUXT_GRAPHQL_URL: endpoint });
  await site.command('npm', ['run', 'build']);
  const port = await freePort();
  const program = `process.env.PORT = '${port}'; process.env.HOST = '127.0.0.1'; import('./.output/server/index.mjs')`;
  await using _server = await site.serve('node', ['--eval', program], port);
  await expectPages(port);
});

/** A list of five, to which “More” adds five, in a browser, without a word on its console. */
async function expectList(site: NpmSite): Promise<void> {
  browser ??= await launchBrowser();
  const port = await freePort();
  await using _server = await site.serve(
    'vite',
    ['preview', '--host', '127.0.0.1', '--port', String(port)],
    port,
  );
  const page: Page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    if (!message.text().includes('favicon')) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(`http://127.0.0.1:${port}/`);
  await expect.poll(() => page.locator('li').count(), { timeout: 60_000 }).toBe(5);
  await page.getByRole('button', { name: 'More' }).click();
  await expect.poll(() => page.locator('li').count(), { timeout: 60_000 }).toBe(10);
  const links = await page.locator('li a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  expect(new Set(links).size).toBe(10);
  expect(said).toEqual([]);
  await page.close();
}

test('Apollo Client: pages of one list, fragments on interfaces, no warning', async () => {
  const site = await install('apollo', { VITE_GRAPHQL_URL: endpoint });
  await site.command('npm', ['run', 'build']);
  await expectList(site);
});

test('Relay: its compiler takes the schema, and pages of one list', async () => {
  const site = await install('relay', { VITE_GRAPHQL_URL: endpoint });
  await writeFile(join(site.at, 'schema.graphql'), printSchema(buildSchema(CORE_SITE)));
  await site.command('npm', ['run', 'build']);
  await expectList(site);
});

test('GraphQL Code Generator: scalars, persisted documents, a typed query', async () => {
  const site = await install('codegen');
  const printed = await site.command('npm', ['start']);
  for (const { title } of await newest()) expect(printed).toContain(title);
  const types = await readFile(join(site.at, 'src/gql/graphql.ts'), 'utf8');
  expect(types).toMatch(/CardFragment = [^;]*date\??: string \| null/);
  const persisted = JSON.parse(await readFile(join(site.at, 'src/gql/persisted-documents.json'), 'utf8'));
  expect(Object.keys(persisted)[0]).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test('Cloudflare Workers: the gateway at the edge, whose answers another start of it has', async () => {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)), maxBuffer: 64 * 1024 ** 2 },
  );
  const tarball = /pressgraph-[\w.-]+\.tgz/.exec(stdout)?.[0] ?? '';
  // As it would be published, from this repository.
  const site = await install('cloudflare', { WORDPRESS_URL: wordPress.url }, [join(folder, tarball)]);
  await site.command('npm', ['run', 'record']);
  await site.command('npm', ['run', 'check']);
  const query = '{ posts(first: 3) { nodes { uri databaseId title } } }';
  const cached: (string | null)[] = [];
  for (let start = 0; start < 2; start += 1) {
    const port = await freePort();
    const flags = ['dev', '--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0'];
    await using _server = await site.serve('wrangler', flags, port);
    const response = await fetch(`http://127.0.0.1:${port}/graphql?query=${encodeURIComponent(query)}`);
    expect(await response.json()).toEqual({ data: { posts: { nodes: await newest() } } });
    cached.push(response.headers.get('cache-status'));
  }
  expect(cached).toEqual([expect.stringContaining('fwd=miss'), expect.stringContaining('hit')]);
}, 600_000);

test('Expo: type-checks', async () => {
  const site = await install('expo', { EXPO_PUBLIC_GRAPHQL_URL: endpoint });
  await site.command('npm', ['run', 'check']);
});
