import { describe, expect, test } from 'vitest';
import { range, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { SeededRandom } from '../../helpers/proof/seeded-random.ts';
import { type Page, readPage, walk } from '../../helpers/walk.ts';
import {
  makeCategory,
  makeComment,
  makeMedia,
  makePage,
  makePost,
  makeTag,
  makeUser,
} from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const GIVEN = process.env['PAGING_SEEDS'];
const SEEDS = (GIVEN ?? '1').split(',').map(Number);
/** All cases for seeds that are given, two of them otherwise: each site has others. */
const sample = <T>(random: SeededRandom, cases: readonly T[]): readonly T[] =>
  GIVEN === undefined ? random.shuffled(cases).slice(0, 2) : cases;

/** An integer from 0 on, below a limit. */
const below = (random: SeededRandom, limit: number): number => random.int(0, limit - 1);

/** A site with many equal values: dates, authors, parents, counts, titles. */
function siteOf(random: SeededRandom): WordPressServerOptions {
  const some = (most: number) => range(1, 1 + below(random, most));
  const second = () => `2024-01-01T08:00:${String(below(random, 1 + below(random, 30))).padStart(2, '0')}`;
  const few = () => below(random, 1 + below(random, 4));
  const title = () => ({ rendered: ['Ink', 'ink', 'Pen', 'Paper', 'Press'][below(random, 5)] ?? 'Ink' });
  const dated = () => ({ date: second(), modified: second() });
  const users = range(1, 5).map((id) => makeUser({ id, name: `Writer ${id % 3}` }));
  return {
    users,
    posts: some(230).map((id) =>
      makePost({
        ...{ id, ...dated(), author: 1 + few(), title: title() },
        ...{ categories: [3001 + few(), 3001 + below(random, 9)], tags: [4001 + few()] },
      }),
    ),
    pages: some(130).map((id) =>
      makePage({ id: 1000 + id, ...dated(), menu_order: few(), parent: id > 3 ? 1001 + few() : 0 }),
    ),
    media: some(60).map((id) => makeMedia({ id: 2000 + id, ...dated() })),
    categories: some(150).map((id) => makeCategory({ id: 3000 + id, name: `Topic ${few()}`, count: few() })),
    tags: some(230).map((id) => makeTag({ id: 4000 + id, name: `Tag ${few()}`, count: few() })),
    comments: some(60).map((id) =>
      makeComment({ id: 5000 + id, post: 1 + few(), ...dated(), date_gmt: second() }),
    ),
  };
}

const LISTS: readonly (readonly [list: string, orders: readonly string[]])[] = [
  ['posts', ['DATE', 'MODIFIED', 'AUTHOR', 'TITLE', 'ID', 'SLUG']],
  ['pages', ['DATE', 'MENU_ORDER', 'PARENT', 'MODIFIED']],
  ['media', ['DATE', 'MODIFIED']],
  ['categories', ['NAME', 'COUNT', 'ID']],
  ['tags', ['NAME', 'COUNT', 'SLUG']],
  ['authors', ['NAME', 'ID']],
  ['comments', ['DATE', 'ID']],
];

async function assertWhole(gateway: TestGateway, random: SeededRandom, list: string, order: string) {
  const direction = below(random, 2) === 0 ? 'ASC' : 'DESC';
  const args = `orderBy: { field: ${order}, direction: ${direction} }`;
  const whole = (await readPage(gateway, list, `first: 1000 ${args}`)).nodes.map(
    ({ databaseId }) => databaseId,
  );
  expect(new Set(whole).size, `${list} ${args}: repeated in one answer`).toBe(whole.length);
  for (const by of sample(random, [1 + below(random, 9), 10 + below(random, 100), 100])) {
    if (whole.length / by > 25) continue;
    const forward = await walk(gateway, list, { by, args });
    expect(forward.flat(), `${list} ${args} forward by ${by}`).toEqual(whole);
    const back = await walk(gateway, list, { by, args, backward: true });
    expect(back.toReversed().flat(), `${list} ${args} backward by ${by}`).toEqual(whole);
  }
  return whole;
}

const CAPS: readonly (readonly [string, WordPressServerOptions])[] = [
  ['as WordPress is', {}],
  ['whose theme sets 12 posts a page', { postsPerPage: 12 }],
  ['that caps pages at 20 rows', { rowCap: 20 }],
  ['that allows 15 items per request', { maximum: 15 }],
];

describe.each(CAPS)('a site %s: each item once, in one order whatever the page size', (name, cap) => {
  // Thousands of requests: a busy machine takes longer than for other tests.
  // One seed here, and a sample of all orders; `PAGING_SEEDS=1,2,3 npm run test:integration -- paging-property` for more.
  test.each(SEEDS)('of seed %i', { timeout: 120_000 }, async (seed) => {
    const random = new SeededRandom(seed + name.length);
    const contents = siteOf(random);
    await using gateway = await startGateway({ ...contents, ...cap });
    const lengths = {
      posts: contents.posts?.length,
      pages: contents.pages?.length,
      media: contents.media?.length,
      categories: contents.categories?.length,
      tags: contents.tags?.length,
      authors: new Set(contents.posts?.map((post) => post['author'])).size,
      comments: contents.comments?.length,
    };
    for (const [list, orders] of LISTS) {
      for (const order of sample(random, orders)) {
        const whole = await assertWhole(gateway, random, list, order);
        expect(whole.length, `${list} by ${order}`).toBe(lengths[list as keyof typeof lengths]);
      }
    }
  });
});

/** Lists under the items of a list, which are merged into few requests, and the same lists on their own. */
const UNDER: readonly (readonly [owners: string, list: string, alone: (owner: number) => string])[] = [
  ['categories', 'posts', (id) => `posts(where: { category: [${id}] }`],
  ['tags', 'posts', (id) => `posts(where: { tag: [${id}] }`],
  ['authors', 'posts', (id) => `posts(where: { author: [${id}] }`],
  ['posts', 'comments', (id) => `comments(where: { post: [${id}] }`],
];

interface Owners {
  readonly owners: {
    readonly nodes: readonly { readonly databaseId: number; readonly list: Omit<Page, 'pageInfo'> }[];
  };
}

describe.each([...CAPS, ['of an old WordPress', { core: 4.9 }] as const])('a site %s', (_, cap) => {
  test.each(SEEDS)(
    'has the same items in lists under a list, of seed %i',
    { timeout: 120_000 },
    async (seed) => {
      const random = new SeededRandom(seed + 1_000);
      await using gateway = await startGateway({ ...siteOf(random), ...cap });
      for (const [owners, list, alone] of UNDER) {
        for (const end of ['first', 'last']) {
          const [count, size] = [2 + below(random, 12), 1 + below(random, 30)];
          const { data, errors } = await gateway.query<Owners>(
            `{ owners: ${owners}(first: ${count}) { nodes { databaseId list: ${list}(${end}: ${size}) { totalCount pageInfo { startCursor hasNextPage hasPreviousPage } nodes { databaseId } } } } }`,
          );
          expect(errors).toBeUndefined();
          for (const { databaseId, list: found } of data.owners.nodes) {
            const expected = await gateway.query<{ list: Page }>(
              `{ list: ${alone(databaseId)}, ${end}: ${size}) { totalCount pageInfo { startCursor hasNextPage hasPreviousPage } nodes { databaseId } } }`,
            );
            expect(found, `${list} of ${owners} ${databaseId}, ${end} ${size}`).toEqual(expected.data.list);
          }
        }
      }
    },
  );

  test.each(SEEDS)(
    'has each item once in the feed of all types, of seed %i',
    { timeout: 120_000 },
    async (seed) => {
      const random = new SeededRandom(seed + 2_000);
      const contents = siteOf(random);
      await using gateway = await startGateway({ ...contents, ...cap });
      const whole = (await walk(gateway, 'contents', { by: 100 })).flat();
      expect(new Set(whole).size).toBe(whole.length);
      expect(whole).toHaveLength((contents.posts?.length ?? 0) + (contents.pages?.length ?? 0));
      for (const by of [7 + below(random, 20), 30 + below(random, 60), 1_000]) {
        expect((await walk(gateway, 'contents', { by })).flat(), `by ${by}`).toEqual(whole);
      }
    },
  );

  test.each(SEEDS)('without cursors, a page lacks nothing, of seed %i', async (seed) => {
    const random = new SeededRandom(seed + 3_000);
    const contents = siteOf(random);
    const lists = [
      ['posts', contents.posts],
      ['pages', contents.pages],
      ['media', contents.media],
      ['comments', contents.comments],
      ['tags', contents.tags],
    ] as const;
    for (const [list, rows = []] of lists) {
      // A new gateway knows nothing of the site's pages.
      await using gateway = await startGateway({ ...contents, ...cap });
      const size = 2 + below(random, 98);
      const { data, errors } = await gateway.query<{ list: Page }>(
        `{ list: ${list}(first: ${size}) { nodes { databaseId } } }`,
      );
      expect(errors).toBeUndefined();
      const ids = data.list.nodes.map(({ databaseId }) => databaseId);
      expect(new Set(ids).size, `${list}, first ${size}`).toBe(Math.min(size, rows.length));
    }
  });
});
