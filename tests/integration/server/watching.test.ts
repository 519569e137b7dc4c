import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Change } from '../../../src/changes/changes.ts';
import { MemoryChangeHub } from '../../../src/changes/memory-change-hub.ts';
import { SiteWatcher } from '../../../src/changes/watch/site-watcher.ts';
import { EMPTY_WATCH_LIST, type WatchList } from '../../../src/changes/watch-list.ts';
import { buildSiteModel } from '../../../src/model/site-model.ts';
import { createClient } from '../../helpers/wordpress-client.ts';

import { makeComment, makePost, makeTag, type Row } from '../../helpers/wordpress-rows.ts';
import {
  type OverrideResponse,
  startWordPressServer,
  type WordPressServer,
} from '../../helpers/wordpress-server.ts';

const POSTS = '/wp/v2/posts';
const INTERVAL = 15_000;
const subscribedPosts: WatchList = { ...EMPTY_WATCH_LIST, subscribedRoutes: [POSTS] };

/** What the newest items of a list cost, and whether their total is as it should be: one request. */
const LOOK = `${POSTS} orderby=modified order=desc per_page=10 _fields=id,date_gmt,modified_gmt`;
const BEGIN = LOOK.replace('per_page=10', 'per_page=100');

let posts: Row[];
let tags: Row[];
let comments: Row[];
let watchList: WatchList;
let clock: number;
let site: WordPressServer;
let watcher: SiteWatcher;
let heard: Change[];
let failure: OverrideResponse | undefined;
const hub = new MemoryChangeHub();
const onError = vi.fn();

beforeEach(async () => {
  posts = range(1, 30).map((id) => makePost({ id }));
  tags = range(1, 3).map((id) => makeTag({ id }));
  comments = range(1, 3).map((id) => makeComment({ id, post: 1 }));
  watchList = subscribedPosts;
  clock = Date.UTC(2026, 0, 1);
  failure = undefined;
  heard = [];
  onError.mockClear();
  site = await startWordPressServer({ posts, tags, comments, override: () => failure });
  const { restRoot } = site;
  const client = createClient({ restRoot, siteUrl: site.url });
  const model = buildSiteModel({ restRoot, home: site.url, types: undefined, taxonomies: undefined });
  watcher = new SiteWatcher({
    ...{ client, hub, onError, site: () => model, watchList: () => watchList },
    ...{ interval: INTERVAL, sweepInterval: 300_000, now: () => clock },
  });
  hub.listen((changes) => heard.push(...changes));
});
afterEach(async () => {
  await watcher.stop();
  await hub.close();
  await site.close();
});

/** What was told and what it cost, since the last time. */
async function look() {
  heard = [];
  site.calls.length = 0;
  clock += INTERVAL;
  await watcher.poll();
  return { told: heard.map(tell), asked: asked() };
}

const tell = ({ kind, route, id, postId, audience }: Change) =>
  `${kind} ${route}/${id}${postId === undefined ? '' : ` under ${postId}`}${audience === 'caches' ? ' (caches)' : ''}`;

const asked = () =>
  site.calls
    .splice(0)
    .map(({ route, query }) =>
      [route, ...Object.entries(query).map(([name, value]) => `${name}=${value}`)].join(' '),
    );

function edit(id: number, minute: number, values: Record<string, unknown> = {}): void {
  const modified = new Date(Date.UTC(2025, 5, 1, 12, minute)).toISOString().slice(0, 19);
  const row = posts.find((post) => post.id === id);
  Object.assign(row ?? {}, { modified, modified_gmt: modified, ...values });
}

function publish(id: number, minute: number, values: Record<string, unknown> = {}): void {
  const date = new Date(Date.UTC(2025, 5, 1, 12, minute)).toISOString().slice(0, 19);
  posts.push(makePost({ id, date, ...values }));
}

const remove = (...ids: number[]) => {
  posts.splice(0, posts.length, ...posts.filter(({ id }) => !ids.includes(id)));
};

test('sends no request if nothing is cached and nobody subscribes', async () => {
  watchList = EMPTY_WATCH_LIST;
  expect(await look()).toEqual({ told: [], asked: [] });
});

test('sends one small request per poll, and reports nothing if nothing changed', async () => {
  expect(await look()).toEqual({ told: [], asked: [BEGIN] });
  expect(await look()).toEqual({ told: [], asked: [LOOK] });
});

test('reports edited and published items once', async () => {
  await look();
  edit(7, 1);
  publish(31, 2);
  expect(await look()).toEqual({ told: [`CREATED ${POSTS}/31`, `UPDATED ${POSTS}/7`], asked: [LOOK] });
  edit(7, 3);
  expect((await look()).told).toEqual([`UPDATED ${POSTS}/7`]);
  expect((await look()).told).toEqual([]);
});

test('reports a change in the same second as one already reported', async () => {
  await look();
  edit(7, 1);
  await look();
  edit(8, 1);
  expect((await look()).told).toEqual([`UPDATED ${POSTS}/8`]);
});

test('drops an item again if it changed in the second of the poll', async () => {
  await look();
  const now = new Date(Date.now() + 1_000).toISOString().slice(0, 19);
  edit(7, 0, { modified: now, modified_gmt: now });
  expect((await look()).told).toEqual([`UPDATED ${POSTS}/7`]);
  expect((await look()).told).toEqual([`UPDATED ${POSTS}/7 (caches)`]);
});

test('reads on if more changed than fits into one request', async () => {
  posts.push(...range(31, 260).map((id) => makePost({ id })));
  await look();
  for (const id of range(1, 150)) edit(id, 1);
  const { told, asked } = await look();
  expect(told.toSorted()).toEqual(
    range(1, 150)
      .map((id) => `UPDATED ${POSTS}/${id}`)
      .toSorted(),
  );
  // All of one second, which pages tear apart: that second is read by id.
  const second =
    '/wp/v2/posts modified_after=2025-06-01T12:00:59Z modified_before=2025-06-01T12:01:01Z orderby=id per_page=100 _fields=id,date_gmt,modified_gmt';
  expect(asked).toEqual([
    LOOK,
    BEGIN,
    BEGIN.replace(' _fields', ' page=2 _fields'),
    second,
    `${second} page=2`,
  ]);
});

test('detects deletions by the total', async () => {
  await look();
  remove(9, 12);
  const { told, asked } = await look();
  expect(told.toSorted()).toEqual([`DELETED ${POSTS}/12`, `DELETED ${POSTS}/9`]);
  expect(asked).toEqual([
    LOOK,
    `${POSTS} include=${range(1, 30).reverse().join(',')} per_page=100 _fields=id`,
  ]);
  expect(await look()).toEqual({ told: [], asked: [LOOK] });
});

test('treats items sent back to draft as deleted', async () => {
  await look();
  edit(9, 1, { status: 'draft' });
  expect((await look()).told).toEqual([`DELETED ${POSTS}/9`]);
});

test('detects a deletion and a publication that leave the total unchanged', async () => {
  await look();
  remove(9);
  publish(31, 1);
  expect((await look()).told).toEqual([`CREATED ${POSTS}/31`, `DELETED ${POSTS}/9`]);
});

test('detects scheduled items, which are published with an older `modified`', async () => {
  await look();
  publish(31, 1, { modified: '2023-01-01T00:00:00', modified_gmt: '2023-01-01T00:00:00' });
  expect(await look()).toEqual({
    told: [`CREATED ${POSTS}/31`],
    asked: [LOOK, BEGIN.replace('orderby=modified', 'orderby=date')],
  });
});

test('drops lists if it cannot tell what is missing from them', async () => {
  posts.push(...range(31, 160).map((id) => makePost({ id })));
  await look();
  remove(1);
  expect((await look()).told).toEqual([`DELETED ${POSTS}/0 (caches)`]);
});

test('reports nothing about items that do not exist', async () => {
  watchList = { cachedRoutes: [POSTS], cachedIds: { [POSTS]: [1, 999] }, subscribedRoutes: [] };
  await look();
  clock += 300_000;
  expect((await look()).told).toEqual([]);
});

test('drops items that changed shortly before the first poll', async () => {
  const now = new Date().toISOString().slice(0, 19);
  edit(7, 0, { modified: now, modified_gmt: now });
  expect((await look()).told).toEqual([`UPDATED ${POSTS}/7 (caches)`]);
});

test('drops cached terms at intervals, since terms have no modification date', async () => {
  watchList = {
    cachedRoutes: ['/wp/v2/tags'],
    cachedIds: { '/wp/v2/tags': [1, 2, 3] },
    subscribedRoutes: [],
  };
  expect(await look()).toEqual({ told: [], asked: [] });
  clock += 300_000;
  const sweep = '/wp/v2/tags include=3,2,1 per_page=100 _fields=id';
  expect(await look()).toEqual({ told: [], asked: [sweep] });
  tags.splice(1, 1);
  clock += 300_000;
  expect(await look()).toEqual({ told: ['DELETED /wp/v2/tags/2'], asked: [sweep] });
});

test('reports new comments, and those approved later', async () => {
  watchList = { ...EMPTY_WATCH_LIST, subscribedRoutes: ['/wp/v2/comments'] };
  const LIST = '/wp/v2/comments orderby=date_gmt order=desc per_page=10 _fields=id,date_gmt,post';
  await look();
  comments.push(
    makeComment({ id: 4, post: 2, date: '2025-06-01T12:00:00', date_gmt: '2025-06-01T12:00:00' }),
  );
  expect(await look()).toEqual({ told: ['CREATED /wp/v2/comments/4 under 2'], asked: [LIST] });
  comments.push(
    makeComment({ id: 5, post: 1, date: '2023-06-01T12:00:00', date_gmt: '2023-06-01T12:00:00' }),
  );
  expect((await look()).told).toEqual(['CREATED /wp/v2/comments/5 under 1']);
});

test('a refused route does not affect others, and is requested again with the next sweep', async () => {
  watchList = { ...EMPTY_WATCH_LIST, subscribedRoutes: ['/wp/v2/comments', POSTS] };
  failure = undefined;
  await site.close();
  site = await startWordPressServer({
    posts,
    override: ({ route }) =>
      route === '/wp/v2/comments' ? { status: 401, body: { code: 'no' } } : undefined,
  });
  await watcher.stop();
  const { restRoot } = site;
  const model = buildSiteModel({ restRoot, home: site.url, types: undefined, taxonomies: undefined });
  watcher = new SiteWatcher({
    ...{ client: createClient({ restRoot, siteUrl: site.url }), hub, onError },
    ...{ site: () => model, watchList: () => watchList },
    ...{ interval: INTERVAL, sweepInterval: 300_000, now: () => clock },
  });
  expect((await look()).asked).toEqual([expect.stringContaining('/wp/v2/comments'), BEGIN]);
  expect((await look()).asked).toEqual([LOOK]);
  clock += 300_000;
  expect((await look()).asked).toEqual([expect.stringContaining('/wp/v2/comments'), LOOK]);
  expect(onError).not.toHaveBeenCalled();
});

test('backs off while WordPress is down, reports it once, and misses no change', async () => {
  await look();
  failure = { status: 503, body: '' };
  edit(7, 1);
  const looks: number[] = [];
  for (let count = 0; count < 16; count += 1) {
    looks.push(Math.min(1, (await look()).asked.length));
  }
  expect(looks).toEqual([1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(onError).toHaveBeenCalledTimes(1);
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  failure = undefined;
  clock += 300_000;
  expect((await look()).told).toEqual([`UPDATED ${POSTS}/7`]);
});

test('reports changes from before a subscription to caches only', async () => {
  await look();
  watchList = EMPTY_WATCH_LIST;
  expect((await look()).asked).toEqual([]);
  edit(7, 1);
  watchList = subscribedPosts;
  expect(await look()).toEqual({ told: [`UPDATED ${POSTS}/7 (caches)`], asked: [LOOK] });
  edit(8, 2);
  expect((await look()).told).toEqual([`UPDATED ${POSTS}/8`]);
});

test('polls at once after a write that may have changed public content', async () => {
  await look();
  edit(7, 1);
  publish(31, 2, { status: 'draft' });
  await hub.publish([
    { route: POSTS, id: 7, kind: 'UPDATED', audience: 'caches' },
    { route: POSTS, id: 31, kind: 'CREATED', audience: 'caches' },
  ]);
  await vi.waitUntil(() => heard.some(({ audience }) => audience === 'everyone'), { timeout: 20_000 });
  expect(heard.map(tell)).toEqual([
    `UPDATED ${POSTS}/7 (caches)`,
    `CREATED ${POSTS}/31 (caches)`,
    `UPDATED ${POSTS}/7`,
  ]);
  expect(asked()).toEqual([LOOK]);
});

test('sends no request after a write if only caches need it', async () => {
  watchList = { cachedRoutes: [POSTS], cachedIds: { [POSTS]: [7] }, subscribedRoutes: [] };
  await look();
  site.calls.length = 0;
  await hub.publish([{ route: POSTS, id: 7, kind: 'UPDATED', audience: 'caches' }]);
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  expect(asked()).toEqual([]);
});

test('never runs two polls at once', async () => {
  await look();
  site.calls.length = 0;
  await Promise.all([watcher.poll(), watcher.poll(), watcher.poll()]);
  expect(asked()).toEqual([LOOK]);
});

test('ends with the gateway, even during a poll', async () => {
  const looking = watcher.poll();
  await watcher.stop();
  await looking;
  site.calls.length = 0;
  await watcher.poll();
  expect([asked(), onError.mock.calls]).toEqual([[], []]);
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
