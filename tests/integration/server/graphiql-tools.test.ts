import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import type { Gateway } from '../../../src/server/gateway.ts';
import { createSitesGateway } from '../../../src/server/sites/create-sites-gateway.ts';
import { launchBrowser } from '../../helpers/browser.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer, type WordPressServer } from '../../helpers/wordpress-server.ts';

// What GraphiQL's page adds to GraphiQL, in a real browser. `tests/e2e/graphiql.test.ts` runs it over a real WordPress.
const PASSWORD = 'abcd EFGH ïjkl';
const ALICE = basic(`alice:${PASSWORD}`);

const TOKEN = 'Bearer t0ken';
const users = signedIn({
  [ALICE]: { '/wp/v2/users/me': { body: { id: 11, name: 'Alice' } } },
  [TOKEN]: { '/wp/v2/users/me': { body: { id: 12, name: 'Bob' } } },
});
/** Those that WordPress got since the last run. */
const credentials = new Set<unknown>();

let site: WordPressServer;
let gateway: Gateway;
let server: Server;
let browser: Browser;
let origin: string;
beforeAll(async () => {
  site = await startWordPressServer({
    posts: [1, 2, 3].map((id) => makePost({ id, author: 10 + id })),
    users: [11, 12, 13].map((id) => makeUser({ id })),
    override: (request) => {
      credentials.add(request.headers['authorization']);
      return users(request);
    },
  });
  gateway = await createGateway({ wordpress: site.url, cache: { ttl: 0 } });
  server = createServer((request, response) => void gateway(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await gateway?.dispose();
  await site?.close();
});

let context: BrowserContext;
let page: Page;
let complaints: string[];
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

const QUERY = 'query Posts($first: Int = 1) { posts(first: $first) { nodes { title author { name } } } }';
/** The text of one of the editors, which put non-breaking spaces between words. */
const textOf = async (pane: string) => (await page.locator(pane).textContent())?.replaceAll('\u00a0', ' ');
const answer = () => textOf('.result-window');
const dialog = () => page.getByRole('dialog');

async function visit(query = QUERY, variables = '{"first":3}'): Promise<void> {
  await page.goto(`${origin}/graphql?${new URLSearchParams({ query, variables })}`);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  // GraphiQL reads the operation name 100 ms after the text changes.
  await page.waitForTimeout(250);
}

async function run(): Promise<void> {
  credentials.clear();
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Execute query' }).click();
  await (await answered).finished();
  await expect.poll(() => answer()).toContain('Post 3');
}

test('sends the credential of who signs in, and keeps it only if asked to', async () => {
  await visit();
  const signIn = async (password: string) => {
    await dialog().getByLabel('User name').fill('alice');
    await dialog().getByLabel('Application password').fill(password);
    await dialog().getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  const button = () => page.locator('.graphiql-sidebar .tool-sign-in');
  await button().click();
  await dialog().getByText(`${origin}/graphql`).waitFor();
  await signIn('wrong');
  await dialog().getByRole('alert').getByText('rejected').waitFor();
  await signIn(PASSWORD);
  await page.getByRole('button', { name: 'Signed in as Alice' }).waitFor();
  expect(await dialog().count()).toBe(0);
  await run();
  expect(credentials).toEqual(new Set([ALICE]));

  await page.reload();
  await page.getByRole('button', { name: 'Sign in to WordPress' }).click();
  await dialog().getByLabel('Keep it until').check();
  await signIn(PASSWORD);
  await page.getByRole('button', { name: 'Signed in as Alice' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Signed in as Alice' }).waitFor();
  await run();
  expect(credentials).toEqual(new Set([ALICE]));
  const stored = await page.evaluate<string>(
    'location.href + JSON.stringify(localStorage) + document.cookie',
  );
  expect(stored).not.toContain(ALICE.slice('Basic '.length));
  expect(decodeURIComponent(stored)).not.toContain(PASSWORD);

  await page.getByRole('button', { name: 'Copy as curl or fetch' }).click();
  const code = await dialog().locator('pre').allInnerTexts();
  expect(code).toEqual([
    expect.stringContaining("--user 'alice'"),
    expect.stringContaining('Basic ${btoa(`alice:${'),
  ]);
  expect(code.join()).not.toContain(PASSWORD);
  await page.keyboard.press('Escape');

  await button().click();
  await dialog().getByRole('button', { name: 'Sign out' }).click();
  await run();
  expect(credentials).toEqual(new Set([undefined]));
  expect(await page.evaluate<number>('sessionStorage.length')).toBe(0);

  await button().click();
  await dialog().getByLabel('I have a token instead').check();
  await dialog().getByLabel('Token', { exact: true }).fill('t0ken');
  await dialog().getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Signed in as Bob' }).waitFor();
  await run();
  expect(credentials).toEqual(new Set([TOKEN]));
});

test('a credential of one of several sites is sent to that site alone', async () => {
  const others = new Set<unknown>();
  await using other = await startWordPressServer({
    posts: [makePost({ id: 9 })],
    override: (request) => {
      others.add(request.headers['authorization']);
      return undefined;
    },
  });
  const sites = await createSitesGateway({
    sites: { us: other.url, in: site.url },
    schemaPrefix: 'Blog',
    cache: { ttl: 0 },
  });
  await sites.sites.ready();
  const listening = createServer((request, response) => void sites(request, response)).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  try {
    const query = '{ blogPosts(first: 4) { nodes { title } } }';
    await page.goto(`${address}/graphql?${new URLSearchParams({ query })}`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await page.getByRole('button', { name: 'Sign in to WordPress' }).click();
    await dialog().getByLabel('Site').selectOption('in');
    await dialog().getByLabel('User name').fill('alice');
    await dialog().getByLabel('Application password').fill(PASSWORD);
    await dialog().getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Signed in as Alice' }).waitFor();
    await run();
    expect(credentials).toEqual(new Set([ALICE]));
    expect(others).toEqual(new Set([undefined]));
    await page.getByRole('button', { name: 'Copy as curl or fetch' }).click();
    expect(await dialog().locator('pre').allInnerTexts()).toEqual([
      expect.stringContaining('-H "authorization-in: $AUTHORIZATION"'),
      expect.stringContaining("'authorization-in': authorization,"),
    ]);
  } finally {
    listening.closeAllConnections();
    listening.close();
    await sites.dispose();
  }
});

test('copies the request as curl and as fetch, which return what it returns', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const query = `query It($words: String!) {
  # It's \\ hostile: \`\${words}\`, $HOME
  posts(first: 3, where: { search: $words }) { totalCount }
  site { name }
}
query Other { site { name } }`;
  await visit(query, JSON.stringify({ words: `it's "$(no)" \`quoted\` \\ ` }));
  await page.getByRole('button', { name: 'Execute query' }).click();
  await page.getByRole('menuitem', { name: 'It', exact: true }).click();
  await expect.poll(() => answer()).toContain('totalCount');
  await page.getByRole('button', { name: 'Copy as curl or fetch' }).click();
  const copied = async (name: string) => {
    await dialog()
      .getByRole('button', { name: `Copy as ${name}` })
      .click();
    await expect.poll(() => dialog().getByRole('button', { name: 'Copied' }).count()).toBeGreaterThan(0);
    return page.evaluate<string>('navigator.clipboard.readText()');
  };
  const curl = await copied('curl');
  const { stdout } = await promisify(execFile)('sh', ['-c', curl.replace('curl', 'curl --silent')]);
  expect(JSON.parse(stdout)).toEqual({
    data: { posts: { totalCount: 0 }, site: { name: 'A WordPress site' } },
  });
  await dialog().getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Copy as curl or fetch' }).click();
  const script = await copied('fetch');
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
    code: string,
  ) => () => Promise<{ data: unknown; errors: unknown }>;
  const result = await new AsyncFunction(`${script}; return { data, errors };`)();
  expect(result).toMatchObject(JSON.parse(stdout));

  await visit('subscription Changes { contentChanged { kind } }', '');
  await page.getByRole('button', { name: 'Copy as curl or fetch' }).click();
  const [request] = (await copied('fetch')).split('for await');
  const AsyncResponse = AsyncFunction as unknown as new (code: string) => () => Promise<Response>;
  const stream = await new AsyncResponse(`${request}; return response;`)();
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  await stream.body?.cancel();
});

test('the explorer builds a query by clicks', async () => {
  await visit('query Posts { posts(first: 1) { nodes { title } } }', '');
  await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
  const explorer = page.locator('.graphiql-explorer-root');
  await explorer.getByText('totalCount', { exact: true }).first().click();
  await expect.poll(() => textOf('.graphiql-query-editor')).toContain('totalCount');
});

test('the panel tells what was prefetched, and keeps the height it was given', async () => {
  // Not what another test has run.
  await visit(QUERY, '{"first":2}');
  await page.locator('#trace summary').first().click();
  await run();
  expect(await page.locator('#trace-prefetched').isVisible()).toBe(false);
  await run();
  const lines = page.locator('#trace-prefetched li');
  await expect
    .poll(() => lines.allInnerTexts())
    .toEqual([expect.stringMatching(/users\s+2 asked, 2 needed\s+id, name/)]);

  const list = page.locator('#trace-requests');
  const height = () => list.evaluate((element: HTMLElement) => element.offsetHeight);
  const handle = page.getByRole('separator', { name: 'Height of the requests' });
  const before = await height();
  const box = await handle.boundingBox();
  if (!box) throw new Error('Expected a handle.');
  await page.mouse.move(box.x + 400, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(box.x + 400, box.y - 45, { steps: 3 });
  await page.mouse.up();
  expect(await height()).toBe(before + 50);
  await handle.focus();
  await page.keyboard.press('ArrowDown');
  expect(await height()).toBe(before + 26);
  expect(await handle.getAttribute('aria-valuenow')).toBe(String(before + 26));
  await page.reload();
  await list.waitFor();
  expect(await height()).toBe(before + 26);
});

test.each(['light', 'dark'] as const)('all of it fits on a phone (%s)', async (colorScheme) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme });
  await visit();
  await run();
  await page.locator('#trace summary').first().click();
  const fits = async (name: string, locator = page.getByRole('button', { name, exact: true })) => {
    const box = await locator.boundingBox();
    expect(box, name).not.toBeNull();
    expect(box && box.x + box.width, name).toBeLessThanOrEqual(390);
    expect(box && box.y + box.height, name).toBeLessThanOrEqual(844);
  };
  for (const name of ['Copy as curl or fetch', 'Sign in to WordPress']) {
    await fits(name);
    await page.getByRole('button', { name, exact: true }).click();
    await fits(name, dialog());
    await page.keyboard.press('Escape');
  }
  await fits('sum', page.locator('#trace-sum'));
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width).toBe(390);
});

test('each address has tabs of its own: another may be of another schema, or another site', async () => {
  const editor = () => textOf('.graphiql-query-editor .view-lines');
  const open = async (path: string) => {
    await page.goto(`${origin}${path}`);
    await page.locator('.graphiql-execute-button').waitFor();
    await expect.poll(async () => (await editor())?.trim()).not.toBe('');
  };
  await open('/graphql?query={posts{nodes{databaseId}}}');
  // Not `waitForFunction`: it evaluates texts inside the page, where the page's policy forbids it.
  const kept = () => page.evaluate<string[]>('Object.keys(localStorage)');
  await expect.poll(kept).toContainEqual(expect.stringMatching(/^graphiql:tabState/));
  expect(await editor()).toContain('databaseId');
  await open('/wp/graphql');
  expect(await editor()).not.toContain('databaseId');
  expect(await page.locator('.squiggly-error').count()).toBe(0);
  await open('/graphql');
  expect(await editor()).toContain('databaseId');
});

test('runs @defer, and shows the answer without a trace in it', async () => {
  await visit('{ posts(first: 1) { nodes { databaseId ... @defer { author { name } } } } }');
  await page.locator('.graphiql-execute-button').click();
  await expect.poll(answer).toMatch(/"databaseId": \d+,\s*"author": \{\s*"name": "/);
  expect(await answer()).not.toContain('extensions');
});
