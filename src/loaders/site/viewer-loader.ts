import DataLoader from 'dataloader';
import { AUTHORS } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { restFields } from '../../wordpress/rest/fields.ts';
import { rowsOf } from '../../wordpress/rest/rows.ts';
import type { ViewerRow } from '../../wordpress/rest/shapes.ts';
import { typedRow } from '../shared/typed-row.ts';

/**
 * Loads the authenticated user (`/wp/v2/users/me`), for one operation: the union of a batch's fields in one
 * request.
 */
export function createViewerLoader(
  client: WordPressClient,
): DataLoader<readonly string[], ViewerRow | null, string> {
  const route = '/wp/v2/users/me';
  return new DataLoader(
    async (keys) => {
      const query = { context: 'edit', _fields: restFields(keys.flat(), 'author') };
      const response = await client.request({ route, query });
      const [row] = rowsOf({ ...response, body: [response.body] }, route);
      const viewer: ViewerRow | null = row ? typedRow(AUTHORS, row) : null;
      return keys.map(() => viewer);
    },
    { cacheKeyFn: (fields) => fields.join() },
  );
}
