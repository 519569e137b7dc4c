import DataLoader from 'dataloader';
import { PressgraphError } from '../../base/errors.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { MAX_PER_PAGE } from '../../wordpress/rest/pagination.ts';
import { rowsOf } from '../../wordpress/rest/rows.ts';
import type { SearchRow } from '../../wordpress/rest/shapes.ts';

/**
 * Finds the post type of an id, for one operation: `/wp/v2/search` returns the `subtype` of up to 100 ids of
 * any public type but attachments. `null` for an id that does not exist or is not public.
 */
export class SubtypeLoader {
  readonly #client: WordPressClient;
  readonly #loader: DataLoader<number, string | null>;

  constructor(client: WordPressClient) {
    this.#client = client;
    this.#loader = new DataLoader((ids) => this.#loadBatch(ids), { maxBatchSize: MAX_PER_PAGE });
  }

  load(id: number): Promise<string | null> {
    return this.#loader.load(id);
  }

  async #loadBatch(ids: readonly number[]): Promise<(string | null)[]> {
    const route = '/wp/v2/search';
    const response = await this.#client.request({
      route,
      query: { type: 'post', include: ids, per_page: ids.length, _fields: ['id', 'subtype'] },
    });
    const rows: readonly SearchRow[] = rowsOf(response, route);
    const subtypes = new Map(rows.map((row) => [row.id, row.subtype]));
    return ids.map((id) => {
      const subtype = subtypes.get(id) ?? null;
      if (subtype !== null && typeof subtype !== 'string') {
        throw new PressgraphError('UPSTREAM_ERROR', `Expected the name of a post type from ${route}.`, {
          route,
        });
      }
      return subtype;
    });
  }
}
