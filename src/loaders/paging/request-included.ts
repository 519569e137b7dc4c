import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { rowsOf, type UntypedRow } from '../../wordpress/rest/rows.ts';
import type { RouteSizes } from './route-sizes.ts';

/** A batch of items by id. */
export interface IncludedItems {
  readonly route: string;
  readonly include: readonly number[];
  /** Further parameters. */
  readonly query: RestQuery;
}

/**
 * Requests items by id, in batches of the size that the route allows. If a page turns out to be smaller than the batch, what it
 * left out is requested in smaller ones.
 *
 * @returns The existing items, in any order.
 */
export async function requestIncluded(
  client: WordPressClient,
  sizes: RouteSizes,
  { route, include, query }: IncludedItems,
): Promise<readonly UntypedRow[]> {
  return await sizes.within(route, (maximum) =>
    requestChunks(client, sizes, { route, include, query }, maximum),
  );
}

async function requestChunks(
  client: WordPressClient,
  sizes: RouteSizes,
  { route, include, query }: IncludedItems,
  maximum: number,
): Promise<readonly UntypedRow[]> {
  const batches = await Promise.all(
    inChunks(include, maximum).map(async (ids) => {
      const { type, ...further } = query;
      const asked = { ...(type !== undefined && { type }), include: ids, per_page: ids.length, ...further };
      const response = await client.request({ route, query: asked, isBatch: true });
      const rows = rowsOf(response, route);
      if (sizes.note(route, asked, response) === undefined) return rows;
      const came = new Set(rows.map(({ id }) => id));
      const missing = ids.filter((id) => !came.has(id));
      return [...rows, ...(await requestIncluded(client, sizes, { route, include: missing, query }))];
    }),
  );
  return batches.flat();
}

export const inChunks = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
