import DataLoader from 'dataloader';
import type { TaxonomyModel } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestFields } from '../../wordpress/rest/fields.ts';
import { MAX_PER_PAGE } from '../../wordpress/rest/pagination.ts';
import { rowsOf, type UntypedRow } from '../../wordpress/rest/rows.ts';
import { failureOf, isAnswer } from '../shared/error-kinds.ts';
import type { SiteMemory } from '../site/site-memory.ts';

/** Terms of one taxonomy, asked by their ids: no more than a request takes. */
export interface TermRequest {
  readonly taxonomy: TaxonomyModel;
  readonly ids: readonly number[];
  readonly fields: RestFields;
}

const SEARCH = '/wp/v2/search';

/** What the search route tells of a term, by the terms controller's name for it. */
const TOLD_BY_SEARCH = new Map([
  ['id', 'id'],
  ['name', 'title'],
  ['link', 'url'],
]);

/**
 * Terms by their ids, for one operation. A page of posts asks for a few categories and a few tags, and each request
 * costs WordPress its start anew: where names and addresses are enough, the search route brings terms of all taxonomies
 * in one (`WP_REST_Term_Search_Handler`). What it leaves out (terms of taxonomies that are not public; all of them,
 * where it is blocked or does not know `include`) is asked of the taxonomies themselves, and at once for the next ten
 * minutes.
 */
export class TermLoader {
  readonly #client: WordPressClient;
  readonly #memory: SiteMemory;
  readonly #requests: DataLoader<TermRequest, readonly UntypedRow[]>;

  constructor(client: WordPressClient, memory: SiteMemory) {
    this.#client = client;
    this.#memory = memory;
    this.#requests = new DataLoader((requests) => this.#loadAll(requests), { cache: false });
  }

  /** Those that there are, in any order. */
  load(request: TermRequest): Promise<readonly UntypedRow[]> {
    const { taxonomy, ids, fields } = request;
    const isTogether =
      ids.length < MAX_PER_PAGE &&
      fields.every((field) => TOLD_BY_SEARCH.has(field)) &&
      !this.#memory.refusals.get(untold(taxonomy));
    return isTogether ? this.#requests.load(request) : this.#askTaxonomy(request);
  }

  #loadAll(requests: readonly TermRequest[]): Promise<(readonly UntypedRow[] | Error)[]> {
    const found = new Map<TermRequest, Promise<readonly UntypedRow[]>>();
    for (const group of grouped(requests)) {
      if (group.length === 1) continue;
      const together = this.#search(group);
      for (const request of group) found.set(request, this.#complete(request, together));
    }
    return Promise.all(
      requests.map((request) => (found.get(request) ?? this.#askTaxonomy(request)).catch(failureOf)),
    );
  }

  async #search(group: readonly TermRequest[]): Promise<readonly UntypedRow[]> {
    const include = group.flatMap(({ ids }) => ids);
    const wanted = group.flatMap(({ fields }) => fields.map((field) => TOLD_BY_SEARCH.get(field) ?? field));
    const fields = [...new Set([...wanted, 'type'])].sort();
    const query = { type: 'term', include, per_page: include.length, _fields: fields };
    try {
      return rowsOf(await this.#client.request({ route: SEARCH, query, isBatch: true }), SEARCH);
    } catch (error) {
      if (isAnswer(error)) return [];
      throw error;
    }
  }

  /** What the search told of these, and what the taxonomy has of the others. */
  async #complete(
    request: TermRequest,
    together: Promise<readonly UntypedRow[]>,
  ): Promise<readonly UntypedRow[]> {
    const { taxonomy, ids, fields } = request;
    const wanted = new Set(ids);
    const hits = (await together).filter(({ id, type }) => wanted.has(id) && type === taxonomy.slug);
    const terms = hits.flatMap((hit) => termOf(hit, fields) ?? []);
    if (terms.length === 0) this.#memory.refusals.set(untold(taxonomy), true);
    if (terms.length === ids.length) return terms;
    const came = new Set(terms.map(({ id }) => id));
    const missing = ids.filter((id) => !came.has(id));
    return [...terms, ...(await this.#askTaxonomy({ ...request, ids: missing }))];
  }

  async #askTaxonomy({ taxonomy: { route }, ids, fields }: TermRequest): Promise<readonly UntypedRow[]> {
    const query = { include: ids, per_page: ids.length, _fields: fields };
    const response = await this.#client.request({ route, query, isBatch: true });
    return rowsOf(response, route);
  }
}

/** What is remembered of a taxonomy of which the search told nothing. */
const untold = ({ slug }: TaxonomyModel): string => `${SEARCH} ${slug}`;

/** The term as its own route tells it; `undefined` where a plugin has taken away what that needs. */
function termOf(hit: UntypedRow, fields: RestFields): UntypedRow | undefined {
  const values = fields.map((field) => [field, hit[TOLD_BY_SEARCH.get(field) ?? field]] as const);
  const isWhole = values.every(([, value]) => value !== undefined);
  return isWhole ? { ...Object.fromEntries(values), id: hit.id } : undefined;
}

/** As few groups as may be, each of no more terms than a request takes: the largest first, each where there is room. */
function grouped(requests: readonly TermRequest[]): readonly (readonly TermRequest[])[] {
  const groups: { readonly requests: TermRequest[]; terms: number }[] = [];
  for (const request of requests.toSorted((one, other) => other.ids.length - one.ids.length)) {
    const roomy = groups.find(({ terms }) => terms + request.ids.length <= MAX_PER_PAGE);
    if (roomy) {
      roomy.requests.push(request);
      roomy.terms += request.ids.length;
    } else groups.push({ requests: [request], terms: request.ids.length });
  }
  return groups.map((group) => group.requests);
}
