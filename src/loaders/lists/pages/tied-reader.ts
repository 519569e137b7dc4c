import type { Resource } from '../../../model/resources.ts';
import { type IndexPlace, tiesOf } from '../../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import { EqualRuns } from './equal-runs.ts';
import type { ListRanges } from './list-ranges.ts';
import type { PageOfList } from './page-of-list.ts';
import { type TiedOrder, valueIn } from './tied-orders.ts';
import { byId, distinct, isAcross, type Run, runsOf, seamsOf } from './ties.ts';

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
  readonly #runs: EqualRuns<R>;

  constructor(list: PageOfList<R>, ranges: ListRanges<R>, tied: TiedOrder | undefined) {
    this.#list = list;
    this.#ranges = ranges;
    this.#tied = tied;
    this.#query = { orderby: list.order.orderby, order: list.order.order };
    this.#runs = new EqualRuns(list, ranges, tied);
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
          const own = all.slice(run.start, run.end).toSorted(byId(tiesOf(this.#list.order)));
          return own.map((row, at) => place(row, first + at, at + 1));
        }
        const begin = await this.#beginOf(run, all, { start, isLonger, from });
        const members = await this.#runs.members(all[run.start] as RowOf<R>, begin, {
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
    if (isEnd) return Math.max(0, end - (await this.#runs.sizeUpTo(row, end)));
    if (from?.rank === undefined) return await this.#runs.beginOf(row, start);
    return Math.max(0, from.index - (await this.#runs.rankOf(row, from)) + 1);
  }
}
