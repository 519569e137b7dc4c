import { PressgraphError } from '../../../base/errors.ts';
import type { Resource } from '../../../model/resources.ts';
import { type IndexPlace, tiesOf } from '../../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import { ignoresExclude, type ListRanges } from './list-ranges.ts';
import type { PageOfList } from './page-of-list.ts';
import { type TiedOrder, valueIn } from './tied-orders.ts';
import { byId, distinct } from './ties.ts';

/** How far an item is searched for that is not where its place says. */
export const SEARCHED = 50;

/** Most items of one value that are read, because no parameter filters by it. */
const MOST_EQUAL = 2_000;

/** Reads runs of equal values by id: by the parameter that filters by the value, or all of them. */
export class EqualRuns<R extends Resource> {
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

  /** The rank of a place's item in its run now: items may have come or gone before it. */
  async rankOf(row: RowOf<R>, { id, rank = 1 }: IndexPlace): Promise<number> {
    const query = this.#filterOf(row);
    if (!query) return rank;
    const offset = Math.max(0, rank - 1 - SEARCHED);
    const { parts } = await this.#ranges.read({ query, offset, size: rank - offset + SEARCHED });
    const at = parts.flat().findIndex((other) => other.id === id);
    return at < 0 ? rank : offset + at + 1;
  }

  /** How many items have the same value as a row whose run ends at an index. */
  async sizeUpTo(row: RowOf<R>, end: number): Promise<number> {
    const query = this.#filterOf(row);
    const size = query && (await this.#ranges.read({ query, offset: 0, size: 1 })).total;
    if (size !== undefined) return size;
    const offset = Math.max(0, end - this.#ranges.maximum);
    const { parts } = await this.#ranges.read({ query: this.#query, offset, size: end - offset });
    const before = parts.flat();
    const isWhole = offset === 0 || !this.#isLike(before[0], row);
    if (isWhole) return before.filter((other) => this.#isLike(other, row)).length;
    return end - (await firstIndex(offset, async (index) => this.#isLike(await this.#rowAt(index), row)));
  }

  /** The index at which a row's run begins, if nothing is known but that the row is at an index. */
  async beginOf(row: RowOf<R>, index: number): Promise<number> {
    const { order } = this.#list.order;
    const tied = this.#tied;
    const ahead = tied?.aheadOf?.(Reflect.get(row, tied.field ?? ''), order);
    const count =
      ahead && (await this.#ranges.read({ query: { ...this.#query, ...ahead }, offset: 0, size: 1 })).total;
    return count ?? (await firstIndex(index, async (at) => this.#isLike(await this.#rowAt(at), row)));
  }

  #filterOf(row: RowOf<R>): RestQuery | undefined {
    const tied = this.#tied;
    if (!tied?.filterOf) return undefined;
    const value = (tied.field ?? '').includes('.') ? undefined : Reflect.get(row, tied.field ?? '');
    return { ...tied.filterOf(value), orderby: 'id', order: tiesOf(this.#list.order) };
  }

  /** The rows of a run at some indexes, by id. */
  async members(
    row: RowOf<R>,
    begin: number,
    { start, end }: { readonly start: number; readonly end: number },
  ): Promise<readonly RowOf<R>[]> {
    const query = this.#filterOf(row);
    if (query) {
      const { parts } = await this.#ranges.read({ query, offset: start - begin, size: end - start });
      return parts.flat();
    }
    const whole = (await this.#inOneRequest(row, begin)) ?? (await this.#inSeveral(row, begin));
    return whole.toSorted(byId(tiesOf(this.#list.order))).slice(start - begin, end - begin);
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

  /**
   * A whole run, in requests that each leave out what came before: what one misses, the next one has.
   *
   * @throws PressgraphError UPSTREAM_ERROR for a run that is too long.
   */
  async #inSeveral(row: RowOf<R>, begin: number): Promise<readonly RowOf<R>[]> {
    const { route, order, filter } = this.#list;
    const run: RowOf<R>[] = [];
    for (;;) {
      const range = await this.#ranges.read({
        query: { ...this.#query, ...(run.length > 0 && { exclude: run.map(({ id }) => id) }) },
        offset: begin,
        size: this.#ranges.maximum,
      });
      const same = range.parts.flat().filter((other) => this.#isLike(other, row));
      const further = distinct(
        same,
        run.map(({ id }) => id),
      );
      run.push(...further);
      if (further.length === 0) return run;
      if (run.length > MOST_EQUAL || ignoresExclude(filter)) {
        throw new PressgraphError(
          'UPSTREAM_ERROR',
          `${route}: more than ${run.length - 1} items have the same ${order.orderby}, and WordPress orders them anew for each request. Choose another order.`,
          { route },
        );
      }
    }
  }

  async #rowAt(offset: number): Promise<RowOf<R> | undefined> {
    return (await this.#ranges.read({ query: this.#query, offset, size: 1 })).parts.flat()[0];
  }

  #isLike(one: RowOf<R> | undefined, other: RowOf<R>): boolean {
    return (
      one !== undefined && this.#tied !== undefined && valueIn(this.#tied, one) === valueIn(this.#tied, other)
    );
  }
}

/** The first index of a run that an index belongs to, by halves. */
async function firstIndex(known: number, isInRun: (index: number) => Promise<boolean>): Promise<number> {
  let [low, high] = [0, known];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await isInRun(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}
