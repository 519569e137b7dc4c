import { type ContentTypeModel, REVISIONS } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { restFields } from '../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { rowsOf } from '../../wordpress/rest/rows.ts';
import type { RevisionRow } from '../../wordpress/rest/shapes.ts';
import { typedRow } from '../shared/typed-row.ts';

/**
 * Requests an item's autosaves, one for each editor (`/wp/v2/posts/12/autosaves`), newest first.
 *
 * @param reads REST fields to request; if any is `*.raw`, with `context=edit`.
 */
export async function requestAutosaves(
  client: WordPressClient,
  { route: collection }: ContentTypeModel,
  id: number,
  reads: readonly string[],
): Promise<readonly RevisionRow[]> {
  const route = `${collection}/${id}/autosaves`;
  const query = { ...contextFor(reads), _fields: restFields([...reads, 'modified_gmt'], 'revision') };
  const rows = rowsOf(await client.request({ route, query }), route).map((row) => typedRow(REVISIONS, row));
  const saved = ({ modified_gmt }: RevisionRow) => modified_gmt ?? '';
  return rows.toSorted((one, other) => (saved(one) < saved(other) ? 1 : -1));
}

/** Anyone who may see an item's history may edit it, so `context=edit` needs no separate request. */
export const contextFor = (reads: readonly string[]): RestQuery =>
  reads.some((read) => read.endsWith('.raw')) ? { context: 'edit' } : {};
