import { afterAll, beforeAll, expect, test } from 'vitest';
import { range } from '../../helpers/gateway.ts';
import { SeededRandom } from '../../helpers/proof/seeded-random.ts';
import { startSites, type TestSites } from '../../helpers/sites.ts';
import { makePage, makePost, makeUser, type Row } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const KEYS = ['us', 'in', 'jp', 'de', 'at', 'br', 'ca', 'cl', 'fr', 'nz'];

const dateOf = (second: number): string =>
  new Date(Date.UTC(2024, 0, 1) + second * 1000).toISOString().slice(0, 19);

/** Ten sites that publish at very different rates; many of their items have the same second. */
function tenSites(random: SeededRandom) {
  return Object.fromEntries(
    KEYS.map((key, index): [string, WordPressServerOptions & { posts: Row[] }] => {
      const posts = range(1, Math.ceil(100 / (index + 1))).map((id) =>
        makePost({ id, title: `${key} ${id}`, date: dateOf(random.int(0, 200)), author: 5 + (id % 3) }),
      );
      const users = range(5, 7).map((id) => makeUser({ id, name: `Author ${id} of ${key}` }));
      return [key, { name: key, posts, users, pages: [makePage({ id: 900, date: dateOf(100) })] }];
    }),
  );
}

interface Page {
  readonly list: {
    readonly nodes: readonly { readonly title: string; readonly date: string; readonly author?: object }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount?: number;
  };
}

const sum = (asked: Readonly<Record<string, number>>): number =>
  Object.values(asked).reduce((total, one) => total + one, 0);

/** All pages of a list, with the requests to all sites that each of them took. */
async function walk(sites: TestSites, field: string, selection: string) {
  const nodes: Page['list']['nodes'][number][] = [];
  const requests: number[] = [];
  let after = '';
  sites.asked();
  for (;;) {
    const { data, errors } = await sites.query<Page>(
      '/graphql',
      `{ list: ${field.replace(')', `${after})`)} { nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(errors).toBeUndefined();
    nodes.push(...data.list.nodes);
    requests.push(sum(sites.asked()));
    const { hasNextPage, endCursor } = data.list.pageInfo;
    if (!hasNextPage) return { nodes, requests };
    after = `, after: "${endCursor}"`;
  }
}

const contents = tenSites(new SeededRandom(7));
let sites: TestSites;
beforeAll(async () => {
  sites = await startSites(contents);
});
afterAll(async () => await sites[Symbol.asyncDispose]());

test('a later page of ten sites costs about no request, and each item is on one page', async () => {
  const { nodes, requests } = await walk(sites, 'posts(first: 20)', 'title date author { name }');
  const all = Object.entries(contents).flatMap(([key, { posts }]) =>
    posts.map(({ id, date, author }) => ({
      title: `${key} ${id}`,
      date: `${date}.000Z`,
      author: { name: `Author ${author} of ${key}` },
    })),
  );
  const keyOf = (title: string) => title.split(' ')[0] ?? '';
  const idOf = (title: string) => Number(title.split(' ')[1]);
  expect(nodes).toEqual(
    all.toSorted(
      (one, other) =>
        Number(one.date < other.date) - Number(one.date > other.date) ||
        Number(keyOf(one.title) > keyOf(other.title)) - Number(keyOf(one.title) < keyOf(other.title)) ||
        idOf(other.title) - idOf(one.title),
    ),
  );
  const [first = 0, second, ...later] = requests;
  // The list of each site, its authors, and for some the items of a second that goes on beyond its rows.
  expect(first).toBeLessThanOrEqual(30);
  expect(second).toBe(0);
  expect(later.reduce((total, one) => total + one, 0) / later.length).toBeLessThanOrEqual(1);
});

test('content of all types, and searches, are lists of all sites, too', async () => {
  const contentsOfAll = await walk(
    sites,
    'contents(first: 50, types: ["post", "page"])',
    '__typename title date',
  );
  expect(contentsOfAll.nodes).toHaveLength(
    Object.values(contents).reduce((total, { posts }) => total + posts.length + 1, 0),
  );
  const dates = contentsOfAll.nodes.map(({ date }) => date);
  expect(dates).toEqual(dates.toSorted().reverse());
  const found = await walk(sites, 'search(query: "1", first: 7, sites: ["jp", "us"])', 'title');
  const titles = found.nodes.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  // The sites in turn, since their scores cannot be compared.
  expect(titles.slice(0, 4).map((title) => title.slice(0, 2))).toEqual(['jp', 'us', 'jp', 'us']);
});

test('the total is that of all sites, on each page', async () => {
  const total = Object.values(contents).reduce((count, { posts }) => count + posts.length, 0);
  const query = (after: string) =>
    sites.query<Page>(
      '/graphql',
      `{ list: posts(first: 200${after}) { totalCount nodes { title date } pageInfo { hasNextPage endCursor } } }`,
    );
  const first = await query('');
  expect(first.data.list.totalCount).toBe(total);
  const second = await query(`, after: "${first.data.list.pageInfo.endCursor}"`);
  expect(second.data.list).toEqual({
    totalCount: total,
    nodes: expect.any(Array),
    pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
  });
});

test('what is published meanwhile is on no later page, whatever is cached', async () => {
  const three = Object.fromEntries(
    Object.entries(tenSites(new SeededRandom(10))).filter(([key]) => ['us', 'in', 'jp'].includes(key)),
  );
  await using few = await startSites(three, { cache: { ttl: 0 } });
  const { nodes: before } = await walk(few, 'posts(first: 100)', 'title date');
  const page = await few.query<Page>(
    '/graphql',
    '{ list: posts(first: 30) { nodes { title date } pageInfo { hasNextPage endCursor } } }',
  );
  for (const { posts } of Object.values(three)) {
    posts.unshift(makePost({ id: 800, title: 'new 800', date: dateOf(1_000) }));
  }
  const next = await few.query<Page>(
    '/graphql',
    `{ list: posts(first: 30, after: "${page.data.list.pageInfo.endCursor}") { nodes { title date } } }`,
  );
  expect([...page.data.list.nodes, ...next.data.list.nodes]).toEqual(before.slice(0, 60));
});
