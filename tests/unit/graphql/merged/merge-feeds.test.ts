import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeFeedPlace,
  encodeFeedPlace,
  type FeedPlace,
} from '../../../../src/graphql/merged/feed/feed-cursor.ts';
import { mergeFeeds } from '../../../../src/graphql/merged/feed/merge-feeds.ts';
import { SiteFeed } from '../../../../src/graphql/merged/feed/site-feed.ts';

interface Item {
  readonly id: number;
  /** By the site's own clock, which its list is ordered by. */
  readonly local: number;
  readonly date: number;
}

/** A site's list: newest first, items of one second by id. Its cursors are places, which stay where they are. */
class ImitatedList {
  readonly items: Item[] = [];
  reads = 0;

  page(after: string | undefined, first: number) {
    this.reads += 1;
    const sorted = this.items.toSorted((one, other) => other.local - one.local || other.id - one.id);
    const [local = Number.POSITIVE_INFINITY, id = 0] = after?.split(':').map(Number) ?? [];
    const rest = sorted.filter((item) => item.local < local || (item.local === local && item.id < id));
    const rows = rest.slice(0, first).map((item) => ({
      ...{ row: item.id, id: item.id, date: item.date },
      cursor: `${item.local}:${item.id}`,
    }));
    return {
      rows,
      hasNextPage: rest.length > first,
      endCursor: rows.at(-1)?.cursor ?? null,
    };
  }
}

interface Walk {
  readonly lists: ReadonlyMap<string, ImitatedList>;
  readonly size: number;
  readonly rows: number;
  readonly isHeld: boolean;
  /** Called between pages. */
  readonly meanwhile?: (page: number) => void;
}

/** All pages of the merged list, each by the cursor of an item of the one before. */
async function walk({ lists, size, rows, isHeld, meanwhile }: Walk) {
  const seen: { site: string; id: number; date: number | undefined }[] = [];
  let from: FeedPlace | undefined;
  for (let page = 0; page < 1_000; page++) {
    const feeds = [...lists].map(
      ([site, list]) =>
        new SiteFeed<number>({
          ...{ site, by: 'date', isHeld, bound: from?.last, start: from?.starts[site] },
          read: async (after) => list.page(after, rows),
        }),
    );
    const { items, hasNextPage } = await mergeFeeds(feeds, size, from?.starts);
    seen.push(...items.map(({ site, id, date }) => ({ site, id, date })));
    if (!hasNextPage) return seen;
    const last = items.at(-1);
    expect(items).toHaveLength(size);
    if (!last) throw new Error('Expected an item on a page that is followed by another.');
    from = decodeFeedPlace(encodeFeedPlace(last.place));
    meanwhile?.(page);
  }
  throw new Error('Expected the list to end.');
}

const KEYS = ['us', 'in', 'jp', 'de', 'at', 'br'];

/** Few seconds, so that many items of several sites have the same. */
const datesOf = (most: number) => fc.array(fc.nat({ max: 40 }), { maxLength: most });
const options = fc.record({
  dates: fc.array(datesOf(30), { minLength: 1, maxLength: KEYS.length }),
  size: fc.integer({ min: 1, max: 12 }),
  rows: fc.integer({ min: 1, max: 25 }),
  isHeld: fc.boolean(),
});

function listsOf(dates: readonly (readonly number[])[], utcOf: (local: number) => number = (local) => local) {
  const lists = new Map(dates.map((_, index) => [KEYS[index] ?? '', new ImitatedList()] as const));
  for (const [index, list] of [...lists.values()].entries()) {
    for (const [number, local] of (dates[index] ?? []).entries()) {
      list.items.push({ id: number + 1, local, date: utcOf(local) });
    }
  }
  return lists;
}

const all = (lists: Walk['lists']) =>
  [...lists].flatMap(([site, { items }]) => items.map(({ id, date }) => ({ site, id, date })));

const inOrder = (items: ReturnType<typeof all>) =>
  items.toSorted(
    (one, other) =>
      other.date - one.date || (one.site < other.site ? -1 : one.site > other.site ? 1 : other.id - one.id),
  );

describe('a list of several sites', () => {
  test('has each item once, newest first, then by site, then as on the site', async () => {
    await fc.assert(
      fc.asyncProperty(options, async ({ dates, ...paging }) => {
        const lists = listsOf(dates);
        expect(await walk({ lists, ...paging })).toEqual(inOrder(all(lists)));
      }),
      { numRuns: 150 },
    );
  });

  test('loses and repeats nothing of what was there, while items are published and deleted', async () => {
    const events = fc.array(fc.record({ site: fc.nat(), date: fc.nat({ max: 60 }), deletes: fc.boolean() }), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(options, events, async ({ dates, ...paging }, meanwhile) => {
        const lists = listsOf(dates);
        const before = all(lists);
        const deleted = new Set<string>();
        const seen = await walk({
          ...{ lists, ...paging },
          meanwhile(page) {
            const event = meanwhile[page];
            const [site, list] = [...lists][(event?.site ?? 0) % lists.size] ?? [];
            if (!event || !site || !list) return;
            if (event.deletes) {
              const [gone] = list.items.splice(event.date % Math.max(1, list.items.length), 1);
              if (gone) deleted.add(`${site} ${gone.id}`);
            } else {
              list.items.push({ id: 1_000 + page, local: event.date, date: event.date });
            }
          },
        });
        const keys = seen.map(({ site, id }) => `${site} ${id}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { site, id } of before) {
          if (!deleted.has(`${site} ${id}`)) expect(keys).toContain(`${site} ${id}`);
        }
        const dated = seen.map(({ date }) => date ?? 0);
        expect(dated).toEqual(dated.toSorted((one, other) => other - one));
      }),
      { numRuns: 300 },
    );
  });

  test('loses nothing where the clock of a site is put back, and its own order is not that of UTC', async () => {
    await fc.assert(
      fc.asyncProperty(options, fc.nat({ max: 40 }), async ({ dates, ...paging }, change) => {
        const lists = listsOf(dates, (local) => (local < change ? local : local - 5));
        const seen = await walk({ lists, ...paging });
        const keys = (items: ReturnType<typeof all>) => items.map(({ site, id }) => `${site} ${id}`).sort();
        expect(keys(seen as ReturnType<typeof all>)).toEqual(keys(all(lists)));
      }),
      { numRuns: 150 },
    );
  });

  test('reads each site once for a page, and none again while the rows last', async () => {
    const lists = listsOf(KEYS.map((_, index) => Array.from({ length: 200 }, (_each, n) => n * 6 + index)));
    const readsOfPages: number[] = [];
    let before = 0;
    await walk({
      ...{ lists, size: 10, rows: 20, isHeld: false },
      meanwhile() {
        const reads = [...lists.values()].reduce((sum, list) => sum + list.reads, 0);
        readsOfPages.push(reads - before);
        before = reads;
      },
    });
    expect(readsOfPages.every((reads) => reads === KEYS.length)).toBe(true);
  });
});

test('a site that fails leaves the others', async () => {
  const us = listsOf([[3, 2, 1]]).get('us');
  const { items, failures } = await mergeFeeds(
    ['us', 'in'].map(
      (site) =>
        new SiteFeed<number>({
          ...{ site, by: 'date', isHeld: true, bound: undefined, start: undefined },
          async read(after) {
            if (site === 'in' || !us) throw new Error('down');
            return us.page(after, 10);
          },
        }),
    ),
    10,
  );
  expect(items.map(({ site, id }) => [site, id])).toEqual([
    ['us', 1],
    ['us', 2],
    ['us', 3],
  ]);
  expect([...failures]).toEqual([['in', new Error('down')]]);
});

test.each([['what'], ['W10'], ['WzEsInVzIl0']])('%s is no cursor', (cursor) => {
  expect(() => decodeFeedPlace(cursor)).toThrow('Expected `after` to be a cursor of a list of all sites');
});
