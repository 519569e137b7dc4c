import type { Resource } from '../../model/resources.ts';
import { isByDate, type PageRequest } from '../../wordpress/rest/pagination.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import type { DispatchGate } from '../shared/dispatch-gate.ts';
import type { ListLoader } from './list-loader.ts';
import { readDatePage } from './pages/date-page.ts';
import { atDates } from './pages/date-places.ts';
import { readIndexPage } from './pages/index-page.ts';
import { ListRanges } from './pages/list-ranges.ts';
import type { LoadedPage, PageOfList, ReadPage } from './pages/page-of-list.ts';
import { tiedDates, tiedOrder } from './pages/tied-orders.ts';

const is = (known: boolean) => () => Promise.resolve(known);

/**
 * Whether items follow a page in its own direction. For a page of size 0 from an end of the list, that is any
 * item at all.
 */
async function leadsFurther(
  { size, from }: PageRequest,
  hasMore: boolean,
  total: () => Promise<number | undefined>,
): Promise<boolean> {
  return size === 0 && from === undefined ? ((await total()) ?? 0) > 0 : hasMore;
}

/** Loads pages of lists, for one operation. */
export class PageLoader {
  readonly #lists: ListLoader;
  readonly #sizes: RouteSizes;
  readonly #gate: DispatchGate;

  constructor(lists: ListLoader, sizes: RouteSizes, gate: DispatchGate) {
    this.#lists = lists;
    this.#sizes = sizes;
    this.#gate = gate;
  }

  load<R extends Resource>(list: PageOfList<R>): Promise<LoadedPage<R>> {
    const ask = () => this.#load(list);
    return list.leadsOn === false ? ask() : this.#gate.track(ask);
  }

  async #load<R extends Resource>(list: PageOfList<R>): Promise<LoadedPage<R>> {
    const { page, order } = list;
    const isDated = isByDate(order);
    const isAtOffset = isDated && page.from?.kind === 'offset';
    const named = isDated ? undefined : tiedOrder(list.resource, order.orderby);
    const tied = isAtOffset ? tiedDates(list.resource) : named;
    const isSettled = list.wantsPlaces || tied !== undefined || page.size > this.#sizes.maximumOf(list.route);
    const further = isDated ? dateFields(list) : tied?.field === undefined ? [] : [tied.field];
    const rangesWith = (fields: readonly string[]) => new ListRanges(this.#lists, this.#sizes, list, fields);
    const ranges = rangesWith(isSettled ? further : []);
    let read: ReadPage<R>;
    if (isAtOffset) read = atDates(await readIndexPage(list, ranges, tied), list);
    else read = isDated ? await readDatePage(list, ranges) : await readIndexPage(list, ranges, tied);
    // The site's pages are smaller than was known: once more, with the dates.
    const isTorn = !isSettled && read.isTorn && list.resource.kind !== 'comment';
    if (isTorn) read = await readDatePage(list, rangesWith(further));
    const total = () => (read.total === undefined ? ranges.total() : Promise.resolve(read.total));
    const more = () => leadsFurther(page, read.hasMore, total);
    const isForward = page.direction === 'forward';
    return {
      items: isForward || !isDated ? read.items : read.items.toReversed(),
      hasNextPage: isForward ? more : is(read.hasBefore),
      hasPreviousPage: isForward ? is(read.hasBefore) : more,
      total,
    };
  }
}

/** A list filtered by `before` or `after` needs exact moments (`date_gmt`) in its cursors. */
const dateFields = ({ filter }: PageOfList): readonly string[] =>
  (filter['before'] ?? filter['after']) === undefined ? ['date'] : ['date', 'date_gmt'];
