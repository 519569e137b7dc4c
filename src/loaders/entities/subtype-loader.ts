import DataLoader from 'dataloader';
import { PressgraphError } from '../../base/errors.ts';
import { MAX_PER_PAGE } from '../../model/route-paging.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { SearchRow } from '../../wordpress/rest/shapes.ts';
import { requestIncluded } from '../paging/request-included.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import { isRefusal } from '../shared/error-kinds.ts';

/**
 * Finds the post type of an id, for one operation: `/wp/v2/search` returns the `subtype` of up to 100 ids of
 * any public type but attachments. Where an old core has no search by id, each type is requested for the ids. `null` for
 * an id that does not exist or is not public.
 */
export class SubtypeLoader {
  readonly #client: WordPressClient;
  readonly #sizes: RouteSizes;
  readonly #site: Pick<SiteModel, 'contentTypes' | 'core'>;
  readonly #loader: DataLoader<number, string | null>;

  constructor(client: WordPressClient, sizes: RouteSizes, site: Pick<SiteModel, 'contentTypes' | 'core'>) {
    this.#client = client;
    this.#sizes = sizes;
    this.#site = site;
    this.#loader = new DataLoader((ids) => this.#loadBatch(ids), { maxBatchSize: MAX_PER_PAGE });
  }

  load(id: number): Promise<string | null> {
    return this.#loader.load(id);
  }

  async #loadBatch(ids: readonly number[]): Promise<(string | null)[]> {
    if (!this.#site.core.search) return await this.#loadFromTypes(ids);
    const route = '/wp/v2/search';
    const query = { type: 'post', _fields: ['id', 'subtype'] };
    const rows: readonly SearchRow[] = await requestIncluded(this.#client, this.#sizes, {
      route,
      include: ids,
      query,
    });
    // Parameters that a core does not know yet are ignored: these are its newest items.
    if (rows.some(({ id }) => !ids.includes(id))) return await this.#loadFromTypes(ids);
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

  async #loadFromTypes(ids: readonly number[]): Promise<(string | null)[]> {
    const found = await Promise.all(
      this.#site.contentTypes.map(async ({ slug, route }) => {
        try {
          const rows = await requestIncluded(this.#client, this.#sizes, {
            route,
            include: ids,
            query: { _fields: ['id'] },
          });
          return rows.map(({ id }) => [id, slug] as const);
        } catch (error) {
          if (isRefusal(error)) return [];
          throw error;
        }
      }),
    );
    const slugs = new Map(found.flat());
    return ids.map((id) => slugs.get(id) ?? null);
  }
}
