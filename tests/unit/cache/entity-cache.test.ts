import { expect, test } from 'vitest';
import { EntityCache } from '../../../src/cache/entity-cache.ts';
import type { SharedStore } from '../../../src/cache/shared-store.ts';
import { TaggedLruCache } from '../../../src/cache/tagged-lru-cache.ts';
import { RecentChanges } from '../../../src/changes/recent-changes.ts';
import { createMemoryStore } from '../../helpers/memory-store.ts';

const ROUTE = '/wp/v2/tags';

function createCache(shared?: SharedStore, stale = 0) {
  const clock = { time: 1_000_000 };
  const now = () => clock.time;
  const changes = new RecentChanges(now);
  const cache = new EntityCache({
    memory: new TaggedLruCache(1_000_000, ({ row }) => row?.length ?? 0),
    lifetimes: { fresh: 60_000, stale, onError: 3_600_000 },
    changes,
    now,
    shared,
  });
  const find = async (fields: readonly string[], isRevalidation = false) => {
    const covers = (cached: readonly string[]) => fields.every((field) => cached.includes(field));
    const { fresh, stale, older } = await cache.find(ROUTE, [1, 2], covers, isRevalidation);
    const rows = (found: typeof fresh) =>
      [...found].map(([id, { value }]) => [id, value.row && JSON.parse(value.row)]);
    return { fresh: rows(fresh), ...(stale.size > 0 && { stale: rows(stale) }), older: rows(older) };
  };
  return { cache, clock, changes, find, set: cache.set.bind(cache, ROUTE) };
}

test('entity cache: an item is a hit if no other fields are needed', async () => {
  const { clock, find, set } = createCache();
  set([[1, { id: 1, name: 'Ink', slug: 'ink' }]], ['id', 'name', 'slug'], clock.time);
  expect((await find(['name'])).fresh).toEqual([[1, { id: 1, name: 'Ink', slug: 'ink' }]]);
  expect((await find(['count'])).fresh).toEqual([]);
});

test('entity cache: new fields are merged into an item, which stays as old as its oldest field', async () => {
  const { clock, find, set } = createCache();
  set([[1, { id: 1, title: { rendered: 'Ink' } }]], ['id', 'title.rendered'], clock.time);
  clock.time += 20_000;
  set([[1, { id: 1, title: { protected: false } }]], ['id', 'title.protected'], clock.time);
  const both = ['title.rendered', 'title.protected'];
  expect((await find(both)).fresh).toEqual([[1, { id: 1, title: { rendered: 'Ink', protected: false } }]]);
  clock.time += 40_000;
  expect((await find(both)).fresh).toEqual([]);
});

test('entity cache: a request for other links does not remove cached ones', async () => {
  const { clock, find, set } = createCache();
  const links = { 'version-history': [{ count: 0 }] };
  set([[1, { id: 1, _links: links }]], ['id', '_links.version-history'], clock.time);
  set([[1, { id: 1, _links: [] }]], ['id', '_links.up'], clock.time);
  expect((await find(['_links.version-history'])).fresh).toEqual([[1, { id: 1, _links: links }]]);
  set([[1, { id: 1, _links: [] }]], ['id', '_links'], clock.time);
  expect((await find(['_links.version-history'])).fresh).toEqual([[1, { id: 1, _links: [] }]]);
});

test('entity cache: missing items are cached, too', async () => {
  const { clock, find, set } = createCache();
  set([[2, null]], ['id'], clock.time);
  expect((await find(['name'])).fresh).toEqual([[2, null]]);
});

test('entity cache: stale items are available until stale-if-error expires', async () => {
  const { clock, find, set } = createCache();
  set([[1, { id: 1 }]], ['id'], clock.time);
  clock.time += 3_599_999;
  expect(await find(['id'])).toEqual({ fresh: [], older: [[1, { id: 1 }]] });
  clock.time += 1;
  expect(await find(['id'])).toEqual({ fresh: [], older: [] });
});

test('entity cache: stale items are served until stale-while-revalidate expires, except to a revalidation; missing ones are not', async () => {
  const { clock, find, set } = createCache(undefined, 10_000);
  set(
    [
      [1, { id: 1 }],
      [2, null],
    ],
    ['id'],
    clock.time,
  );
  clock.time += 69_999;
  const missing = [2, null];
  expect(await find(['id'])).toEqual({ fresh: [], stale: [[1, { id: 1 }]], older: [missing] });
  expect(await find(['id'], true)).toEqual({ fresh: [], older: [[1, { id: 1 }], missing] });
  clock.time += 1;
  expect(await find(['id'])).toEqual({ fresh: [], older: [[1, { id: 1 }], missing] });
});

test('entity cache: a revalidation does not accept items that are soon to be stale', async () => {
  const { clock, find, set } = createCache();
  set([[1, { id: 1 }]], ['id'], clock.time);
  clock.time += 40_000;
  expect((await find(['id'])).fresh).toHaveLength(1);
  expect((await find(['id'], true)).fresh).toHaveLength(0);
});

test('entity cache: items that changed while the request was in flight are not cached', async () => {
  const { clock, changes, find, set } = createCache();
  const asOf = clock.time;
  changes.note([`${ROUTE}/1`]);
  set([[1, { id: 1 }]], ['id'], asOf);
  expect((await find(['id'])).fresh).toEqual([]);
});

test('entity cache: the shared store is held to the same ages as memory', async () => {
  const store = createMemoryStore();
  const writer = createCache(store);
  writer.set([[1, { id: 1, name: 'Ink' }]], ['id', 'name'], writer.clock.time);
  const ink = [[1, { id: 1, name: 'Ink' }]];
  for (const [age, isRevalidation, fresh] of [
    [20_000, true, true],
    [40_000, true, false],
    [40_000, false, true],
    [70_000, false, false],
  ] as const) {
    const reader = createCache(store);
    reader.clock.time += age;
    expect(await reader.find(['name'], isRevalidation)).toEqual(
      fresh ? { fresh: ink, older: [] } : { fresh: [], older: ink },
    );
  }
  const late = createCache(store);
  late.clock.time += 3_600_000;
  expect(await late.find(['name'])).toEqual({ fresh: [], older: [] });
});
