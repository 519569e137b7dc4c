import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import type { JoinedQuery, JoinedRoute } from '../../model/namespaces/joined-route.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestResponse } from '../../wordpress/rest/request.ts';
import { rowsOf, type UntypedRow } from '../../wordpress/rest/rows.ts';
import { requestBatches } from '../paging/request-included.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';

/** Items of a further namespace by id. */
export interface JoinedItems {
  readonly ids: readonly number[];
  /**
   * Top-level keys. Nested ones are not reliable: WooCommerce's `prices` is a PHP object, which `_fields` does not enter. Of an
   * answer that wraps its items, `_fields` can only name the wrapper.
   */
  readonly keys: readonly string[];
  readonly query?: JoinedQuery | undefined;
}

/** Requests items of a further namespace by id, in batches that its pages hold; missing ones are left out. */
export async function requestJoinedRows(
  client: WordPressClient,
  sizes: RouteSizes,
  { route, include, rows: wrapper, query: always }: JoinedRoute,
  { ids, keys, query: more = {} }: JoinedItems,
): Promise<readonly UntypedRow[]> {
  const asked = new Set(ids);
  const rows = await requestBatches(sizes, route, ids, async (batch) => {
    const query = {
      ...always,
      ...more,
      [include]: batch,
      per_page: batch.length,
      _fields: wrapper === undefined ? ['id', ...keys].sort() : [wrapper],
    };
    const answer = await client.request({ route, query, isBatch: true });
    const response = wrapper === undefined ? answer : unwrapped(answer, wrapper, route);
    return { rows: rowsOf(response, route), asked: query, response };
  });
  // A plugin's filter may ignore the ids.
  return rows.filter(({ id }) => asked.has(id));
}

function unwrapped(response: RestResponse, wrapper: string, route: string): RestResponse {
  const { body } = response;
  if (!isRecord(body)) {
    throw new PressgraphError('UPSTREAM_ERROR', `Expected an object with “${wrapper}” from ${route}.`, {
      route,
    });
  }
  return { ...response, body: body[wrapper] };
}
