import { describe, expect, test } from 'vitest';
import { EntityCache } from '../../../src/cache/entity-cache.ts';
import { TaggedMemory } from '../../../src/cache/tagged-memory.ts';
import { RecentChanges } from '../../../src/changes/recent-changes.ts';

const ROUTE = '/wp/v2/tags';

function startCache() {
  const clock = { time: 1_000_000 };
  const now = () => clock.time;
  const changes = new RecentChanges(now);
  const cache = new EntityCache({
    memory: new TaggedMemory(1_000_000, ({ row }) => row?.length ?? 0),
    lifetimes: { fresh: 60_000, stale: 0, onError: 3_600_000 },
    changes,
    now,
  });
  const find = async (fields: readonly string[], isRevalidation = false) => {
    const serves = (held: readonly string[]) => fields.every((field) => held.includes(field));
    const { fresh, older } = await cache.find(ROUTE, [1, 2], serves, isRevalidation);
    const rows = (found: typeof fresh) =>
      [...found].map(([id, { value }]) => [id, value.row && JSON.parse(value.row)]);
    return { fresh: rows(fresh), older: rows(older) };
  };
  return { cache, clock, changes, find, hold: cache.hold.bind(cache, ROUTE) };
}

describe('items held', () => {
  test('serve whoever needs no other fields', async () => {
    const { clock, find, hold } = startCache();
    hold([[1, { id: 1, name: 'Ink', slug: 'ink' }]], ['id', 'name', 'slug'], clock.time);
    expect((await find(['name'])).fresh).toEqual([[1, { id: 1, name: 'Ink', slug: 'ink' }]]);
    expect((await find(['count'])).fresh).toEqual([]);
  });

  test('keep the fields that they were held with before, and are as old as those', async () => {
    const { clock, find, hold } = startCache();
    hold([[1, { id: 1, title: { rendered: 'Ink' } }]], ['id', 'title.rendered'], clock.time);
    clock.time += 20_000;
    hold([[1, { id: 1, title: { protected: false } }]], ['id', 'title.protected'], clock.time);
    const both = ['title.rendered', 'title.protected'];
    expect((await find(both)).fresh).toEqual([[1, { id: 1, title: { rendered: 'Ink', protected: false } }]]);
    clock.time += 40_000;
    expect((await find(both)).fresh).toEqual([]);
  });

  test('keep the links that they have when they are asked for others that they do not have', async () => {
    const { clock, find, hold } = startCache();
    const links = { 'version-history': [{ count: 0 }] };
    hold([[1, { id: 1, _links: links }]], ['id', '_links.version-history'], clock.time);
    hold([[1, { id: 1, _links: [] }]], ['id', '_links.up'], clock.time);
    expect((await find(['_links.version-history'])).fresh).toEqual([[1, { id: 1, _links: links }]]);
    hold([[1, { id: 1, _links: [] }]], ['id', '_links'], clock.time);
    expect((await find(['_links.version-history'])).fresh).toEqual([[1, { id: 1, _links: [] }]]);
  });

  test('are known to be missing, too', async () => {
    const { clock, find, hold } = startCache();
    hold([[2, null]], ['id'], clock.time);
    expect((await find(['name'])).fresh).toEqual([[2, null]]);
  });

  test('are of use to their last hour where WordPress fails', async () => {
    const { clock, find, hold } = startCache();
    hold([[1, { id: 1 }]], ['id'], clock.time);
    clock.time += 3_599_999;
    expect(await find(['id'])).toEqual({ fresh: [], older: [[1, { id: 1 }]] });
    clock.time += 1;
    expect(await find(['id'])).toEqual({ fresh: [], older: [] });
  });

  test('are read anew early for what is done behind the caller’s back', async () => {
    const { clock, find, hold } = startCache();
    hold([[1, { id: 1 }]], ['id'], clock.time);
    clock.time += 40_000;
    expect((await find(['id'])).fresh).toHaveLength(1);
    expect((await find(['id'], true)).fresh).toHaveLength(0);
  });

  test('that changed while they were asked for are not held', async () => {
    const { clock, changes, find, hold } = startCache();
    const asOf = clock.time;
    changes.note([`${ROUTE}/1`]);
    hold([[1, { id: 1 }]], ['id'], asOf);
    expect((await find(['id'])).fresh).toEqual([]);
  });
});
