import { PressgraphError } from '../../base/errors.ts';
import type { Resource } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestFields } from '../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { rowsOf, type UntypedRow } from '../../wordpress/rest/rows.ts';
import { failureOf } from '../shared/error-kinds.ts';

/** WordPress's error code for a wrong post password. */
const WRONG_PASSWORD = 'rest_post_incorrect_password';

/**
 * Requests one item by its own route (`/wp/v2/posts/12`), where WordPress checks permissions for that item;
 * lists omit all unpublished items. `null` if it does not exist or the caller may not see it.
 *
 * @throws PressgraphError FORBIDDEN for a wrong password.
 */
export async function requestItem(
  client: WordPressClient,
  { route }: Resource,
  id: number,
  fields: RestFields,
  query: RestQuery = {},
): Promise<UntypedRow | null> {
  const address = `${route}/${id}`;
  try {
    const response = await client.request({ route: address, query: { ...query, _fields: fields } });
    const [row] = rowsOf({ ...response, body: [response.body] }, address);
    return row ?? null;
  } catch (error) {
    if (isHiddenItem(error)) return null;
    throw error;
  }
}

/** Requests items one by one, and returns those that exist. If one fails, its error is in its place. */
export async function requestItems(
  client: WordPressClient,
  resource: Resource,
  ids: readonly number[],
  fields: RestFields,
): Promise<ReadonlyMap<number, UntypedRow | Error>> {
  const rows = await Promise.all(
    ids.map(async (id) => [id, await requestItem(client, resource, id, fields).catch(failureOf)] as const),
  );
  return new Map(rows.flatMap(([id, row]) => (row === null ? [] : [[id, row] as const])));
}

function isHiddenItem(error: unknown): boolean {
  const { status, code } = (error instanceof PressgraphError && error.wordpress) || {};
  return code !== WRONG_PASSWORD && (status === 401 || status === 403 || status === 404 || status === 410);
}
