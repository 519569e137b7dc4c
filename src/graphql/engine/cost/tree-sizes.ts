import { MAX_PER_PAGE } from '../../../model/route-paging.ts';

/** Items of one level of a tree, at the most: of a thread, of all categories. Lists of larger levels may cost more. */
const MOST_IN_LEVEL = 2_000;

/**
 * Requests for the lists of one level of a tree, which the loaders merge.
 *
 * @param perRequest How many items a request returns.
 */
export const requestsOfLevel = (lists: number, perRequest: number): number =>
  Math.max(Math.ceil(lists / MAX_PER_PAGE), Math.min(lists, Math.ceil(MOST_IN_LEVEL / perRequest)));

/** How long the lists of one level of a tree are on average: they share its items. */
export const sizeInLevel = (lists: number, size: number): number =>
  lists === 0 ? size : Math.min(size, Math.ceil(Math.max(lists, MOST_IN_LEVEL) / lists));
