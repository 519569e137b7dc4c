import { MAX_PER_PAGE } from '../../../wordpress/rest/pagination.ts';

/** What an operation is going to cost at most, within reason. */
export interface CostEstimate {
  /** Requests to WordPress. */
  readonly requests: number;
  /** Objects in the answer. */
  readonly items: number;
  /** HTML that is read, or brought into another form: 10 for a whole content, 1 for a part of it or a short text. */
  readonly html: number;
}

interface Batch {
  ids: number;
  types: number;
}

/** Adds up what an operation asks: each request for itself, batches by what they load. */
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

  addOnce(requests: Readonly<Record<string, number>>): void {
    for (const [name, count] of Object.entries(requests)) {
      this.#once.set(name, Math.max(count, this.#once.get(name) ?? 0));
    }
  }

  /**
   * @param types The most types that these items are of: each type is asked for itself.
   * @param most The most types that all items of the batch are of.
   */
  addToBatch(name: string, ids: number, types: number, most: number): void {
    const batch = this.#batches.get(name) ?? { ids: 0, types: 0 };
    batch.ids += ids;
    batch.types = Math.min(most, batch.types + Math.min(types, ids));
    this.#batches.set(name, batch);
  }

  sum(): CostEstimate {
    let requests = this.#requests;
    for (const count of this.#once.values()) requests += count;
    for (const { ids, types } of this.#batches.values()) {
      requests += types + Math.floor((ids - 1) / MAX_PER_PAGE);
    }
    return { requests, items: this.#items, html: this.#html };
  }
}
