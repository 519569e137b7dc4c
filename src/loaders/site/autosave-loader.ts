import { type ContentTypeModel, REVISIONS } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { restFields } from '../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { rowsOf } from '../../wordpress/rest/rows.ts';
import type { RevisionRow } from '../../wordpress/rest/shapes.ts';
import { typedRow } from '../shared/typed-row.ts';

/**
 * What editors have typed and not yet saved of an item, one for each editor (`/wp/v2/posts/12/autosaves`), newest first.
 *
 * @param reads The REST fields wanted; with one of `*.raw` among them, they are asked as editors see them.
 */
export async function askAutosaves(
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

/** Who may see an item's history may edit it, and so may see it as editors do in the same request. */
export const contextFor = (reads: readonly string[]): RestQuery =>
  reads.some((read) => read.endsWith('.raw')) ? { context: 'edit' } : {};
