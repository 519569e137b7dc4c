import type { ListOwner } from '../../../loaders/lists/merge-lists.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';

/** What the parent of a list determines. */
export interface ListPlace {
  readonly query: RestQuery;
  readonly owner?: ListOwner;
}

/**
 * The place of a list that belongs to one item.
 *
 * @param count The approximate number of items, if the parent knows.
 */
export const hungOn = (parameter: string, id: number, count?: number): ListPlace => ({
  query: { [parameter]: id },
  owner: { parameter, count },
});

/** The place of a list of the items directly below one of their own kind. */
export const belowIn = (id: number): ListPlace => ({
  query: { parent: id },
  owner: { parameter: 'parent', isTree: true },
});
