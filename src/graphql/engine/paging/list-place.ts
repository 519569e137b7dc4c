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
