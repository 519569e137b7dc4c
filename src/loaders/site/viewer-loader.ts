import DataLoader from 'dataloader';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { restFields } from '../../wordpress/rest/fields.ts';
import { rowsOf, type UntypedRow } from '../../wordpress/rest/rows.ts';

/** The user whom the client speaks for (`/wp/v2/users/me`), for one operation: the union of the fields of a batch in one request. */
export function createViewerLoader(
  client: WordPressClient,
): DataLoader<readonly string[], UntypedRow | null, string> {
  const route = '/wp/v2/users/me';
  return new DataLoader(
    async (keys) => {
      const query = { context: 'edit', _fields: restFields(keys.flat(), 'author') };
      const response = await client.request({ route, query });
      const [row] = rowsOf({ ...response, body: [response.body] }, route);
      return keys.map(() => row ?? null);
    },
    { cacheKeyFn: (fields) => fields.join() },
  );
}
