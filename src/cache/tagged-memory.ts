import { LRUCache } from 'lru-cache';
import type { CacheTag } from '../changes/changes.ts';
import type { Held } from './cached.ts';

/** What a tag takes in the index, and a key in both maps: about so much, as V8 keeps them. */
const BYTES_OF_A_TAG = 100;
const BYTES_OF_A_KEY = 200;

/** Things held in this process, up to a number of bytes, the least used making room; found by key, and by tag. */
export class TaggedMemory<V> {
  readonly #held: LRUCache<string, Held<V>>;
  readonly #keysByTag = new Map<CacheTag, Set<string>>();

  /** @param bytesOf What a value takes, but for its key and tags. */
  constructor(maxBytes: number, bytesOf: (value: V) => number) {
    this.#held = new LRUCache<string, Held<V>>({
      maxSize: Math.max(1, maxBytes),
      sizeCalculation: ({ value, tags }, key) =>
        bytesOf(value) + BYTES_OF_A_KEY + 2 * key.length + tags.length * BYTES_OF_A_TAG,
      dispose: ({ tags }, key) => this.#unlink(key, tags),
      // What is put anew in the place of something has its own tags.
      noDisposeOnSet: false,
    });
  }

  get(key: string): Held<V> | undefined {
    return this.#held.get(key);
  }

  set(key: string, held: Held<V>): void {
    this.#held.set(key, held);
    // Larger than everything: the cache has not taken it in.
    if (!this.#held.has(key)) return;
    for (const tag of held.tags) {
      const keys = this.#keysByTag.get(tag) ?? new Set();
      this.#keysByTag.set(tag, keys.add(key));
    }
  }

  delete(key: string): void {
    this.#held.delete(key);
  }

  /** Drops all that carries one of the tags. Returns the keys dropped. */
  drop(tags: Iterable<CacheTag>): readonly string[] {
    const keys = new Set([...tags].flatMap((tag) => [...(this.#keysByTag.get(tag) ?? [])]));
    for (const key of keys) this.#held.delete(key);
    return [...keys];
  }

  clear(): void {
    this.#held.clear();
  }

  tags(): Iterable<CacheTag> {
    return this.#keysByTag.keys();
  }

  /** Of all that is held, in bytes. */
  get bytes(): number {
    return this.#held.calculatedSize;
  }

  #unlink(key: string, tags: readonly CacheTag[]): void {
    for (const tag of tags) {
      const keys = this.#keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysByTag.delete(tag);
    }
  }
}
