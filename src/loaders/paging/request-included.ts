import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestRequest, RestResponse } from '../../wordpress/rest/request.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { rowsOf, type UntypedRow } from '../../wordpress/rest/rows.ts';
import type { RouteSizes } from './route-sizes.ts';

/** A batch of items by id. */
export interface IncludedItems {
  readonly route: string;
  readonly include: readonly number[];
  /** Further parameters. */
  readonly query: RestQuery;
  readonly follows?: RestRequest['follows'];
}

/** The answer to a batch. */
export interface BatchAnswer {
  readonly rows: readonly UntypedRow[];
  /** The parameters that were sent. */
  readonly asked: RestQuery;
  readonly response: Pick<RestResponse, 'headers' | 'body'>;
}

/** Requests one batch of ids. */
export type AskBatch = (ids: readonly number[]) => Promise<BatchAnswer>;

/**
 * Requests items by id, in batches of the size that the route allows. If a page turns out to be smaller than the batch, what it
 * left out is requested in smaller ones.
 *
 * @returns The existing items, in any order.
 */
export async function requestIncluded(
  client: WordPressClient,
  sizes: RouteSizes,
  { route, include, query, follows }: IncludedItems,
): Promise<readonly UntypedRow[]> {
  return await requestBatches(sizes, route, include, async (ids) => {
    const { type, ...further } = query;
    const asked = { ...(type !== undefined && { type }), include: ids, per_page: ids.length, ...further };
    const response = await client.request({ route, query: asked, isBatch: true, follows });
    return { rows: rowsOf(response, route), asked, response };
  });
}

/** The same, of a route that takes ids in a way of its own. */
export async function requestBatches(
  sizes: RouteSizes,
  route: string,
  include: readonly number[],
  ask: AskBatch,
): Promise<readonly UntypedRow[]> {
  return await sizes.within(route, async (maximum) => {
    const batches = await Promise.all(
      inChunks(include, maximum).map(async (ids) => {
        const { rows, asked, response } = await ask(ids);
        if (sizes.note(route, asked, response) === undefined) return rows;
        const came = new Set(rows.map(({ id }) => id));
        const missing = ids.filter((id) => !came.has(id));
        return [...rows, ...(await requestBatches(sizes, route, missing, ask))];
      }),
    );
    return batches.flat();
  });
}

export const inChunks = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
