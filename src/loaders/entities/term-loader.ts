import DataLoader from 'dataloader';
import type { CoreFeatures } from '../../model/core-features.ts';
import type { TaxonomyModel } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestFields } from '../../wordpress/rest/fields.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { requestIncluded } from '../paging/request-included.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import { failureOf, isAnswer } from '../shared/error-kinds.ts';
import type { SiteMemory } from '../site/site-memory.ts';

/** Terms of one taxonomy by id; one batch of its loader. */
export interface TermRequest {
  readonly taxonomy: TaxonomyModel;
  readonly ids: readonly number[];
  readonly fields: RestFields;
}

const SEARCH = '/wp/v2/search';

/** Term fields in results of the search route, by their name in the terms controller. */
const SEARCH_FIELDS = new Map([
  ['id', 'id'],
  ['name', 'title'],
  ['link', 'url'],
]);

/**
 * Loads terms by id, for one operation. A page of posts needs a few categories and a few tags, and WordPress's
 * startup dominates the cost of each request. If names and links are enough, the search route returns terms of
 * all taxonomies in one request (`WP_REST_Term_Search_Handler`). Terms that it omits (of non-public taxonomies;
 * all, if it is blocked or does not support `include`) are requested from their taxonomies. For such a
 * taxonomy, the search is then skipped for ten minutes.
 */
export class TermLoader {
  readonly #client: WordPressClient;
  readonly #memory: SiteMemory;
  readonly #sizes: RouteSizes;
  readonly #hasSearch: boolean;
  readonly #requests: DataLoader<TermRequest, readonly UntypedRow[]>;

  constructor(client: WordPressClient, memory: SiteMemory, sizes: RouteSizes, { search }: CoreFeatures) {
    this.#client = client;
    this.#sizes = sizes;
    this.#memory = memory;
    this.#hasSearch = search;
    this.#requests = new DataLoader((requests) => this.#loadAll(requests), { cache: false });
  }

  /** The existing terms, in any order. */
  load(request: TermRequest): Promise<readonly UntypedRow[]> {
    const { taxonomy, ids, fields } = request;
    const isTogether =
      this.#hasSearch &&
      ids.length < this.#sizes.maximumOf(SEARCH) &&
      fields.every((field) => SEARCH_FIELDS.has(field)) &&
      !this.#memory.refusals.get(refusalKey(taxonomy));
    return isTogether ? this.#requests.load(request) : this.#requestTaxonomy(request);
  }

  #loadAll(requests: readonly TermRequest[]): Promise<(readonly UntypedRow[] | Error)[]> {
    const found = new Map<TermRequest, Promise<readonly UntypedRow[]>>();
    for (const group of grouped(requests, this.#sizes.maximumOf(SEARCH))) {
      if (group.length === 1) continue;
      const together = this.#search(group);
      for (const request of group) found.set(request, this.#complete(request, together));
    }
    return Promise.all(
      requests.map((request) => (found.get(request) ?? this.#requestTaxonomy(request)).catch(failureOf)),
    );
  }

  async #search(group: readonly TermRequest[]): Promise<readonly UntypedRow[]> {
    const include = group.flatMap(({ ids }) => ids);
    const wanted = group.flatMap(({ fields }) => fields.map((field) => SEARCH_FIELDS.get(field) ?? field));
    const fields = [...new Set([...wanted, 'type'])].sort();
    const query = { type: 'term', _fields: fields };
    try {
      const rows = await requestIncluded(this.#client, this.#sizes, { route: SEARCH, include, query });
      // Before 6.1, `include` is ignored: these are the first terms of all.
      return rows.every(({ id }) => include.includes(id)) ? rows : [];
    } catch (error) {
      if (isAnswer(error)) return [];
      throw error;
    }
  }

  /** Terms from the search, and the missing ones from the taxonomy. */
  async #complete(
    request: TermRequest,
    together: Promise<readonly UntypedRow[]>,
  ): Promise<readonly UntypedRow[]> {
    const { taxonomy, ids, fields } = request;
    const wanted = new Set(ids);
    const hits = (await together).filter(({ id, type }) => wanted.has(id) && type === taxonomy.slug);
    const terms = hits.flatMap((hit) => termOf(hit, fields) ?? []);
    if (terms.length === 0) this.#memory.refusals.set(refusalKey(taxonomy), true);
    if (terms.length === ids.length) return terms;
    const came = new Set(terms.map(({ id }) => id));
    const missing = ids.filter((id) => !came.has(id));
    return [...terms, ...(await this.#requestTaxonomy({ ...request, ids: missing }))];
  }

  async #requestTaxonomy({ taxonomy: { route }, ids, fields }: TermRequest): Promise<readonly UntypedRow[]> {
    return await requestIncluded(this.#client, this.#sizes, {
      route,
      include: ids,
      query: { _fields: fields },
    });
  }
}

/** Memory key of a taxonomy of which the search returned nothing. */
const refusalKey = ({ slug }: TaxonomyModel): string => `${SEARCH} ${slug}`;

/** The term as its own route would return it; `undefined` if a plugin removed a needed field. */
function termOf(hit: UntypedRow, fields: RestFields): UntypedRow | undefined {
  const values = fields.map((field) => [field, hit[SEARCH_FIELDS.get(field) ?? field]] as const);
  const isWhole = values.every(([, value]) => value !== undefined);
  return isWhole ? { ...Object.fromEntries(values), id: hit.id } : undefined;
}

/** Groups requests into few groups of as many terms as a request takes (first fit decreasing). */
function grouped(requests: readonly TermRequest[], maximum: number): readonly (readonly TermRequest[])[] {
  const groups: { readonly requests: TermRequest[]; terms: number }[] = [];
  for (const request of requests.toSorted((one, other) => other.ids.length - one.ids.length)) {
    const roomy = groups.find(({ terms }) => terms + request.ids.length <= maximum);
    if (roomy) {
      roomy.requests.push(request);
      roomy.terms += request.ids.length;
    } else groups.push({ requests: [request], terms: request.ids.length });
  }
  return groups.map((group) => group.requests);
}
