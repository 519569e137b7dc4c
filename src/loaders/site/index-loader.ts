import DataLoader from 'dataloader';
import { PressgraphError } from '../../base/errors.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';

type Index = Readonly<Record<string, unknown>>;

/**
 * Loads the REST index, for one operation: the union of a batch's fields in one request, without the 200 KB of
 * routes.
 */
export function createIndexLoader(client: WordPressClient): DataLoader<readonly string[], Index, string> {
  return new DataLoader(
    async (keys) => {
      const fields = [...new Set(keys.flat())].sort();
      const { body } = await client.request({ route: '/', query: { _fields: fields } });
      if (typeof body !== 'object' || body === null) {
        throw new PressgraphError('UPSTREAM_ERROR', 'Expected an object from the REST index.', {
          route: '/',
        });
      }
      const index: Index = { ...body };
      return keys.map(() => index);
    },
    { cacheKeyFn: (fields) => fields.join() },
  );
}
