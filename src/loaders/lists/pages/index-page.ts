import type { Resource } from '../../../model/resources.ts';
import type { IndexPlace } from '../../../wordpress/rest/pagination.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import { SEARCHED } from './equal-runs.ts';
import type { ListRanges } from './list-ranges.ts';
import type { PageOfList, ReadPage } from './page-of-list.ts';
import type { TiedOrder } from './tied-orders.ts';
import { type SettledRows, TiedReader } from './tied-reader.ts';
import { distinct } from './ties.ts';

/** Give up on a site that reports a long list but keeps sending empty ranges. */
const MOST_EMPTY_RANGES = 20;
/** Positions of a list: `[start, end)`. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a page of a list in any order but that of dates: a place is an index. An index shifts when items come or go before
 * it, so the cursor's item is looked for around it.
 */
export async function readIndexPage<R extends Resource>(
  list: PageOfList<R>,
  ranges: ListRanges<R>,
  tied: TiedOrder | undefined,
): Promise<ReadPage<R>> {
  const { page, wantsPlaces } = list;
  const from = page.from?.kind === 'offset' ? page.from : undefined;
  const isTail = page.direction === 'backward' && from === undefined;
  const length = isTail ? ((await ranges.total()) ?? 0) : undefined;
  const spanFrom = (index: number | undefined): Span => {
    if (page.direction === 'forward') {
      const start = index === undefined ? 0 : index + 1;
      return { start, end: start + page.size };
    }
    const end = index ?? length ?? 0;
    return { start: Math.max(0, end - page.size), end };
  };
  const span = spanFrom(from?.index);
  const isInParts = wantsPlaces || page.size > ranges.maximum;
  const isSettled = list.resource.kind !== 'comment' && (isInParts || tied !== undefined);
  if (!isSettled || page.size === 0) return await readPlain(list, ranges, span, from);

  const reader = new TiedReader(list, ranges, tied);
  let at = span;
  const readAround = (within: Span, place: IndexPlace | undefined) => {
    const { start, end } = within;
    const peeks = (wantsPlaces || ranges.hasRoomFor(end - start)) && end !== length;
    // One item more at each end shows whether equal values go on there, and whether the cursor's item is still there. Without
    // cursors, that is not worth another request.
    return reader.read({ start: Math.max(0, start - 1), end: peeks ? end + 1 : end }, place, length);
  };
  let settled = await readAround(span, from);
  const index = from && (movedIndex(settled, from) ?? (await searchIndex(reader, from, length)));
  if (from && index !== undefined && index !== from.index) {
    at = spanFrom(index);
    settled = await readAround(at, { ...from, index });
  }
  const items = settled.rows
    .filter(({ index: position }) => position >= at.start && position < at.end)
    .map(({ row, index: position, rank }) => ({
      row,
      place: wantsPlaces ? ({ kind: 'offset', index: position, id: row.id, rank } as const) : undefined,
    }));
  const hasAfter = settled.isLonger || settled.rows.some(({ index: position }) => position >= at.end);
  return {
    items,
    // With an offset past the end, WordPress reports a total of 0.
    total: items.length > 0 || at.start === 0 ? settled.total : undefined,
    hasMore: page.direction === 'forward' ? hasAfter : at.start > 0,
    hasBefore: page.direction === 'forward' ? at.start > 0 : from !== undefined,
  };
}

/** The index of a place's item; `undefined` if it is not among the rows. */
function movedIndex<R extends Resource>(
  { rows }: SettledRows<R>,
  { id, index }: IndexPlace,
): number | undefined {
  if (id === undefined || rows.length === 0) return index;
  return rows.find(({ row }) => row.id === id)?.index;
}

/** The index of a place's item that is not among the rows around it; `undefined` if it is gone, or far away. */
async function searchIndex<R extends Resource>(
  reader: TiedReader<R>,
  from: IndexPlace,
  length: number | undefined,
): Promise<number | undefined> {
  const span = { start: Math.max(0, from.index - SEARCHED), end: from.index + SEARCHED };
  return movedIndex(await reader.read(span, from, length), from);
}

/**
 * A page as WordPress sends it. It drops comments of protected posts after its query, so a range may be empty though more
 * follow; the caller would then have no cursor to continue from.
 */
async function readPlain<R extends Resource>(
  list: PageOfList<R>,
  ranges: ListRanges<R>,
  span: Span,
  from: IndexPlace | undefined,
): Promise<ReadPage<R>> {
  const { order, page, wantsPlaces } = list;
  const query = { orderby: order.orderby, order: order.order };
  const size = span.end - span.start;
  let { start } = span;
  let count = size;
  for (let empty = 0; ; empty++) {
    const range = await ranges.read({ query, offset: start, size: count });
    const rows: readonly RowOf<R>[] = distinct(range.parts.flat());
    const isForward = page.direction === 'forward';
    const goesOn = isForward ? range.isLonger : start > 0;
    if (rows.length > 0 || count === 0 || !goesOn || empty === MOST_EMPTY_RANGES) {
      const isEmpty = rows.length === 0 && count > 0;
      return {
        items: rows.map((row, position) => {
          // Dropped rows do not say where they were: the last one then takes the last index, so that nothing repeats.
          const isLast = range.isLonger && position === rows.length - 1;
          const index = start + (isLast ? count - 1 : position);
          return { row, place: wantsPlaces ? { kind: 'offset', index, id: row.id } : undefined };
        }),
        total: rows.length > 0 || start === 0 ? range.total : undefined,
        hasMore: isForward ? range.isLonger && !isEmpty : start > 0 && !isEmpty,
        hasBefore: isForward ? start > 0 : from !== undefined,
      };
    }
    if (isForward) start += count;
    else {
      const before = Math.max(0, start - count);
      count = start - before;
      start = before;
    }
  }
}
