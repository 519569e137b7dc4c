import type { Resource } from '../../../model/resources.ts';
import { withinFilter } from '../../../wordpress/rest/address/filtered-place.ts';
import {
  boundAt,
  boundBeyond,
  boundTo,
  type DatePlace,
  orderOf,
  type Walk,
  walkedOrder,
  walkOf,
} from '../../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import { datePlaces } from './date-places.ts';
import { ignoresExclude, type ListRanges } from './list-ranges.ts';
import type { PageOfList, ReadPage } from './page-of-list.ts';
import { readSecond } from './second.ts';
import { byId, distinct, isAcross, runsOf, seamsOf } from './ties.ts';

/** Give up on a site that reports a long list but keeps sending empty pages. */
const MOST_EMPTY_PAGES = 20;

/** Not validated by WordPress. */
const isLocalDate = (date: unknown): date is string =>
  typeof date === 'string' && !Number.isNaN(Date.parse(`${date}Z`));

export const dateOf = (row: object): string | undefined => {
  const date: unknown = 'date' in row ? row.date : undefined;
  return isLocalDate(date) ? date : undefined;
};

const areDated = (rows: readonly object[]): boolean => rows.every((row) => dateOf(row) !== undefined);

/**
 * Reads a page of a list in date order.
 *
 * The cursor is a date and an id, not a count from the top: it becomes `before` or `after`, so items published or deleted
 * above it shift nothing. WordPress sorts by date alone, and orders the items of one second anew for each request. So they
 * are ordered by id here, in the direction of the walk; a second that goes on beyond a request is read by id.
 */
export async function readDatePage<R extends Resource>(
  list: PageOfList<R>,
  ranges: ListRanges<R>,
): Promise<ReadPage<R>> {
  const { filter, order, wantsPlaces } = list;
  const page = withinFilter(order, list.page, filter);
  const { size } = page;
  const from = page.from?.kind === 'date' ? page.from : undefined;
  const walk = walkOf(walkedOrder(order, page));
  const read = new DateReader(list, ranges, walk);
  const isInclusive = from?.toward === walk && from.rank === 1;
  const [head, body] = await Promise.all([
    // One more shows whether the second goes on.
    from && from.rank > 1 ? readSecond(ranges, from, walk, size + 1) : [],
    read.body(from, isInclusive, size),
  ]);
  const rest = size - head.length;
  const rows = rest > 0 ? await read.settled(body, rest, isInclusive ? from : undefined) : body.rows;
  const walked = [...head.map(({ row }) => row), ...rows].slice(0, size);
  const places = wantsPlaces ? datePlaces(walked, { from, walk, head, filter }) : [];
  return {
    items: walked.map((row, index) => ({ row, place: places[index] })),
    total: page.from === undefined ? body.total : undefined,
    hasMore: head.length + rows.length > size || body.isLonger,
    hasBefore: page.from !== undefined,
    isTorn: body.parts.length > 1 && !areDated(rows),
  };
}

interface Body<Row> {
  /** Without repetitions. */
  readonly rows: readonly Row[];
  readonly parts: readonly (readonly Row[])[];
  readonly total: number | undefined;
  /** Whether items follow those of `parts`. */
  readonly isLonger: boolean;
  /** Its query and offset, to read on. */
  readonly query: RestQuery;
  readonly offset: number;
}

class DateReader<R extends Resource> {
  readonly #list: PageOfList<R>;
  readonly #ranges: ListRanges<R>;
  readonly #walk: Walk;
  readonly #base: RestQuery;

  constructor(list: PageOfList<R>, ranges: ListRanges<R>, walk: Walk) {
    this.#list = list;
    this.#ranges = ranges;
    this.#walk = walk;
    this.#base = { orderby: list.order.orderby, order: orderOf(walk) };
  }

  /**
   * The items from a place on, in one second more than needed: the first non-empty range, if any. WordPress filters out
   * comments of protected posts after its query, so a range may be empty though more follow.
   */
  async body(from: DatePlace | undefined, isInclusive: boolean, size: number): Promise<Body<RowOf<R>>> {
    const { filter, wantsPlaces } = this.#list;
    const excludes = isInclusive && !ignoresExclude(filter);
    const bound = from && (isInclusive ? boundAt : boundBeyond)(this.#walk, from.date);
    const query = { ...this.#base, ...bound, ...(excludes && from && { exclude: [from.id] }) };
    const own = isInclusive && from && !excludes ? 1 : 0;
    const peek = wantsPlaces && this.#ranges.hasRoomFor(size + own) ? 1 : 0;
    const wanted = size === 0 ? 0 : size + own + peek;
    for (let offset = 0, empty = 0; ; offset += wanted, empty++) {
      const range = await this.#ranges.read({ query, offset, size: wanted }, (first) =>
        offset === 0 ? this.#pin(first[0]) : {},
      );
      const rows = distinct(range.parts.flat(), from && [from.id]);
      const isEmpty = rows.length === 0 && range.isLonger;
      if (!isEmpty || empty === MOST_EMPTY_PAGES) {
        // Without rows there is no cursor to continue from, whatever total the site reports.
        return { ...range, isLonger: range.isLonger && !isEmpty, rows, query, offset };
      }
    }
  }

  /** New items would shift an unbounded list: later requests are bounded by the date of its first item. */
  #pin(first: RowOf<R> | undefined): RestQuery {
    const date = first && dateOf(first);
    return date === undefined ? {} : boundAt(this.#walk, date);
  }

  /**
   * The rows, with those of one second ordered by id.
   *
   * @param size How many of them are needed.
   * @param from The place whose item is left out of its own second.
   */
  async settled(
    body: Body<RowOf<R>>,
    size: number,
    from: DatePlace | undefined,
  ): Promise<readonly RowOf<R>[]> {
    const { resource } = this.#list;
    const all = body.parts.flat();
    if (!areDated(all)) return body.rows;
    // WordPress orders comments of one second by id itself.
    if (resource.kind === 'comment') return body.rows;
    const needed = size + all.filter(({ id }) => id === from?.id).length;
    const seams = seamsOf(body.parts);
    const goesOn = body.isLonger && (await this.#goesOn(body, all, needed));
    const runs = await Promise.all(
      runsOf(all, dateOf).map(async (run) => {
        const rows = all.slice(run.start, run.end);
        const isOpen = run.end === all.length && body.isLonger && (run.end - run.start > 1 || goesOn);
        const isTorn = seams.some((seam) => isAcross(run, seam));
        if (!isTorn && !(isOpen && run.start < needed)) return rows.toSorted(byId(orderOf(this.#walk)));
        return await this.#second(dateOf(rows[0] as RowOf<R>) ?? '', rows.length, from);
      }),
    );
    return distinct(runs.flat(), from && [from.id]);
  }

  /** Whether the last second goes on, where a page as long as requests may be does not show it. */
  async #goesOn(body: Body<RowOf<R>>, all: readonly RowOf<R>[], size: number): Promise<boolean> {
    const last = all.at(-1);
    if (!this.#list.wantsPlaces || last === undefined || all.length !== size) return false;
    const { query, offset } = body;
    const next = await this.#ranges.read({ query, offset: offset + all.length, size: 1 });
    const [row] = next.parts.flat();
    return row !== undefined && dateOf(row) === dateOf(last);
  }

  /** The first items of a second, by id. */
  async #second(date: string, count: number, from: DatePlace | undefined): Promise<readonly RowOf<R>[]> {
    const isOwn = from?.date === date;
    const excludes = isOwn && !ignoresExclude(this.#list.filter);
    const query = {
      orderby: 'id',
      order: orderOf(this.#walk),
      ...boundTo(date),
      ...(excludes && { exclude: [from.id] }),
    };
    const { parts } = await this.#ranges.read({
      query,
      offset: 0,
      size: count + (isOwn && !excludes ? 1 : 0),
    });
    return distinct(parts.flat(), isOwn ? [from.id] : []).slice(0, count);
  }
}
