import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { createGateway } from '../../src/server/create-gateway.ts';
import type { Gateway } from '../../src/server/gateway.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { PATIENT } from '../helpers/live-gateway.ts';

let gateway: Gateway;
let server: Server;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  // Each run requests WordPress again, whatever ran before.
  gateway = await createGateway({ ...PATIENT, wordpress: inject('wordPressUrl'), cache: { ttl: 0 } });
  // Mounted like a framework that routes only this path.
  server = createServer((request, response) => {
    if (request.url?.split('?')[0] === '/graphql') void gateway(request, response);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await gateway?.dispose();
});

// Each test starts with empty storage, and must neither log errors nor contact other hosts.
let context: BrowserContext;
let page: Page;
let complaints: string[];
let asked: URL[];
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  page = await context.newPage();
  complaints = [];
  asked = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  context.on('request', (request) => asked.push(new URL(request.url())));
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
  expect(new Set(asked.map((url) => url.origin))).toEqual(new Set([origin]));
});

/** The last one is of a type that the site has besides WordPress's own. */
const EXAMPLES = ['HomePage', 'Article', 'Find', 'Menus', 'NewDraft', 'Changes', 'Books'];

const tabs = () => page.getByRole('tab');
const run = () => page.getByRole('button', { name: 'Execute query' });
const editor = () => page.locator('.graphiql-query-editor');
const answer = () => page.locator('.result-window');

async function visit(search = ''): Promise<void> {
  await page.goto(`${origin}/graphql${search}`);
  await editor().locator('.view-line').first().waitFor();
}

/** The text of one of the editors, which put non-breaking spaces between words. */
const textOf = async (pane: Locator) => (await pane.textContent())?.replaceAll('\u00a0', ' ');

/** GraphiQL reads the operation name 100 ms after the text changes; nobody presses a key sooner. */
const pause = () => page.waitForTimeout(250);

async function openTab(name: string, type = 'query'): Promise<void> {
  await tabs().getByRole('button', { name, exact: true }).click();
  await page.getByRole('tab', { name, selected: true }).waitFor();
  await expect.poll(() => textOf(editor())).toContain(`${type} ${name}`);
  await pause();
}

test('shows the examples as tabs, under the name of the site', async () => {
  await visit();
  expect(await page.title()).toBe('The Pressroom · GraphiQL');
  expect(
    await tabs()
      .getByRole('button', { name: /^(?!Close)/ })
      .allInnerTexts(),
  ).toEqual(EXAMPLES);
  expect(await tabs().first().getAttribute('aria-selected')).toBe('true');
  await expect.poll(() => textOf(editor())).toContain('query HomePage {');
});

test.each(['HomePage', 'Article', 'Find'])('runs the example %s', async (name) => {
  await visit();
  await openTab(name);
  const answered = page.waitForResponse(
    (response) => response.request().postDataJSON()?.operationName === name,
  );
  await run().click();
  const { data, errors } = (await (await answered).json()) as { data: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  expect(data).toBeTruthy();
  await expect.poll(() => textOf(answer())).toContain('The lay of the case');
});

test('runs what is typed into a new tab with Ctrl+Enter', async () => {
  await visit();
  await page.getByRole('button', { name: 'New tab' }).click();
  await expect.poll(() => tabs().count()).toBe(EXAMPLES.length + 1);
  await expect.poll(() => textOf(editor())).not.toContain('HomePage');
  await editor().click();
  // The editor closes every brace.
  await page.keyboard.type('query Typed { posts(first: 1) { totalCo', { delay: 15 });
  // The editor's worker knows the schema.
  await page.locator('.suggest-widget').getByText('totalCount').first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' nodes { title ', { delay: 15 });
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Typed', selected: true }).waitFor();
  await pause();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => textOf(answer())).toMatch(/"totalCount": \d+,.*"title": "The lay of the case"/s);
});

test('shows the descriptions of types', async () => {
  await visit();
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const explorer = page.locator('.graphiql-doc-explorer');
  await explorer.getByRole('link', { name: 'Post', exact: true }).click();
  await expect.poll(() => textOf(explorer)).toContain('An item of the post type post (Posts).');
  expect(await textOf(explorer)).toContain('The title, as plain text by default.');
});

describe('page URL', () => {
  test('opens the query it contains, before the examples', async () => {
    const query = 'query Linked($count: Int!) { posts(first: $count) { nodes { title } } }';
    await visit(`?${new URLSearchParams({ query, variables: '{"count":2}' })}`);
    await page.getByRole('tab', { name: 'Linked', selected: true }).waitFor();
    expect(await tabs().count()).toBe(EXAMPLES.length + 1);
    await run().click();
    await expect.poll(() => textOf(answer())).toContain('The lay of the case');
  });

  test('restores the active tab after a reload', async () => {
    await visit();
    await openTab('Find');
    await openTab('Article');
    await page.reload();
    await page.getByRole('tab', { name: 'Article', selected: true }).waitFor();
    expect(await tabs().count()).toBe(EXAMPLES.length);
  });

  test('restores it before any edit', async () => {
    await visit();
    await page.reload();
    await page.getByRole('tab', { name: 'HomePage', selected: true }).waitFor();
    await expect.poll(() => textOf(editor())).toContain('query HomePage');
    expect(await tabs().count()).toBe(EXAMPLES.length);
  });
});

describe('request panel below the editors', () => {
  const strip = () => page.locator('#trace');
  const sum = () => strip().getByRole('status');
  const rows = () => strip().locator('tbody tr');
  const toggle = () => strip().locator('summary').first();

  async function runHomePage(): Promise<void> {
    await openTab('HomePage');
    await run().click();
    await expect.poll(() => sum().textContent()).toMatch(/^\d+ requests? to WordPress, \d+ KB, [\d.]+ m?s$/);
  }

  test('reports the requests of a run, which are not repeated in the response', async () => {
    await visit();
    expect(await sum().textContent()).toBe('Run a query to see its requests to WordPress');
    // A short one, because the editor renders only the lines in view.
    await visit(`?${new URLSearchParams({ query: 'query Short { posts(first: 1) { nodes { title } } }' })}`);
    await run().click();
    await expect.poll(() => sum().textContent()).toMatch(/^1 request to WordPress, \d+ B, /);
    await expect.poll(() => textOf(answer())).toMatch(/"title": "The lay of the case".*\}$/s);
    expect(await textOf(answer())).not.toContain('extensions');
  });

  test('each request is a row that expands to its fields, with the keyboard alone', async () => {
    await visit();
    await runHomePage();
    await toggle().focus();
    await page.keyboard.press('Enter');
    const routes = await rows().locator('.trace-route').allInnerTexts();
    // In any order: what the tests before needed is prefetched.
    expect(routes).toEqual(
      expect.arrayContaining(['/', '/wp/v2/posts', '/wp/v2/users', '/wp/v2/media', '/wp/v2/search']),
    );
    expect(await sum().textContent()).toContain(`${routes.length} requests`);
    expect(await rows().locator('.trace-bar:not(.waited)').count()).toBe(routes.length);
    const users = rows().filter({ hasText: '/wp/v2/users' });
    await users.locator('summary').focus();
    await page.keyboard.press('Space');
    await users.getByText('avatar_urls, id, name').waitFor();
  });

  test('keeps its state and position when another run fills it', async () => {
    await visit();
    expect(await rows().first().isVisible()).toBe(false);
    await toggle().click();
    const box = () => answer().boundingBox();
    const opened = await box();
    await runHomePage();
    await rows().first().waitFor();
    expect(await box()).toEqual(opened);
    await page.reload();
    await editor().locator('.view-line').first().waitFor();
    await strip().getByRole('region', { name: 'Requests to WordPress' }).waitFor();
  });

  test('a subscription has no trace and clears that of the previous query', async () => {
    await visit();
    await runHomePage();
    await openTab('Changes', 'subscription');
    await run().click();
    await expect.poll(() => sum().textContent()).toBe('Subscriptions have no trace');
    expect(await rows().count()).toBe(0);
  });

  test('a rejected query makes no requests', async () => {
    await visit(`?${new URLSearchParams({ query: 'query Wrong { posts { nodes { titel } } }' })}`);
    await run().click();
    await expect.poll(() => sum().textContent()).toMatch(/^0 requests to WordPress/);
    await expect.poll(() => textOf(answer())).toContain('Did you mean');
    // The browser itself logs the status.
    expect(complaints).toEqual([expect.stringContaining('400 (Bad Request)')]);
    complaints = [];
  });
});

test('shows the result below the query on a phone', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit();
  await run().click();
  await expect.poll(() => textOf(answer())).toContain('"name": "The Pressroom"');
  const [query, shown] = await Promise.all([editor().boundingBox(), answer().boundingBox()]);
  if (!query || !shown) throw new Error('Expected both panes to be visible.');
  expect(shown.y).toBeGreaterThan(query.y + query.height);
  expect(shown.width).toBeGreaterThan(300);
  const scrollable = await page.evaluate<boolean>('document.body.scrollWidth > document.body.clientWidth');
  expect(scrollable).toBe(false);
});

test('fits a small screen', async () => {
  await visit();
  await run().click();
  await expect.poll(() => textOf(answer())).toContain('The lay of the case');
  const scrollable = await page.evaluate<boolean>('document.body.scrollWidth > document.body.clientWidth');
  expect(scrollable).toBe(false);
  // Update the screenshot in the README with: UPDATE_SCREENSHOTS=1 npx vitest run --project e2e graphiql
  if (process.env['UPDATE_SCREENSHOTS']) {
    await page.setViewportSize({ width: 1280, height: 876 });
    await page.locator('#trace summary').first().click();
    await page.mouse.move(0, 0);
    // Scroll bars take a while to fade out.
    await page.waitForTimeout(2000);
    await page.screenshot({ path: 'docs/images/graphiql.png' });
  }
});
