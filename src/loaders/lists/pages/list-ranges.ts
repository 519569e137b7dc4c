import type { Resource } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { Range } from '../../paging/range.ts';
import { readRange } from '../../paging/range-reader.ts';
import type { RouteSizes } from '../../paging/route-sizes.ts';
import type { ListLoader } from '../list-loader.ts';
import type { PageOfList } from './page-of-list.ts';

/** A range of one list: its order and bounds, where it starts, and how long it is. */
export interface ListRange {
  readonly query: RestQuery;
  readonly offset: number;
  readonly size: number;
}

/** Reads ranges of one list, for one page of it. */
export class ListRanges<R extends Resource> {
  readonly maximum: number;
  readonly #lists: ListLoader;
  readonly #sizes: RouteSizes;
  readonly #list: PageOfList<R>;
  readonly #fields: ReturnType<typeof restFields>;

  /** @param further Fields that the page needs to place its rows, besides those of the list. */
  constructor(lists: ListLoader, sizes: RouteSizes, list: PageOfList<R>, further: readonly string[]) {
    this.#lists = lists;
    this.#sizes = sizes;
    this.#list = list;
    this.#fields = restFields([...list.fields, ...further], list.resource.kind);
    this.maximum = sizes.maximumOf(list.route);
  }

  /** @param pin See {@link readRange}. */
  read(
    { query, offset, size }: ListRange,
    pin?: (first: readonly RowOf<R>[]) => RestQuery,
  ): Promise<Range<RowOf<R>>> {
    const { resource, route, owner, filter, relations } = this.#list;
    return readRange<RowOf<R>>(this.#sizes, {
      route,
      ...{ offset, size },
      hidesRows: resource.kind === 'comment',
      ask: (paging) =>
        this.#lists.load<R>(
          { resource, route, owner, relations, query: { ...narrowed(filter, query), ...paging } },
          this.#fields,
        ),
      ...(pin && { pin }),
    });
  }

  /** The length of the whole list, by `HEAD`. */
  total(): Promise<number | undefined> {
    const { resource, route, owner, filter } = this.#list;
    return this.#lists.total({
      resource,
      route,
      owner: owner && { ...owner, needsTotal: true },
      query: filter,
    });
  }

  /** Whether one more item fits into as many requests. */
  hasRoomFor(size: number): boolean {
    return Math.ceil((size + 1) / this.maximum) === Math.ceil(size / this.maximum);
  }
}

/** Combines a list's parameters with those of a place in it. Both may have `exclude`. */
function narrowed(filter: RestQuery, place: RestQuery): RestQuery {
  const [ours, theirs] = [place['exclude'], filter['exclude']];
  const both = Array.isArray(ours) && Array.isArray(theirs) ? { exclude: [...theirs, ...ours] } : {};
  return { ...filter, ...place, ...both };
}

/** WordPress takes `include` or `exclude`, not both; `sticky` is an `include` inside. */
export const ignoresExclude = (filter: RestQuery): boolean =>
  filter['include'] !== undefined || filter['sticky'] === true;
