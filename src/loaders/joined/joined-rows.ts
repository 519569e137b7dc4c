import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import type { JoinedQuery, JoinedRoute } from '../../model/namespaces/joined-route.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { rowsOf, type UntypedRow } from '../../wordpress/rest/rows.ts';

/**
 * Requests items of a further namespace by id; missing ones are left out.
 *
 * @param ids At most the route's maximum.
 * @param keys Top-level keys. Nested ones are not reliable: WooCommerce's `prices` is a PHP object, which `_fields` does not
 *   enter. Of an answer that wraps its items, `_fields` can only name the wrapper.
 */
export async function requestJoinedRows(
  client: WordPressClient,
  { route, include, rows, query: always }: JoinedRoute,
  ids: readonly number[],
  keys: readonly string[],
  more: JoinedQuery = {},
): Promise<readonly UntypedRow[]> {
  const query = {
    ...always,
    ...more,
    [include]: ids,
    per_page: ids.length,
    _fields: rows === undefined ? ['id', ...keys].sort() : [rows],
  };
  const response = await client.request({ route, query, isBatch: true });
  if (rows === undefined) return wanted(rowsOf(response, route), ids);
  const { body } = response;
  if (!isRecord(body)) {
    throw new PressgraphError('UPSTREAM_ERROR', `Expected an object with “${rows}” from ${route}.`, {
      route,
    });
  }
  return wanted(rowsOf({ ...response, body: body[rows] }, route), ids);
}

/** Without those that were not requested: a plugin's filter may ignore the ids. */
function wanted(rows: readonly UntypedRow[], ids: readonly number[]): readonly UntypedRow[] {
  const asked = new Set(ids);
  return rows.filter(({ id }) => asked.has(id));
}
