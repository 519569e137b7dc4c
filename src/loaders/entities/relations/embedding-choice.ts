import type { ExpiringMap } from '../../../base/expiring-map.ts';
import { isRecord } from '../../../base/json.ts';
import { comesEmbedded } from '../../../model/embedded-keys.ts';
import type { ContentTypeModel, Resource, TaxonomyModel } from '../../../model/resources.ts';
import type { UntypedRow } from '../../../wordpress/rest/rows.ts';
import type { Embedding, NeededRelation } from './embedding.ts';

/**
 * Embedding the terms of an item costs WordPress 9 ms and 0.8 ms for each term, a request for them 29 ms: with 25 terms, the
 * same. The request is then the better choice, as it runs beside others, and may be cached.
 */
const MOST_EMBEDDED_TERMS = 20;
/** Weight of what was seen last in the moving average. */
const LATEST = 0.3;
const TERMS = 'wp:term';

export interface EmbeddingChoiceOptions {
  /** Average number of terms that items of a type have, by type and taxonomy. */
  readonly counts: ExpiringMap<number>;
  readonly taxonomies: readonly TaxonomyModel[];
  /** Whether items of a resource are requested anyway, with the operation's first request. */
  readonly isPrefetched?: ((resource: Resource) => boolean) | undefined;
  /** Whether the companion reads related items along with their rows. */
  readonly canFollow?: boolean | undefined;
}

/**
 * Which of the relations that are needed WordPress embeds in the answer for a single item: those of which it sends enough, if
 * that is worth it. What is prefetched anyway, or followed by the companion, is not, nor are terms where items have many of
 * them. How many these are is learnt from rows.
 */
export class EmbeddingChoice {
  readonly #options: EmbeddingChoiceOptions;
  readonly #taxonomies: ReadonlyMap<string, TaxonomyModel>;

  constructor(options: EmbeddingChoiceOptions) {
    this.#options = options;
    this.#taxonomies = new Map(options.taxonomies.map((taxonomy) => [taxonomy.slug, taxonomy]));
  }

  /** Those of the relations of a single item that WordPress should embed. */
  of(resource: Resource, relations: readonly NeededRelation[]): Embedding {
    const { isPrefetched, canFollow } = this.#options;
    if (canFollow || relations.length === 0 || resource.kind !== 'content') return [];
    const whole = relations.filter(({ resource: { kind }, fields }) => comesEmbedded(kind, fields));
    const terms = whole.filter(({ rel }) => rel === TERMS);
    // WordPress embeds the terms of all taxonomies, selected or not.
    const areTermsWorthIt =
      terms.length * 2 >= resource.taxonomies.length && this.#termsOf(resource) <= MOST_EMBEDDED_TERMS;
    return whole.filter(
      (relation) => !isPrefetched?.(relation.resource) && (areTermsWorthIt || relation.rel !== TERMS),
    );
  }

  /** Learns how many terms items have: of the taxonomies that the rows name, or that are embedded in them. */
  note(resource: Resource, rows: readonly UntypedRow[]): void {
    if (resource.kind !== 'content' || rows.length === 0) return;
    const { counts } = this.#options;
    for (const slug of resource.taxonomies) {
      const taxonomy = this.#taxonomies.get(slug);
      const seen = taxonomy === undefined ? [] : rows.flatMap((row) => termsIn(row, taxonomy) ?? []);
      if (seen.length === 0) continue;
      const average = seen.reduce((sum, terms) => sum + terms, 0) / seen.length;
      const before = counts.get(nameOf(resource, slug)) ?? average;
      counts.set(nameOf(resource, slug), before + LATEST * (average - before));
    }
  }

  /** How many terms WordPress would embed in an item: those of all its taxonomies, selected or not. */
  #termsOf(resource: ContentTypeModel): number {
    const { counts } = this.#options;
    return resource.taxonomies.reduce((sum, slug) => sum + (counts.get(nameOf(resource, slug)) ?? 0), 0);
  }
}

const nameOf = ({ key }: ContentTypeModel, taxonomy: string): string => `${key} ${taxonomy}`;

/** How many terms of a taxonomy an item has; `undefined` if its row does not tell. */
function termsIn(row: UntypedRow, { restBase, slug }: TaxonomyModel): number | undefined {
  const ids = row[restBase];
  if (Array.isArray(ids)) return ids.length;
  const embedded = isRecord(row['_embedded']) ? row['_embedded'][TERMS] : undefined;
  if (!Array.isArray(embedded)) return undefined;
  return embedded.flat().filter((term) => isRecord(term) && term['taxonomy'] === slug).length;
}
