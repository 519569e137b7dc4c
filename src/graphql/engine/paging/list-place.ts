import type { ListOwner } from '../../../loaders/lists/merge-lists.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';

/** What the place of a list says of it. */
export interface ListPlace {
  readonly query: RestQuery;
  readonly owner?: ListOwner;
}

/**
 * The place of a list that hangs on one item.
 *
 * @param count About how many items it has, where that item tells.
 */
export const hungOn = (parameter: string, id: number, count?: number): ListPlace => ({
  query: { [parameter]: id },
  owner: { parameter, count },
});
