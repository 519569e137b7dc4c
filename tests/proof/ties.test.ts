import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Gateway } from '../../src/server/gateway.ts';
import { startQuietGateway } from './embedded.ts';

/**
 * A WordPress on MariaDB, which orders equal values differently for each LIMIT, unlike the embedded one's SQLite:
 * `bench/rig/up.sh`, then `bench/rig/seed/ties.php`.
 */
const SITE = process.env['RIG_URL'];
const NO_LIMITS = { limits: { maxCost: 100_000, operationTimeout: 120_000 }, cache: { ttl: 0 } };

let gateway: Gateway;
beforeAll(async () => {
  if (SITE !== undefined) gateway = await startQuietGateway(SITE, NO_LIMITS);
});
afterAll(async () => {
  await gateway?.dispose();
});

interface Page {
  readonly nodes: readonly { readonly databaseId: number }[];
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>> &
    Readonly<Record<'startCursor' | 'endCursor', string | null>>;
}

async function readPage(list: string, args: string): Promise<Page> {
  const query = `{ list: ${list}(${args}) { nodes { ... on Node { id } databaseId } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const response = await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: { list: Page }; errors?: unknown };
  expect(errors).toBeUndefined();
  return data.list;
}

/** The ids of a whole list, walked by pages of a size. */
async function walk(list: string, size: number, args: string, backward = false): Promise<number[]> {
  const pages: number[][] = [];
  for (let cursor = ''; pages.length < 5_000; ) {
    const page = await readPage(list, `${backward ? 'last' : 'first'}: ${size} ${cursor} ${args}`);
    pages.push(page.nodes.map(({ databaseId }) => databaseId));
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (!(backward ? hasPreviousPage : hasNextPage)) break;
    cursor = backward ? `before: "${startCursor}"` : `after: "${endCursor}"`;
  }
  return (backward ? pages.reverse() : pages).flat();
}

/** The ids that WordPress has, ordered by id, which has no equal values. */
async function idsOf(route: string): Promise<number[]> {
  const ids: number[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const response = await fetch(
      `${SITE}/?rest_route=/wp/v2/${route}&orderby=id&order=asc&per_page=100&page=${page}&_fields=id`,
    );
    pages = Number(response.headers.get('x-wp-totalpages'));
    ids.push(...((await response.json()) as { id: number }[]).map(({ id }) => id));
  }
  return ids;
}

const ascending = (ids: readonly number[]): number[] => ids.toSorted((a, b) => a - b);
const order = (field: string, direction = 'ASC') => `orderBy: { field: ${field}, direction: ${direction} }`;

const LISTS: readonly (readonly [list: string, args: string, sizes: readonly number[]])[] = [
  ['posts', '', [97, 250, 1000]],
  [
    'posts',
    'where: { publishedAfter: "2021-05-05T05:05:04Z", publishedBefore: "2021-05-05T05:05:06Z" }',
    [5, 7, 100],
  ],
  ['posts', order('AUTHOR'), [130, 999]],
  ['posts', order('MODIFIED', 'DESC'), [170]],
  ['pages', order('MENU_ORDER'), [3, 50]],
  ['pages', order('MENU_ORDER', 'DESC'), [11]],
  ['pages', order('TITLE'), [9]],
  ['categories', '', [10, 33]],
  ['categories', order('COUNT', 'DESC'), [7, 100]],
  ['tags', order('COUNT'), [60, 300]],
];

describe.skipIf(SITE === undefined)(
  'lists of a WordPress on MariaDB (RIG_URL) have each item once, in one order whatever the page size',
  () => {
    test.each(LISTS)('%s %s', async (list, args, sizes) => {
      const [size = 1, ...others] = sizes;
      const whole = await walk(list, size, args);
      const all = args.includes('publishedAfter') ? whole : await idsOf(list);
      expect(new Set(whole).size).toBe(whole.length);
      expect(ascending(whole)).toEqual(all.length === whole.length ? ascending(all) : all);
      expect(whole.length).toBeGreaterThan(100);
      expect(await walk(list, size, args, true)).toEqual(whole);
      for (const other of others) {
        expect(await walk(list, other, args)).toEqual(whole);
        expect(await walk(list, other, args, true)).toEqual(whole);
      }
    });

    test('contents', async () => {
      const whole = await walk('contents', 100, '');
      expect(new Set(whole).size).toBe(whole.length);
      expect(ascending(whole)).toEqual(ascending([...(await idsOf('posts')), ...(await idsOf('pages'))]));
      expect(await walk('contents', 333, '')).toEqual(whole);
    });

    test('lists under a list', async () => {
      const query = `{ tags(first: 100, ${order('COUNT', 'DESC')}) { nodes { databaseId posts(first: 50) { nodes { databaseId } } } } }`;
      const response = await gateway.fetch('http://gateway/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      const { data, errors } = (await response.json()) as {
        data: { tags: { nodes: { databaseId: number; posts: { nodes: { databaseId: number }[] } }[] } };
        errors?: unknown;
      };
      expect(errors).toBeUndefined();
      for (const { databaseId, posts } of data.tags.nodes.slice(0, 20)) {
        const alone = await readPage('posts', `first: 50, where: { tag: [${databaseId}] }`).catch(
          () => undefined,
        );
        if (alone) expect(posts.nodes).toEqual(alone.nodes.map((node) => ({ databaseId: node.databaseId })));
      }
    });
  },
);
