import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { createGateway, type Gateway } from '../../src/server/create-gateway.ts';
import { launchBrowser } from '../helpers/browser.ts';

let gateway: Gateway;
let server: Server;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  gateway = await createGateway({ wordpress: inject('wordPressUrl') });
  server = createServer(gateway).listen(0, '127.0.0.1');
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

// Each test visits with empty storage, and whatever it does must neither complain nor ask another host.
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

const tabs = () => page.getByRole('tab');
const run = () => page.getByRole('button', { name: 'Execute query' });
const editor = () => page.locator('.graphiql-query-editor');
const answer = () => page.locator('.result-window');

async function visit(search = ''): Promise<void> {
  await page.goto(`${origin}/graphql${search}`);
  await editor().locator('.view-line').first().waitFor();
}

/** The text of one of the editors: it puts hard spaces between the words. */
const textOf = async (pane: Locator) => (await pane.textContent())?.replaceAll('\u00a0', ' ');

/** GraphiQL reads the operation's name a tenth of a second after the text changed; nobody presses a key sooner. */
const pause = () => page.waitForTimeout(250);

async function openTab(name: string): Promise<void> {
  await tabs().getByRole('button', { name, exact: true }).click();
  await page.getByRole('tab', { name, selected: true }).waitFor();
  await expect.poll(() => textOf(editor())).toContain(`query ${name}`);
  await pause();
}

test('shows the examples as tabs, under the name of the site', async () => {
  await visit();
  expect(await page.title()).toBe('The Pressroom · GraphiQL');
  expect(
    await tabs()
      .getByRole('button', { name: /^(?!Close)/ })
      .allInnerTexts(),
  ).toEqual(['HomePage', 'Article', 'Find']);
  expect(await tabs().first().getAttribute('aria-selected')).toBe('true');
  await expect.poll(() => textOf(editor())).toContain('query HomePage {');
});

test.each(['HomePage', 'Article', 'Find'])('answers the example %s', async (name) => {
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

test('runs by Ctrl+Enter what is typed into a new tab', async () => {
  await visit();
  await page.getByRole('button', { name: 'New tab' }).click();
  await expect.poll(() => tabs().count()).toBe(4);
  await expect.poll(() => textOf(editor())).not.toContain('HomePage');
  await editor().click();
  // The editor closes every brace that one opens.
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

test('explains the types', async () => {
  await visit();
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const explorer = page.locator('.graphiql-doc-explorer');
  await explorer.getByRole('link', { name: 'Post', exact: true }).click();
  await expect.poll(() => textOf(explorer)).toContain('An item of the post type post (Posts).');
  expect(await textOf(explorer)).toContain('Its title, as plain text unless told otherwise.');
});

describe('the address', () => {
  test('opens a query that it holds, before the examples', async () => {
    const query = 'query Linked($count: Int!) { posts(first: $count) { nodes { title } } }';
    await visit(`?${new URLSearchParams({ query, variables: '{"count":2}' })}`);
    await page.getByRole('tab', { name: 'Linked', selected: true }).waitFor();
    expect(await tabs().count()).toBe(4);
    await run().click();
    await expect.poll(() => textOf(answer())).toContain('The lay of the case');
  });

  test('finds the active tab again after a reload', async () => {
    await visit();
    await openTab('Find');
    await openTab('Article');
    await page.reload();
    await page.getByRole('tab', { name: 'Article', selected: true }).waitFor();
    expect(await tabs().count()).toBe(3);
  });
});

test('fits a small screen', async () => {
  await visit();
  await run().click();
  await expect.poll(() => textOf(answer())).toContain('The lay of the case');
  const scrollable = await page.evaluate<boolean>('document.body.scrollWidth > document.body.clientWidth');
  expect(scrollable).toBe(false);
  // The picture in the README is made anew by: UPDATE_SCREENSHOTS=1 npx vitest run --project e2e graphiql
  if (process.env['UPDATE_SCREENSHOTS']) {
    await page.mouse.move(0, 0);
    // The scroll bars take their time to fade.
    await page.waitForTimeout(2000);
    await page.screenshot({ path: 'docs/images/graphiql.png' });
  }
});
