import { PressgraphError } from '../../../base/errors.ts';
import type { Resource } from '../../../model/resources.ts';
import type { IndexPlace } from '../../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { ListRanges } from './list-ranges.ts';
import type { PageOfList } from './page-of-list.ts';
import { type TiedOrder, valueIn } from './tied-orders.ts';
import { byId, distinct, isAcross, type Run, runsOf, seamsOf } from './ties.ts';

/** How far an item is searched for that is not where its place says. */
export const SEARCHED = 50;

/** Most items of a list that is read as a whole, by id, because no parameter filters by the value. */
const MOST_LISTED = 2_000;

export interface SettledRow<R extends Resource> {
  readonly row: RowOf<R>;
  readonly index: number;
  /** 1-based, among the items of the same value. */
  readonly rank: number;
}

export interface SettledRows<R extends Resource> {
  readonly rows: readonly SettledRow<R>[];
  readonly total: number | undefined;
  /** Whether items follow. */
  readonly isLonger: boolean;
}

/**
 * Reads a list in an order that may have equal values. Items of the same value are ordered by id, so that each item has one
 * index whatever is read. Runs of equal values that go on beyond what was read are read by id.
 */
export class TiedReader<R extends Resource> {
  readonly #list: PageOfList<R>;
  readonly #ranges: ListRanges<R>;
  readonly #tied: TiedOrder | undefined;
  readonly #query: RestQuery;

  constructor(list: PageOfList<R>, ranges: ListRanges<R>, tied: TiedOrder | undefined) {
    this.#list = list;
    this.#ranges = ranges;
    this.#tied = tied;
    this.#query = { orderby: list.order.orderby, order: list.order.order };
  }

  /**
   * @param from A place whose rank says where its run begins.
   * @param length Length of the whole list, if known.
   */
  async read(
    span: { readonly start: number; readonly end: number },
    from: IndexPlace | undefined,
    length: number | undefined,
  ): Promise<SettledRows<R>> {
    const tied = this.#tied;
    const isHidden = tied !== undefined && tied.field === undefined;
    const { start, end } = isHidden ? this.#aligned(span) : span;
    const range = await this.#ranges.read({ query: this.#query, offset: start, size: end - start });
    const all = range.parts.flat();
    const total = range.total ?? length;
    const isLonger = range.isLonger;
    const place = (row: RowOf<R>, index: number, rank: number): SettledRow<R> => ({ row, index, rank });
    if (tied?.field === undefined || all.length < Math.min(end, total ?? 0) - start) {
      return {
        rows: distinct(all).map((row, at) => place(row, start + at, 1)),
        total: range.total,
        isLonger,
      };
    }
    const seams = seamsOf(range.parts);
    const rows = await Promise.all(
      runsOf(all, (row) => valueIn(tied, row)).map(async (run) => {
        const isOpen = (run.start === 0 && start > 0) || (run.end === all.length && isLonger);
        const isTorn = seams.some((seam) => isAcross(run, seam));
        const first = start + run.start;
        // The one item more at an end is there to be compared alone.
        const isEdge = run.end - run.start === 1 && from?.id === undefined;
        if (!isTorn && (!isOpen || isEdge)) {
          const own = all.slice(run.start, run.end).toSorted(byId(this.#list.order.order));
          return own.map((row, at) => place(row, first + at, at + 1));
        }
        const begin = await this.#beginOf(run, all, { start, isLonger, from });
        const members = await this.#members(all[run.start] as RowOf<R>, begin, {
          start: first,
          end: start + run.end,
        });
        return members.map((row, at) => place(row, first + at, first + at - begin + 1));
      }),
    );
    return { rows: rows.flat(), total: range.total, isLonger };
  }

  /** Values are not shown: the same requests whatever is read, so that their order among equal values is the same. */
  #aligned({ start, end }: { readonly start: number; readonly end: number }) {
    const { maximum } = this.#ranges;
    return { start: Math.floor(start / maximum) * maximum, end: Math.ceil(end / maximum) * maximum };
  }

  /** The index at which a run begins. */
  async #beginOf(
    run: Run,
    all: readonly RowOf<R>[],
    read: { readonly start: number; readonly isLonger: boolean; readonly from: IndexPlace | undefined },
  ): Promise<number> {
    const { start, from } = read;
    if (run.start > 0 || start === 0) return start + run.start;
    const row = all[run.start] as RowOf<R>;
    const end = start + run.end;
    const isEnd = run.end < all.length || !read.isLonger;
    if (isEnd || from?.rank === undefined) return Math.max(0, end - (await this.#sizeUpTo(row, end)));
    return Math.max(0, from.index - (await this.#rankOf(row, from)) + 1);
  }

  /** The rank of a place's item in its run now: items may have come or gone before it. */
  async #rankOf(row: RowOf<R>, { id, rank = 1 }: IndexPlace): Promise<number> {
    const query = this.#filterOf(row);
    if (!query) return rank;
    const offset = Math.max(0, rank - 1 - SEARCHED);
    const { parts } = await this.#ranges.read({ query, offset, size: rank - offset + SEARCHED });
    const at = parts.flat().findIndex((other) => other.id === id);
    return at < 0 ? rank : offset + at + 1;
  }

  /** How many items have the same value as a row whose run ends at an index. */
  async #sizeUpTo(row: RowOf<R>, end: number): Promise<number> {
    const query = this.#filterOf(row);
    const size = query && (await this.#ranges.read({ query, offset: 0, size: 1 })).total;
    if (size !== undefined) return size;
    const offset = Math.max(0, end - this.#ranges.maximum);
    const { parts } = await this.#ranges.read({ query: this.#query, offset, size: end - offset });
    const before = parts.flat();
    const isWhole = offset === 0 || !this.#isLike(before[0], row);
    return (isWhole ? before : await this.#amongAll(row)).filter((other) => this.#isLike(other, row)).length;
  }

  #filterOf(row: RowOf<R>): RestQuery | undefined {
    const { tied, order } = { tied: this.#tied, order: this.#list.order.order };
    if (!tied?.filterOf) return undefined;
    const value = (tied.field ?? '').includes('.') ? undefined : Reflect.get(row, tied.field ?? '');
    return { ...tied.filterOf(value), orderby: 'id', order };
  }

  /** The rows of a run at some indexes, by id. */
  async #members(
    row: RowOf<R>,
    begin: number,
    { start, end }: { readonly start: number; readonly end: number },
  ): Promise<readonly RowOf<R>[]> {
    const query = this.#filterOf(row);
    if (query) {
      const { parts } = await this.#ranges.read({ query, offset: start - begin, size: end - start });
      return parts.flat();
    }
    const whole = (await this.#inOneRequest(row, begin)) ?? (await this.#amongAll(row));
    return whole.toSorted(byId(this.#list.order.order)).slice(start - begin, end - begin);
  }

  /** A whole run, if one request holds all of it. */
  async #inOneRequest(row: RowOf<R>, begin: number): Promise<readonly RowOf<R>[] | undefined> {
    const offset = Math.max(0, begin - 1);
    const range = await this.#ranges.read({ query: this.#query, offset, size: this.#ranges.maximum });
    const rows = range.parts.flat();
    const same = rows.filter((other) => this.#isLike(other, row));
    const isWhole =
      range.parts.length === 1 &&
      (offset === 0 || !this.#isLike(rows[0], row)) &&
      (!range.isLonger || !this.#isLike(rows.at(-1), row));
    return isWhole ? same : undefined;
  }

  /** @throws PressgraphError UPSTREAM_ERROR for a list that is too long to be read as a whole. */
  async #amongAll(row: RowOf<R>): Promise<readonly RowOf<R>[]> {
    const query = { orderby: 'id', order: this.#list.order.order };
    const { route, order } = this.#list;
    const total = await this.#ranges.total();
    if (total === undefined || total > MOST_LISTED) {
      throw new PressgraphError(
        'UPSTREAM_ERROR',
        `${route}: more than ${this.#ranges.maximum} items have the same ${order.orderby}, and WordPress orders them anew for each request. Choose another order.`,
        { route },
      );
    }
    const { parts } = await this.#ranges.read({ query, offset: 0, size: total });
    return parts.flat().filter((other) => this.#isLike(other, row));
  }

  #isLike(one: RowOf<R> | undefined, other: RowOf<R>): boolean {
    return (
      one !== undefined && this.#tied !== undefined && valueIn(this.#tied, one) === valueIn(this.#tied, other)
    );
  }
}
