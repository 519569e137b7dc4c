import { describe, expect, test } from 'vitest';
import { dealOut } from '../../../../src/loaders/lists/deal-out.ts';
import { type MergedList, mergeLists, type WantedList } from '../../../../src/loaders/lists/merge-lists.ts';
import type { ContentTypeModel } from '../../../../src/model/resources.ts';
import { restFields } from '../../../../src/wordpress/rest/fields.ts';
import type { UntypedRow } from '../../../../src/wordpress/rest/rows.ts';
import { SeededRandom } from '../../../helpers/proof/seeded-random.ts';

const POSTS: ContentTypeModel = {
  kind: 'content',
  key: 'post_type/post',
  slug: 'post',
  label: 'Posts',
  description: '',
  route: '/wp/v2/posts',
  restBase: 'posts',
  restNamespace: 'wp/v2',
  hierarchical: false,
  hasArchive: false,
  taxonomies: ['category'],
};

const listOf = (category: number, size: number, count?: number): WantedList => ({
  resource: POSTS,
  route: POSTS.route,
  query: { categories: category, orderby: 'date', order: 'desc', per_page: size },
  fields: restFields(['title.rendered'], 'content'),
  owner: { parameter: 'categories', ...(count !== undefined && { count }) },
});

const listsOf = (size: number, counts: readonly (number | undefined)[]): WantedList[] =>
  counts.map((count, index) => listOf(index + 1, size, count));

/** Which categories are asked together, and how many rows of them. */
const tell = (merged: readonly MergedList[]): string[] =>
  merged.map(({ lists, size }) => `${lists.map(({ query }) => query['categories']).join()} of ${size}`);

const known = { maximumOf: () => 100 };

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('lists are merged', () => {
  test.each([
    ['a few for their length', 5, times(5, undefined), ['1,2,3,4,5 of 60']],
    ['in requests of the same length', 5, times(8, undefined), ['1,2,3,4 of 48', '5,6,7,8 of 48']],
    ['more where they are short', 1, times(12, undefined), ['1,2,3,4,5,6,7,8,9,10,11,12 of 48']],
    ['no more than three long ones', 10, times(6, undefined), ['1,2,3 of 66', '4,5,6 of 66']],
    ['those that are long alike', 5, [900, 8, 600, 6, 700, 7], ['1,5,3 of 44', '2,6,4 of 27']],
    ['what is counted as empty', 5, [0, 0, 0, 0], ['1,2,3,4 of 10']],
    ['none of two', 5, times(2, undefined), []],
    ['none of which the longest would drown the others', 5, [9_000, 300, 40], []],
    ['none that are long', 20, times(9, undefined), []],
  ])('%s', (_title, size, counts, expected) => {
    expect(tell(mergeLists(listsOf(size, counts), known))).toEqual(expected);
  });

  test('unless they differ in more than their owner', () => {
    const [first, second, third, ...others] = listsOf(5, times(5, undefined));
    const searched = { ...third, query: { ...third?.query, search: 'ink' } } as WantedList;
    const excerpt = { ...others[0], fields: restFields(['excerpt.rendered'], 'content') } as WantedList;
    const wanted = [first, second, searched, excerpt, others[1]].filter((list) => list !== undefined);
    expect(tell(mergeLists(wanted, known))).toEqual(['1,2,5 of 36']);
  });
});

const sharesOf = (merged: MergedList, rows: readonly UntypedRow[], total: number | undefined) =>
  [...dealOut(merged, rows, total, [])].flatMap(([list, { share }]) =>
    share ? [[list, share] as const] : [],
  );

describe('the shares of merged lists', () => {
  test('is what each of them has, wherever it is told', () => {
    const random = new SeededRandom(7);
    const draw = (most: number) => Math.floor(random.next() * most);
    let told = 0;
    for (let site = 0; site < 500; site++) {
      const categories = 3 + draw(6);
      const posts = Array.from({ length: draw(150) }, (_, index) => ({
        id: index + 1,
        // Now and then, two are of the same second.
        date: `second ${String(draw(3_000)).padStart(5, '0')}`,
        categories: [1 + draw(categories), 1 + draw(1 + draw(categories))],
      })).sort((one, other) => (one.date < other.date ? 1 : -1));
      const ownOf = (category: unknown) =>
        posts.filter(({ categories }) => categories.includes(category as number));
      const size = 1 + draw(6);
      const counts = Array.from({ length: categories }, (_, index) =>
        site % 2 === 0 ? ownOf(index + 1).length : undefined,
      );
      for (const merged of mergeLists(listsOf(size, counts), known)) {
        const wanted = merged.lists.map(({ query }) => query['categories']);
        const matching = posts.filter((post) => post.categories.some((id) => wanted.includes(id)));
        const total = site % 3 === 0 ? undefined : matching.length;
        for (const [list, share] of sharesOf(merged, matching.slice(0, merged.size), total)) {
          const { query } = list;
          const own = ownOf(query['categories']);
          expect(share.rows).toEqual(own.slice(0, size));
          expect(share.isLonger).toBe(own.length > size);
          expect([undefined, own.length]).toContain(share.total);
          told += 1;
        }
      }
    }
    expect(told).toBeGreaterThan(1_000);
  });

  const three = listsOf(1, times(3, undefined));
  const [merged] = mergeLists(three, known) as [MergedList];
  const rows = [1, 2, 3, 1, 2, 3].map((category, index) => ({
    id: index,
    date: String(9 - index),
    categories: [category],
  }));

  test('is nothing where a row is of none of them', () => {
    expect(sharesOf(merged, rows, 6)).toHaveLength(3);
    expect(sharesOf(merged, [...rows, { id: 9, date: '1', categories: [4] }], 7)).toHaveLength(0);
  });

  test('is not taken for whole where WordPress left rows out', () => {
    expect(sharesOf(merged, rows.slice(0, 4), 6)).toHaveLength(1);
    expect(sharesOf(merged, rows.slice(0, 3), 3)).toHaveLength(3);
  });

  test('is not told where two of a list are of the same second', () => {
    const twins = rows.map((row) => ({ ...row, date: row.id < 3 ? row.date : rows[0]?.date }));
    expect(sharesOf(merged, twins, 6).map(([list]) => list)).toEqual(three.slice(1));
  });
});
