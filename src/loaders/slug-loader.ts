import DataLoader from 'dataloader';
import type { Resource } from '../site/resources.ts';
import type { RestFields } from '../wordpress/fields.ts';
import { MAX_PER_PAGE } from '../wordpress/pagination.ts';
import type { Row, RowOf } from '../wordpress/shapes.ts';
import type { ListLoader } from './list-loader.ts';

interface SlugKey {
  readonly slug: string;
  readonly fields: RestFields;
}

/** WordPress keeps slugs in lower case, with everything but ASCII percent-encoded: `%e0%a4%b9`. */
function canonicalSlug(slug: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(slug)).toLowerCase();
  } catch {
    return slug.toLowerCase();
  }
}

const slugOf = (row: Row): string => ('slug' in row && typeof row.slug === 'string' ? row.slug : '');

/**
 * One resource's items by slug, for one operation: all slugs of a batch in one request (`slug=a,b`). Where several
 * items share a slug (pages under different parents), all of them are found.
 */
export class SlugLoader<R extends Resource = Resource> {
  readonly #lists: ListLoader;
  readonly #resource: R;
  readonly #loader: DataLoader<SlugKey, readonly RowOf<R>[], string>;

  constructor(lists: ListLoader, resource: R) {
    this.#lists = lists;
    this.#resource = resource;
    this.#loader = new DataLoader((keys) => this.#loadBatch(keys), {
      cacheKeyFn: ({ slug, fields }) => `${slug}#${fields.join()}`,
      maxBatchSize: MAX_PER_PAGE,
    });
  }

  async load(slug: string, fields: RestFields): Promise<readonly RowOf<R>[]> {
    return await this.#loader.load({ slug, fields });
  }

  async #loadBatch(keys: readonly SlugKey[]): Promise<(readonly RowOf<R>[])[]> {
    const slugs = [...new Set(keys.map(({ slug }) => canonicalSlug(slug)))];
    const fields = [...new Set(keys.flatMap((key) => key.fields)), 'slug'];
    const { rows } = await this.#lists.load(
      {
        resource: this.#resource,
        route: this.#resource.route,
        query: { slug: slugs, per_page: MAX_PER_PAGE },
      },
      fields,
    );
    return keys.map(({ slug }) => rows.filter((row) => canonicalSlug(slugOf(row)) === canonicalSlug(slug)));
  }
}
