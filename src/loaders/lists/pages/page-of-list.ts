import type { Resource } from '../../../model/resources.ts';
import type { RestFields } from '../../../wordpress/rest/fields.ts';
import type { ListOrder, PageRequest, Place } from '../../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { NeededRelation } from '../../entities/relations/embedding.ts';
import type { ListOwner } from '../merge-lists.ts';

export interface PageOfList<R extends Resource = Resource> {
  readonly resource: R;
  readonly route: string;
  /** The list's parameters: filters and search, without order and paging. */
  readonly filter: RestQuery;
  readonly order: ListOrder;
  readonly page: PageRequest;
  readonly fields: RestFields;
  /** What is needed of the items that its rows refer to. */
  readonly relations?: readonly NeededRelation[] | undefined;
  /** Whether cursors are needed: a date-ordered list then requests `date`, too. */
  readonly wantsPlaces: boolean;
  /** Whether its rows may reference entities, so that entity batches wait for it. @defaultValue true */
  readonly leadsOn?: boolean;
  /** Its owner, which allows merging it with lists of other owners. */
  readonly owner?: ListOwner | undefined;
}

export interface LoadedPage<R extends Resource = Resource> {
  readonly items: readonly PlacedItem<R>[];
  /** Usually known from the page itself; for a page of size 0, requested by `HEAD`. */
  readonly hasNextPage: () => Promise<boolean>;
  readonly hasPreviousPage: () => Promise<boolean>;
  /** Length of the whole list: known from the page itself, or requested by `HEAD`. */
  readonly total: () => Promise<number | undefined>;
}

export interface PlacedItem<R extends Resource = Resource> {
  readonly row: RowOf<R>;
  /** Only if places are wanted. */
  readonly place: Place | undefined;
}

/** What a page turned out to be, in the direction in which it was read. */
export interface ReadPage<R extends Resource = Resource> {
  readonly items: readonly PlacedItem<R>[];
  /** Length of the whole list, if it was reported. */
  readonly total: number | undefined;
  /** Whether items follow. */
  readonly hasMore: boolean;
  /** Whether items precede it, in the order of the list. */
  readonly hasBefore: boolean;
  /** Whether rows of equal values may be missing or repeated, since several requests were needed unexpectedly. */
  readonly isTorn?: boolean;
}
