import type { GraphQLResolveInfo } from 'graphql';
import type { Resource } from '../../../model/resources.ts';
import type { PageRequest } from '../../../wordpress/rest/pagination.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { type Connection, type ListDefinition, resolveConnection } from '../../engine/paging/connection.ts';
import { placeOfCursor } from './bare-cursors.ts';

/** Pages that are read for one page of kept rows. */
const MOST_PAGES = 10;
const LARGEST = 100;

/** A page of kept rows. */
export interface KeptPage<Row> extends Connection<Row> {
  /** Whether the walk over the list stopped before the page was full: more may follow. */
  readonly isUnfinished: boolean;
}

/**
 * A page of the rows that a test keeps, for filters that REST does not have. Pages are read until enough are kept, or
 * {@link MOST_PAGES} of them: the rest is then left for the next page.
 */
export async function readKept<R extends Resource>(
  list: ListDefinition<R> & { readonly keep: (row: RowOf<R>) => boolean },
  { size, direction, from }: PageRequest,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<KeptPage<RowOf<R>>> {
  const isForward = direction === 'forward';
  let kept: Connection<RowOf<R>>['edges'] = [];
  let next = from;
  let isLonger = true;
  let last: string | undefined;
  for (let page = 0; page < MOST_PAGES && isLonger && kept.length <= size; page++) {
    const asked = page === 0 ? Math.min(size + 1, LARGEST) : LARGEST;
    const { edges } = await resolveConnection(
      { ...list, settles: true, page: { size: asked, direction, from: next } },
      {},
      context,
      info,
    );
    const fit = edges.filter(({ node }) => list.keep(node));
    kept = isForward ? [...kept, ...fit] : [...fit, ...kept];
    const end = isForward ? edges.at(-1) : edges.at(0);
    isLonger = edges.length >= asked && end !== undefined;
    last = end?.cursor ?? last;
    if (end && list.filter) next = await placeOfCursor(end.cursor, { ...list, filter: list.filter }, context);
  }
  const edges = isForward ? kept.slice(0, size) : kept.slice(-size);
  const hasMore = kept.length > size || isLonger;
  // Where the walk stopped before the page was full, the next one goes on there, though no item is in that place.
  const stopped = isLonger && kept.length <= size ? last : undefined;
  return {
    edges,
    pageInfo: {
      hasNextPage: isForward ? hasMore : false,
      hasPreviousPage: isForward ? from !== undefined : hasMore,
      startCursor: (isForward ? undefined : stopped) ?? edges.at(0)?.cursor ?? null,
      endCursor: (isForward ? stopped : undefined) ?? edges.at(-1)?.cursor ?? null,
    },
    isUnfinished: stopped !== undefined,
    totalCount: () => Promise.resolve(isLonger ? null : kept.length),
  };
}

/** Where a page ends although more would fit: at the item of the other cursor. */
export interface Cut {
  readonly id: number | undefined;
}

export function cutPage<Node extends { readonly id: number }>(
  page: Connection<Node>,
  direction: PageRequest['direction'],
  { id }: Cut,
): Connection<Node> {
  const at = id === undefined ? -1 : page.edges.findIndex(({ node }) => node.id === id);
  if (at < 0) return page;
  const isForward = direction === 'forward';
  const edges = isForward ? page.edges.slice(0, at) : page.edges.slice(at + 1);
  return {
    ...page,
    edges,
    pageInfo: {
      hasNextPage: isForward ? false : page.pageInfo.hasNextPage,
      hasPreviousPage: isForward ? page.pageInfo.hasPreviousPage : false,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
