import { LRUCache } from 'lru-cache';
import type { CacheTag } from '../changes/changes.ts';
import type { CacheEntry } from './cache-entry.ts';

/** Approximate memory that V8 needs for a tag in the index, and for a key in both maps. */
const BYTES_PER_TAG = 100;
const BYTES_PER_KEY = 200;

/** An in-memory LRU cache bounded in bytes. Entries are found by key and invalidated by tag. */
export class TaggedLruCache<V> {
  readonly #entries: LRUCache<string, CacheEntry<V>>;
  readonly #keysByTag = new Map<CacheTag, Set<string>>();

  /** @param bytesOf The size of a value, without its key and tags. */
  constructor(maxBytes: number, bytesOf: (value: V) => number) {
    this.#entries = new LRUCache<string, CacheEntry<V>>({
      maxSize: Math.max(1, maxBytes),
      sizeCalculation: ({ value, tags }, key) =>
        bytesOf(value) + BYTES_PER_KEY + 2 * key.length + tags.length * BYTES_PER_TAG,
      dispose: ({ tags }, key) => this.#unlink(key, tags),
      // An entry that replaces another may have different tags.
      noDisposeOnSet: false,
    });
  }

  get(key: string): CacheEntry<V> | undefined {
    return this.#entries.get(key);
  }

  set(key: string, entry: CacheEntry<V>): void {
    this.#entries.set(key, entry);
    // An entry larger than the whole cache was not stored.
    if (!this.#entries.has(key)) return;
    for (const tag of entry.tags) {
      const keys = this.#keysByTag.get(tag) ?? new Set();
      this.#keysByTag.set(tag, keys.add(key));
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  /** Evicts all entries with one of the tags. Returns their keys. */
  invalidate(tags: Iterable<CacheTag>): readonly string[] {
    const keys = new Set([...tags].flatMap((tag) => [...(this.#keysByTag.get(tag) ?? [])]));
    for (const key of keys) this.#entries.delete(key);
    return [...keys];
  }

  hasTag(tag: CacheTag): boolean {
    return this.#keysByTag.has(tag);
  }

  clear(): void {
    this.#entries.clear();
  }

  tags(): Iterable<CacheTag> {
    return this.#keysByTag.keys();
  }

  /** The size of all entries, in bytes. */
  get bytes(): number {
    return this.#entries.calculatedSize;
  }

  #unlink(key: string, tags: readonly CacheTag[]): void {
    for (const tag of tags) {
      const keys = this.#keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysByTag.delete(tag);
    }
  }
}
