import type { RestQuery } from './rest-query.ts';

/** The most items that WordPress returns per request (`per_page`). */
export const MAX_PER_PAGE = 100;

export interface ListOrder {
  /** The route's `orderby` value. */
  readonly orderby: string;
  readonly order: 'asc' | 'desc';
}

/** The direction in a date-ordered list: WordPress's `desc` leads to older items. */
type Walk = 'older' | 'newer';

/** A place in a list, as a cursor encodes it. */
export type Place =
  | {
      readonly kind: 'date';
      readonly id: number;
      /** The item's `date`: site-local, without a zone, to the second, as WordPress sorts it. */
      readonly date: string;
      /** 1-based rank among the items of exactly that date, in the order of `toward`. */
      readonly rank: number;
      readonly toward: Walk;
      /** Minutes that the site's clock was ahead of UTC then, if known. */
      readonly ahead?: number;
    }
  | { readonly kind: 'offset'; readonly index: number };

export interface PageRequest {
  readonly size: number;
  /** `backward`: the last items before the place, or of the whole list. */
  readonly direction: 'forward' | 'backward';
  readonly from?: Place | undefined;
}

/** A run of neighbouring items: one request, or several of 100 each if it is longer. */
export interface Segment {
  readonly query: RestQuery;
  readonly offset: number;
  readonly size: number;
  /** The cursor's own item, to drop from the rows if the route did not leave it out. */
  readonly without?: number;
  /** Whether its rows are in the opposite of the walk's order. */
  readonly reversed: boolean;
  /** What its rows' places are made of. */
  readonly places: 'dates' | 'offsets';
  /** For `dates`: the walk that ranks count in, and the rank before the first row if that has this `date`. */
  readonly ranks?: { readonly toward: Walk; readonly date?: string; readonly before: number };
}

const walkOf = (order: 'asc' | 'desc'): Walk => (order === 'desc' ? 'older' : 'newer');
const orderOf = (walk: Walk): 'asc' | 'desc' => (walk === 'older' ? 'desc' : 'asc');

/** The same site-local date, some seconds later. */
function shiftSeconds(date: string, seconds: number): string {
  return new Date(Date.parse(`${date}Z`) + seconds * 1000).toISOString().slice(0, 19);
}

/** WordPress compares strictly, so an inclusive bound is one second beyond the date. */
export const boundAt = (walk: Walk, date: string): RestQuery =>
  walk === 'older' ? { before: shiftSeconds(date, 1) } : { after: shiftSeconds(date, -1) };

const boundBeyond = (walk: Walk, date: string): RestQuery =>
  walk === 'older' ? { before: date } : { after: date };

/** The order in which a page is read: a backward page is a forward page of the reversed list. */
export const walkedOrder = (order: ListOrder, page: PageRequest): 'asc' | 'desc' =>
  page.direction === 'forward' ? order.order : order.order === 'asc' ? 'desc' : 'asc';

/** WordPress takes `include` or `exclude`, not both; `sticky` is an `include` inside. */
const ignoresExclude = (filter: RestQuery): boolean =>
  filter['include'] !== undefined || filter['sticky'] === true;

/**
 * Plans a page of a list in date order.
 *
 * The cursor is a date and a rank among the items of that very second, not a count from the top: it becomes `before` or
 * `after`, so items published or deleted above it shift nothing. WordPress sorts by date alone, so items of one second
 * are distinguished by rank, counted in the direction in which the cursor was made. In that direction, the bound
 * includes the date, `exclude` drops the cursor's item (which may be gone by now), and `offset` skips the items of its
 * second that were seen before it. In the other direction, those items are fetched on their own, and the rest is
 * strictly beyond the date.
 *
 * @param filter The list's own parameters: they decide whether an item can be excluded.
 */
export function planDatePage(
  order: ListOrder,
  page: PageRequest,
  filter: RestQuery = {},
): readonly Segment[] {
  const walked = walkedOrder(order, page);
  const walk = walkOf(walked);
  const base = { orderby: order.orderby, order: walked };
  const { from, size } = page;
  if (from?.kind !== 'date') {
    return [
      { query: base, offset: 0, size, reversed: false, places: 'dates', ranks: { toward: walk, before: 0 } },
    ];
  }
  if (from.toward === walk) {
    const ranks = { toward: walk, date: from.date, before: from.rank };
    const query = { ...base, ...boundAt(walk, from.date) };
    const goOn = ignoresExclude(filter)
      ? { query, offset: from.rank }
      : { query: { ...query, exclude: [from.id] }, offset: from.rank - 1 };
    return [{ ...goOn, without: from.id, size, reversed: false, places: 'dates', ranks }];
  }

  const beyond: Segment = {
    query: { ...base, ...boundBeyond(walk, from.date) },
    offset: 0,
    size,
    reversed: false,
    places: 'dates',
    ranks: { toward: walk, before: 0 },
  };
  const twins = Math.min(from.rank - 1, size);
  if (twins === 0) return [beyond];
  const skipped = from.rank - 1 - twins;
  const sameSecond: Segment = {
    query: {
      orderby: order.orderby,
      order: orderOf(from.toward),
      ...boundAt('older', from.date),
      ...boundAt('newer', from.date),
    },
    offset: skipped,
    size: twins,
    reversed: true,
    places: 'dates',
    ranks: { toward: from.toward, date: from.date, before: skipped },
  };
  return [sameSecond, beyond];
}

/**
 * Plans a page of a list in any other order: a place is the item's index, requested by `offset`. It is stable as long as
 * nothing is added or removed before it.
 *
 * @param total Needed only for the last items of the whole list.
 */
export function planOffsetPage(order: ListOrder, page: PageRequest, total: number | undefined): Segment {
  const query = { orderby: order.orderby, order: order.order };
  const index = page.from?.kind === 'offset' ? page.from.index : undefined;
  if (page.direction === 'forward') {
    return {
      query,
      offset: index === undefined ? 0 : index + 1,
      size: page.size,
      reversed: false,
      places: 'offsets',
    };
  }
  const end = index ?? total ?? 0;
  const offset = Math.max(0, end - page.size);
  return { query, offset, size: end - offset, reversed: false, places: 'offsets' };
}

/** What a row's place is made of: its date, if the list is ordered by it. */
export interface PlacedRow {
  readonly id: number;
  readonly date?: string | null;
  readonly date_gmt?: string | null;
}

export interface PlacingOptions {
  /** Whether items follow the segment, so that it should be full. */
  readonly hasMore: boolean;
  /** Whether places hold exact moments. Rows may have a `date_gmt` by chance, of which a cursor must not depend. */
  readonly areMoments: boolean;
}

/**
 * The places of a segment's rows, in the order in which WordPress sent them.
 *
 * If WordPress dropped rows, it does not say which: the last row then takes the segment's last index, so that the next
 * page repeats nothing.
 */
export function placesOf(
  segment: Segment,
  rows: readonly PlacedRow[],
  { hasMore, areMoments }: PlacingOptions,
): readonly Place[] {
  const { ranks } = segment;
  let date = ranks?.date;
  let rank = ranks?.before ?? 0;
  return rows.map(({ id, date: rowDate, date_gmt: gmt }, index) => {
    if (ranks === undefined || rowDate == null) {
      const isLast = hasMore && index === rows.length - 1;
      return { kind: 'offset', index: segment.offset + (isLast ? segment.size - 1 : index) };
    }
    rank = rowDate === date ? rank + 1 : 1;
    date = rowDate;
    const ahead =
      areMoments && typeof gmt === 'string'
        ? (Date.parse(`${rowDate}Z`) - Date.parse(`${gmt}Z`)) / 60_000
        : Number.NaN;
    const place: Place = { kind: 'date', id, date: rowDate, rank, toward: ranks.toward };
    return Number.isInteger(ahead) && Math.abs(ahead) < 1_440 ? { ...place, ahead } : place;
  });
}
