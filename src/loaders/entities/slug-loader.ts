import DataLoader from 'dataloader';
import type { Resource } from '../../model/resources.ts';
import { canonicalSlug } from '../../wordpress/rest/address/canonical-slug.ts';
import type { RestFields } from '../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import type { Row, RowOf } from '../../wordpress/rest/shapes.ts';
import type { ListLoader } from '../lists/list-loader.ts';
import { readRange } from '../paging/range-reader.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import { isRefusal } from '../shared/error-kinds.ts';
import type { EntityLoader } from './entity-loader.ts';
import { embedQuery, linkFields, type NeededRelation, primeEmbedded } from './relations/embedding.ts';
import type { EmbeddingChoice } from './relations/embedding-choice.ts';

interface SlugKey {
  readonly slug: string;
  readonly fields: RestFields;
  readonly relations: readonly NeededRelation[];
}

/** `any` requires permission to edit; some callers may see private content but not edit. */
const UNPUBLISHED = ['any', 'private'] as const;

const slugOf = (row: Row): string => ('slug' in row && typeof row.slug === 'string' ? row.slug : '');

export interface SlugLoaderOptions<R extends Resource> {
  readonly lists: ListLoader;
  readonly resource: R;
  /** The entity loaders to prime with embedded items. */
  readonly entities: (resource: Resource) => EntityLoader;
  /** Chooses what WordPress embeds in a single item. */
  readonly embeddings: EmbeddingChoice;
  /** What is known about the routes' page sizes. */
  readonly sizes: RouteSizes;
  /** Whether the client is authenticated. @defaultValue false */
  readonly isIdentified?: boolean;
}

/**
 * Loads one resource's items by slug, for one operation: all slugs of a batch in one request (`slug=a,b`). If
 * several items share a slug (pages under different parents), all are returned. For identified callers, slugs
 * without a published item are also looked up among unpublished ones, as far as WordPress lists them to the
 * caller.
 */
export class SlugLoader<R extends Resource = Resource> {
  readonly #lists: ListLoader;
  readonly #resource: R;
  readonly #entities: (resource: Resource) => EntityLoader;
  readonly #isIdentified: boolean;
  readonly #embeddings: EmbeddingChoice;
  readonly #sizes: RouteSizes;
  readonly #loader: DataLoader<SlugKey, readonly RowOf<R>[], string>;

  constructor(options: SlugLoaderOptions<R>) {
    const { lists, resource, entities, embeddings, sizes, isIdentified = false } = options;
    this.#lists = lists;
    this.#entities = entities;
    this.#resource = resource;
    this.#isIdentified = isIdentified;
    this.#embeddings = embeddings;
    this.#sizes = sizes;
    this.#loader = new DataLoader((keys) => this.#loadBatch(keys), {
      cacheKeyFn: ({ slug, fields }) => `${slug}#${fields.join()}`,
      maxBatchSize: sizes.maximumOf(resource.route),
    });
  }

  /** @param relations What is needed of related items: they may come with the item. */
  async load(
    slug: string,
    fields: RestFields,
    relations: readonly NeededRelation[] = [],
  ): Promise<readonly RowOf<R>[]> {
    return await this.#loader.load({ slug, fields, relations });
  }

  async #loadBatch(keys: readonly SlugKey[]): Promise<(readonly RowOf<R>[])[]> {
    const slugs = [...new Set(keys.map(({ slug }) => canonicalSlug(slug)))];
    const fields = [...new Set(keys.flatMap((key) => key.fields)), 'slug'];
    const relations = keys.flatMap((key) => key.relations);
    const published = await this.#request(slugs, fields, relations);
    const rows = [...published, ...(await this.#requestUnpublished(slugs, published, fields))];
    return keys.map(({ slug }) => rows.filter((row) => canonicalSlug(slugOf(row)) === canonicalSlug(slug)));
  }

  async #requestUnpublished(
    slugs: readonly string[],
    published: readonly RowOf<R>[],
    fields: RestFields,
  ): Promise<readonly RowOf<R>[]> {
    const found = new Set(published.map((row) => canonicalSlug(slugOf(row))));
    const missing = slugs.filter((slug) => !found.has(slug));
    if (!this.#isIdentified || this.#resource.kind !== 'content' || missing.length === 0) return [];
    for (const status of UNPUBLISHED) {
      try {
        return await this.#request(missing, fields, [], { status });
      } catch (error) {
        if (!isRefusal(error)) throw error;
      }
    }
    return [];
  }

  async #request(
    slugs: readonly string[],
    fields: RestFields,
    relations: readonly NeededRelation[],
    further: RestQuery = {},
  ): Promise<readonly RowOf<R>[]> {
    const resource = this.#resource;
    const embedding = slugs.length === 1 ? this.#embeddings.of(resource, relations) : [];
    const query = { ...embedQuery(embedding), ...further };
    const list = { resource, route: resource.route, relations };
    // Pages under different parents may share a slug, so that there may be more items than slugs.
    const { parts } = await readRange<RowOf<R>>(this.#sizes, {
      route: resource.route,
      offset: 0,
      size: this.#sizes.maximumOf(resource.route),
      ask: (paging) =>
        this.#lists.load({ ...list, query: { slug: slugs, ...paging, ...query } }, [
          ...fields,
          ...linkFields(embedding),
        ]),
    });
    const rows = parts.flat();
    primeEmbedded(rows, embedding, this.#entities);
    return rows;
  }
}
