import type { Resource } from '../../model/resources.ts';
import { type RestFields, restFields } from '../../wordpress/rest/fields.ts';
import { withinFilter } from '../../wordpress/rest/filtered-place.ts';
import {
  boundAt,
  type ListOrder,
  MAX_PER_PAGE,
  type PageRequest,
  type Place,
  placesOf,
  planDatePage,
  planOffsetPage,
  type Segment,
} from '../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import type { Row, RowOf } from '../../wordpress/rest/shapes.ts';
import type { DispatchGate } from '../shared/dispatch-gate.ts';
import type { ListAnswer, ListLoader } from './list-loader.ts';
import type { ListOwner } from './merge-lists.ts';

export interface PageOfList<R extends Resource = Resource> {
  readonly resource: R;
  readonly route: string;
  /** The list's parameters: filters and search, without order and paging. */
  readonly filter: RestQuery;
  readonly order: ListOrder;
  readonly page: PageRequest;
  readonly fields: RestFields;
  /** Whether cursors are needed: a date-ordered list then requests `date`, too. */
  readonly wantsPlaces: boolean;
  /** Whether its rows may reference entities, so that entity batches wait for it. @defaultValue true */
  readonly leadsOn?: boolean;
  /** Its owner, which allows merging it with lists of other owners. */
  readonly owner?: ListOwner | undefined;
}

export interface LoadedPage<R extends Resource = Resource> {
  readonly items: readonly { readonly row: RowOf<R>; readonly place: Place | undefined }[];
  /** Usually known from the page itself; for a page of size 0, requested by `HEAD`. */
  readonly hasNextPage: () => Promise<boolean>;
  readonly hasPreviousPage: () => Promise<boolean>;
  /** Length of the whole list: known from the page itself, or requested by `HEAD`. */
  readonly total: () => Promise<number | undefined>;
}

interface LoadedSegment<R extends Resource> {
  readonly rows: readonly RowOf<R>[];
  readonly places: readonly Place[];
  readonly total: number | undefined;
  /** Whether items follow the segment in its own direction. */
  readonly hasMore: boolean;
}

/** Cursors of lists sorted by `date` hold a date; all others hold an index. */
const isDateOrder = (order: ListOrder): boolean => order.orderby === 'date';

/** Combines a list's parameters with those of a place in it. Both may have `exclude`. */
function narrowed(filter: RestQuery, place: RestQuery): RestQuery {
  const [ours, theirs] = [place['exclude'], filter['exclude']];
  const both = Array.isArray(ours) && Array.isArray(theirs) ? { exclude: [...theirs, ...ours] } : {};
  return { ...filter, ...place, ...both };
}

/** Not validated by WordPress. */
const isLocalDate = (date: unknown): date is string =>
  typeof date === 'string' && !Number.isNaN(Date.parse(`${date}Z`));

/** Give up on a site that reports a long list but keeps sending empty segments. */
const MOST_EMPTY_STRETCHES = 20;

/** The next segment, in its own direction. */
const further = (segment: Segment, hasMore: boolean): Segment | undefined =>
  hasMore ? { ...segment, offset: segment.offset + segment.size } : undefined;

/** The segment before it. */
const nearer = (segment: Segment): Segment | undefined => {
  const offset = Math.max(0, segment.offset - segment.size);
  return segment.offset > 0 ? { ...segment, offset, size: segment.offset - offset } : undefined;
};

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

/** Loads pages of lists, for one operation: plans their segments, requests them concurrently, and joins them. */
export class PageLoader {
  readonly #lists: ListLoader;
  readonly #gate: DispatchGate;

  constructor(lists: ListLoader, gate: DispatchGate) {
    this.#lists = lists;
    this.#gate = gate;
  }

  load<R extends Resource>(list: PageOfList<R>): Promise<LoadedPage<R>> {
    const ask = () => (isDateOrder(list.order) ? this.#loadByDate<R>(list) : this.#loadByOffset<R>(list));
    return list.leadsOn === false ? ask() : this.#gate.track(ask);
  }

  async #loadByDate<R extends Resource>(list: PageOfList<R>): Promise<LoadedPage<R>> {
    const page = withinFilter(list.order, list.page, list.filter);
    const segments = await Promise.all(
      planDatePage(list.order, page, list.filter).map((segment) =>
        this.#loadFilled<R>(list, segment, further),
      ),
    );
    const walked = segments.flatMap(({ segment, rows, places }) => {
      const items = rows.map((row, index) => ({ row, place: places[index] }));
      return segment.reversed ? items.reverse() : items;
    });
    const items = walked.slice(0, page.size);
    const hasMore =
      walked.length > page.size || segments.some(({ segment, hasMore }) => !segment.reversed && hasMore);
    const [first] = segments;
    const known = page.from === undefined ? first?.total : undefined;
    const total = () =>
      known === undefined ? this.#lists.total(this.#unpaged(list)) : Promise.resolve(known);
    const more = () => leadsFurther(page, hasMore, total);
    return page.direction === 'forward'
      ? { items, hasNextPage: more, hasPreviousPage: is(page.from !== undefined), total }
      : { items: items.reverse(), hasNextPage: is(page.from !== undefined), hasPreviousPage: more, total };
  }

  async #loadByOffset<R extends Resource>(list: PageOfList<R>): Promise<LoadedPage<R>> {
    const { page } = list;
    const askTotal = () => this.#lists.total(this.#unpaged(list));
    const isTail = page.direction === 'backward' && page.from === undefined;
    const length = isTail ? await askTotal() : undefined;
    const planned = planOffsetPage(list.order, page, length);
    const loaded = await this.#loadFilled<R>(list, planned, page.direction === 'forward' ? further : nearer);
    const { segment, rows, places, total: told, hasMore } = loaded;
    // With an offset past the end, WordPress reports a total of 0.
    const known = rows.length > 0 || segment.offset === 0 ? told : undefined;
    const total = () => (known === undefined ? askTotal() : Promise.resolve(known));
    const more = () => leadsFurther(page, hasMore, total);
    return {
      items: rows.map((row, index) => ({ row, place: places[index] })),
      hasNextPage: page.direction === 'forward' ? more : is(page.from !== undefined),
      hasPreviousPage: is(segment.offset > 0),
      total,
    };
  }

  /**
   * Loads the first non-empty segment from here on, if any. WordPress filters out comments of protected posts
   * after its query, so a page may be empty though more follow; the caller would then have no cursor to
   * continue from.
   */
  async #loadFilled<R extends Resource>(
    list: PageOfList<R>,
    planned: Segment,
    goOn: (segment: Segment, hasMore: boolean) => Segment | undefined,
  ): Promise<LoadedSegment<R> & { readonly segment: Segment }> {
    let segment = planned;
    for (let empty = 0; ; empty++) {
      const loaded = await this.#loadSegment<R>(list, segment);
      const isEmpty = loaded.rows.length === 0 && segment.size > 0;
      const next = isEmpty && empty < MOST_EMPTY_STRETCHES ? goOn(segment, loaded.hasMore) : undefined;
      // Without rows there is no cursor to continue from, whatever total the site reports.
      if (next === undefined) return { segment, ...loaded, hasMore: loaded.hasMore && !isEmpty };
      segment = next;
    }
  }

  /**
   * Requests a segment, 100 items per request. The first response has the total; the others are then requested
   * concurrently, none past the end. New items would shift an unbounded list, so later requests of a
   * date-ordered one are bounded by the date of its first item.
   */
  async #loadSegment<R extends Resource>(list: PageOfList<R>, segment: Segment): Promise<LoadedSegment<R>> {
    const { size, offset } = segment;
    if (size === 0) return { rows: [], places: [], total: undefined, hasMore: false };
    const byDate = segment.places === 'dates';
    const wantsDates = byDate && (list.wantsPlaces || size > MAX_PER_PAGE);
    // A list filtered by `before` or `after` needs exact moments (`date_gmt`) in its cursors.
    const wantsMoments = wantsDates && (list.filter['before'] ?? list.filter['after']) !== undefined;
    const dates = wantsDates ? ['date', ...(wantsMoments ? ['date_gmt'] : [])] : [];
    const fields = restFields([...list.fields, ...dates], list.resource.kind);
    const ask = (query: RestQuery, from: number, count: number): Promise<ListAnswer<R>> =>
      this.#lists.load<R>(
        {
          resource: list.resource,
          route: list.route,
          owner: list.owner,
          query: { ...narrowed(list.filter, query), ...(from > 0 && { offset: from }), per_page: count },
        },
        fields,
      );

    const firstCount = Math.min(size, MAX_PER_PAGE);
    const first = await ask(segment.query, offset, firstCount);
    // Without a total, request every page: past the end, the site returns an empty list.
    const total = first.total ?? (first.rows.length < firstCount ? offset + first.rows.length : undefined);
    const end = Math.min(offset + size, total ?? Number.POSITIVE_INFINITY);
    const starts: number[] = [];
    for (let start = offset + firstCount; start < end; start += MAX_PER_PAGE) starts.push(start);
    const query = { ...segment.query, ...(byDate && offset === 0 ? this.#pin(segment, first.rows[0]) : {}) };
    const rest = await Promise.all(
      starts.map((start) => ask(query, start, Math.min(MAX_PER_PAGE, end - start))),
    );
    const sent = [first, ...rest].flatMap((answer) => answer.rows);
    const isLonger = first.total === undefined ? sent.length === size : first.total > offset + size;
    const hasMore = first.isLonger ?? isLonger;
    // Deduplicate: an item published between two requests shifts the last items of one into the next.
    const seen = new Set(segment.without === undefined ? [] : [segment.without]);
    const rows = sent.filter(({ id }) => !seen.has(id) && seen.add(id));
    const places = list.wantsPlaces ? placesOf(segment, rows, { hasMore, areMoments: wantsMoments }) : [];
    return { rows, places, total: first.total, hasMore };
  }

  #pin(segment: Segment, first: Row | undefined): RestQuery {
    const walk = segment.query['order'] === 'desc' ? 'older' : 'newer';
    return first && 'date' in first && isLocalDate(first.date) ? boundAt(walk, first.date) : {};
  }

  #unpaged({ resource, route, filter }: PageOfList) {
    return { resource, route, query: filter };
  }
}
