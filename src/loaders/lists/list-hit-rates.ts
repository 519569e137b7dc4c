import { LRUCache } from 'lru-cache';

/** Weight of the latest list in the moving average. */
const LATEST = 0.3;
/** About 200 bytes each. */
const MOST_LISTS = 1_000;

/** Of one site: the share of recent lists whose items were all cached when they arrived, by route and fields. */
export class ListHitRates {
  readonly #rates = new LRUCache<string, number>({ max: MOST_LISTS });

  /** From 0 to 1; 0 for a list that was never requested. */
  of(list: string): number {
    return this.#rates.get(list) ?? 0;
  }

  note(list: string, isHit: boolean): void {
    this.#rates.set(list, this.of(list) * (1 - LATEST) + (isHit ? LATEST : 0));
  }
}
