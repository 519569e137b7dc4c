import { describe, expect, test } from 'vitest';
import {
  type ListOrder,
  type Place,
  placesOf,
  planDatePage,
  planOffsetPage,
} from '../../../../src/wordpress/rest/pagination.ts';

const NEWEST: ListOrder = { orderby: 'date', order: 'desc' };
const OLDEST: ListOrder = { orderby: 'date', order: 'asc' };
const TITLE: ListOrder = { orderby: 'title', order: 'asc' };
const DATE = '2026-03-01T12:00:00';

const at = (toward: 'older' | 'newer', rank = 1): Place => ({
  kind: 'date',
  id: 7,
  date: DATE,
  rank,
  toward,
});
const plan = (order: ListOrder, direction: 'forward' | 'backward', size: number, from?: Place) =>
  planDatePage(order, { size, direction, from }).map(({ query, offset, size, reversed }) => ({
    ...query,
    offset,
    size,
    reversed,
  }));

describe('a page of a list in date order', () => {
  test('starts at the top without a bound', () => {
    expect(plan(NEWEST, 'forward', 10)).toEqual([
      { orderby: 'date', order: 'desc', offset: 0, size: 10, reversed: false },
    ]);
  });

  test('from the end reads the list in reverse', () => {
    expect(plan(NEWEST, 'backward', 10)).toMatchObject([{ order: 'asc', offset: 0, size: 10 }]);
    expect(plan(OLDEST, 'backward', 10)).toMatchObject([{ order: 'desc', offset: 0, size: 10 }]);
  });

  test('continues from a cursor by its date, inclusive, past the items of that second already seen', () => {
    expect(plan(NEWEST, 'forward', 10, at('older', 3))).toEqual([
      {
        orderby: 'date',
        order: 'desc',
        before: '2026-03-01T12:00:01',
        exclude: [7],
        offset: 2,
        size: 10,
        reversed: false,
      },
    ]);
    expect(plan(OLDEST, 'forward', 10, at('newer', 1))).toMatchObject([
      { order: 'asc', after: '2026-03-01T11:59:59', exclude: [7], offset: 0 },
    ]);
  });

  test('before a cursor is strictly newer', () => {
    expect(plan(NEWEST, 'backward', 10, at('older', 1))).toEqual([
      { orderby: 'date', order: 'asc', after: DATE, offset: 0, size: 10, reversed: false },
    ]);
  });

  test('before a cursor includes the items of its second with a lower rank', () => {
    expect(plan(NEWEST, 'backward', 10, at('older', 3))).toEqual([
      {
        orderby: 'date',
        order: 'desc',
        before: '2026-03-01T12:00:01',
        after: '2026-03-01T11:59:59',
        offset: 0,
        size: 2,
        reversed: true,
      },
      { orderby: 'date', order: 'asc', after: DATE, offset: 0, size: 10, reversed: false },
    ]);
  });

  test('takes only the nearest items of that second if the page is smaller', () => {
    expect(plan(NEWEST, 'backward', 2, at('older', 9))[0]).toMatchObject({
      offset: 6,
      size: 2,
      reversed: true,
    });
  });

  test('follows a cursor made from the other end', () => {
    expect(plan(NEWEST, 'forward', 5, at('newer', 2))).toMatchObject([
      { order: 'asc', before: '2026-03-01T12:00:01', after: '2026-03-01T11:59:59', size: 1, reversed: true },
      { order: 'desc', before: DATE, size: 5 },
    ]);
  });
});

describe('a page of a list in any other order', () => {
  const index = (value: number): Place => ({ kind: 'offset', index: value });
  test.each([
    ['the start', 'forward', 10, undefined, undefined, 0, 10],
    ['after the 10th item', 'forward', 5, index(9), undefined, 10, 5],
    ['before the 10th item', 'backward', 5, index(9), undefined, 4, 5],
    ['before the 3rd item, which has but two before it', 'backward', 5, index(2), undefined, 0, 2],
    ['the end', 'backward', 5, undefined, 42, 37, 5],
    ['the end of a short list', 'backward', 5, undefined, 3, 0, 3],
  ] as const)('%s', (_name, direction, size, from, total, offset, taken) => {
    expect(planOffsetPage(TITLE, { size, direction, from }, total)).toMatchObject({ offset, size: taken });
  });
});

describe('the places of rows', () => {
  const rowsOf = (dates: readonly string[]) => dates.map((date, index) => ({ id: index + 1, date }));
  const [segment] = planDatePage(NEWEST, { size: 4, direction: 'forward' });
  test('are ranked within one second', () => {
    if (!segment) throw new Error('Expected a segment.');
    const dates = ['2026-03-02T00:00:00', DATE, DATE, '2026-02-01T00:00:00'];
    expect(
      placesOf(segment, rowsOf(dates), { hasMore: false, areMoments: false }).map(
        (place) => place.kind === 'date' && place.rank,
      ),
    ).toEqual([1, 1, 2, 1]);
  });

  test('continue the rank of the cursor within its second', () => {
    const [next] = planDatePage(NEWEST, { size: 3, direction: 'forward', from: at('older', 2) });
    if (!next) throw new Error('Expected a segment.');
    const places = placesOf(next, rowsOf([DATE, DATE, '2026-02-01T00:00:00']), {
      hasMore: false,
      areMoments: false,
    });
    expect(places.map((place) => place.kind === 'date' && place.rank)).toEqual([3, 4, 1]);
  });
});
