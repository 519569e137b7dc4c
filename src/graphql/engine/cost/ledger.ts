/** The estimated maximum cost of an operation. */
export interface CostEstimate extends LedgerSum {
  /** Size of the response, in bytes of JSON. */
  readonly bytes: number;
}

export interface LedgerSum {
  /** Requests to WordPress. */
  readonly requests: number;
  /** Objects in the response. */
  readonly items: number;
  /** HTML parsed or converted: 10 for a whole content, 1 for a part or a short text. */
  readonly html: number;
}

/** What an object in the response takes beside requests. */
export type Held = Pick<LedgerSum, 'items' | 'html'>;

interface Batch {
  ids: number;
  types: number;
  perRequest: number;
}

export interface BatchSize {
  readonly ids: number;
  /** Maximum number of types these items have; each type is requested separately. */
  readonly types: number;
  /** Maximum number of types in the whole batch. */
  readonly most: number;
  /** How many items of a type a request takes. */
  readonly perRequest: number;
}

/** Adds up the requests of an operation: single requests one by one, batches by what they load. */
export class Ledger {
  readonly #once = new Map<string, number>();
  readonly #batches = new Map<string, Batch>();
  #requests = 0;
  #items = 0;
  #html = 0;

  add(requests: number): void {
    this.#requests += requests;
  }

  addItems(items: number): void {
    this.#items += items;
  }

  addHtml(html: number): void {
    this.#html += html;
  }

  held(): Held {
    return { items: this.#items, html: this.#html };
  }

  /** Of several things that exclude each other, and are all counted, leaves the largest. */
  keepMost(each: readonly Held[]): void {
    for (const [key, subtract] of [
      ['items', (excess: number) => this.addItems(-excess)],
      ['html', (excess: number) => this.addHtml(-excess)],
    ] as const) {
      const counts = each.map((held) => held[key]);
      subtract(counts.reduce((sum, count) => sum + count, 0) - Math.max(0, ...counts));
    }
  }

  addOnce(requests: Readonly<Record<string, number>>): void {
    for (const [name, count] of Object.entries(requests)) {
      this.#once.set(name, Math.max(count, this.#once.get(name) ?? 0));
    }
  }

  addToBatch(name: string, { ids, types, most, perRequest }: BatchSize): void {
    const batch = this.#batches.get(name) ?? { ids: 0, types: 0, perRequest };
    batch.ids += ids;
    batch.types = Math.min(most, batch.types + Math.min(types, ids));
    this.#batches.set(name, batch);
  }

  sum(): LedgerSum {
    let requests = this.#requests;
    for (const count of this.#once.values()) requests += count;
    for (const { ids, types, perRequest } of this.#batches.values()) {
      requests += types + Math.floor((ids - 1) / perRequest);
    }
    return { requests, items: this.#items, html: this.#html };
  }
}
