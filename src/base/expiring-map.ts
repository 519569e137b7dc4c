import { LRUCache } from 'lru-cache';
import { steadyNow } from './clock.ts';

export interface ExpiringMapOptions {
  /** @defaultValue {@link steadyNow} */
  readonly now?: (() => number) | undefined;
  /** Most entries; the least recently used are evicted first. Default: no bound but `maxBytes`. */
  readonly maxEntries?: number;
  /** Bound of all keys and of small values, in bytes. @defaultValue 64 KiB */
  readonly maxBytes?: number;
}

/** Approximate memory that V8 needs for an entry with a small value. */
const BYTES_PER_ENTRY = 200;

interface Held<V> {
  readonly value: V;
  readonly until: number;
}

/** A map of small values that expire, bounded in bytes. A key that is larger than the bound is not kept. */
export class ExpiringMap<V> {
  readonly #held: LRUCache<string, Held<V>>;
  readonly #milliseconds: number;
  readonly #now: () => number;

  constructor(milliseconds: number, options: ExpiringMapOptions = {}) {
    const { now = steadyNow, maxEntries, maxBytes = 64 * 1024 } = options;
    this.#milliseconds = milliseconds;
    this.#now = now;
    this.#held = new LRUCache({
      ...(maxEntries !== undefined && { max: maxEntries }),
      maxSize: maxBytes,
      sizeCalculation: (_, key) => BYTES_PER_ENTRY + 2 * key.length,
    });
  }

  get(key: string): V | undefined {
    const held = this.#held.get(key);
    if (held && held.until > this.#now()) return held.value;
    this.#held.delete(key);
    return undefined;
  }

  set(key: string, value: V): void {
    this.#held.set(key, { value, until: this.#now() + this.#milliseconds });
  }

  delete(key: string): void {
    this.#held.delete(key);
  }

  /** Approximate size of all entries, in bytes. */
  get bytes(): number {
    return this.#held.calculatedSize;
  }
}
