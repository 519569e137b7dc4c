import { PressgraphError } from '../../base/errors.ts';
import type { Resource } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestFields } from '../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { rowsOf, type UntypedRow } from '../../wordpress/rest/rows.ts';

/** What WordPress answers for a wrong password of an item. */
const WRONG_PASSWORD = 'rest_post_incorrect_password';

/**
 * One item by its own address (`/wp/v2/posts/12`), where WordPress decides for this very item who may see it: lists
 * leave out all that is not published. `null` where it does not exist or the caller may not see it.
 *
 * @throws PressgraphError FORBIDDEN where a password was sent that is not the item's.
 */
export async function askItem(
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

function isHiddenItem(error: unknown): boolean {
  const { status, code } = (error instanceof PressgraphError && error.wordpress) || {};
  return code !== WRONG_PASSWORD && (status === 401 || status === 403 || status === 404 || status === 410);
}
