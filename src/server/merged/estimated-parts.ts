import { type DocumentNode, type GraphQLSchema, print } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { PageLimits } from '../../graphql/engine/context.ts';
import type { estimateCost } from '../../graphql/engine/cost/estimate-cost.ts';
import type { CostEstimate } from '../../graphql/engine/cost/ledger.ts';
import type { SitePart } from '../../graphql/merged/plan/site-parts.ts';

/** Characters of the parts whose estimates are remembered, for each schema. */
const MOST_CHARACTERS = 2 * 1024 * 1024;

interface Estimated {
  readonly estimate: CostEstimate | undefined;
}

/** Estimates parts of operations. Those of equal text and variables are estimated once for all sites of one schema. */
export class EstimatedParts {
  readonly #estimate: typeof estimateCost;
  readonly #pages: PageLimits;
  readonly #known = new WeakMap<GraphQLSchema, LRUCache<string, Estimated>>();
  readonly #texts = new WeakMap<DocumentNode, string>();

  constructor(estimate: typeof estimateCost, pages: PageLimits) {
    this.#estimate = estimate;
    this.#pages = pages;
  }

  textOf(document: DocumentNode): string {
    const text = this.#texts.get(document) ?? print(document);
    this.#texts.set(document, text);
    return text;
  }

  /** @returns `undefined` if the site will reject the part. */
  of(
    { document, variables }: Pick<SitePart, 'document' | 'variables'>,
    schema: GraphQLSchema,
    smallRoutes: ReadonlyMap<string, number>,
  ): CostEstimate | undefined {
    const key = `${this.textOf(document)}\n${JSON.stringify([variables, ...smallRoutes])}`;
    const ofSchema = this.#known.get(schema) ?? estimates();
    this.#known.set(schema, ofSchema);
    const known = ofSchema.get(key);
    if (known) return known.estimate;
    const pages = this.#pages;
    const estimate = this.#estimate({ schema, document, variables, pages, smallRoutes });
    ofSchema.set(key, { estimate });
    return estimate;
  }
}

const estimates = () =>
  new LRUCache<string, Estimated>({
    max: 1_000,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_estimate, key) => key.length,
  });
