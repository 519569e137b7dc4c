import { isRecord } from '../../../base/json.ts';
import { comesEmbedded } from '../../../model/embedded-keys.ts';
import type { ContentTypeModel } from '../../../model/resources.ts';
import type { WordPressClient } from '../../../wordpress/rest/client.ts';
import type { RestFields } from '../../../wordpress/rest/fields.ts';
import { rowsOf, type UntypedRow } from '../../../wordpress/rest/rows.ts';
import type { RouteSizes } from '../../paging/route-sizes.ts';
import { isRefusal } from '../../shared/error-kinds.ts';

/** Most requests for the authors of a batch: each finds at least one of them, usually all. */
const MOST_REQUESTS = 5;
/** Content to request for each author that is still unknown. */
const ITEMS_EACH = 5;

/**
 * Authors out of what they wrote: WordPress embeds them itself, although a web server, a firewall or a plugin blocks the route of
 * the users.
 */
export class EmbeddedAuthors {
  readonly #client: WordPressClient;
  readonly #sizes: RouteSizes;
  readonly #types: readonly ContentTypeModel[];

  constructor(client: WordPressClient, sizes: RouteSizes, types: readonly ContentTypeModel[]) {
    this.#client = client;
    this.#sizes = sizes;
    // Posts first.
    this.#types = types.toSorted((one, other) => Number(other.slug === 'post') - Number(one.slug === 'post'));
  }

  /** Those authors that are found; `undefined` if embedded ones would lack a field. */
  async load(ids: readonly number[], fields: RestFields): Promise<readonly UntypedRow[] | undefined> {
    if (!comesEmbedded('author', fields)) return undefined;
    const found = new Map<number, UntypedRow>();
    let requests = 0;
    for (const { route } of this.#types) {
      for (;;) {
        const missing = ids.filter((id) => !found.has(id));
        if (missing.length === 0 || requests >= MOST_REQUESTS) return [...found.values()];
        requests++;
        const before = found.size;
        for (const author of await this.#authorsIn(route, missing)) found.set(author.id, author);
        if (found.size === before) break;
      }
    }
    return [...found.values()];
  }

  async #authorsIn(route: string, ids: readonly number[]): Promise<readonly UntypedRow[]> {
    const query = {
      ...{ author: ids, _embed: ['author'], _fields: ['id', '_links.author', '_embedded'] },
      per_page: Math.min(this.#sizes.maximumOf(route), ids.length === 1 ? 1 : ids.length * ITEMS_EACH),
    };
    try {
      const rows = rowsOf(await this.#client.request({ route, query }), route);
      return rows.flatMap(({ _embedded: embedded }) => {
        const authors = isRecord(embedded) ? embedded['author'] : undefined;
        return Array.isArray(authors) ? authors.filter((author) => isAuthor(author, ids)) : [];
      });
    } catch (error) {
      if (isRefusal(error)) return [];
      throw error;
    }
  }
}

const isAuthor = (value: unknown, ids: readonly number[]): value is UntypedRow =>
  isRecord(value) && ids.includes(Number(value['id']));
