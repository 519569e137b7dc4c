import type { CacheTag } from '../changes/changes.ts';
import type { CacheEntry } from './cache-entry.ts';
import { type Held, MemoryRoom } from './memory-room.ts';

/** Approximate memory that V8 needs for a tag in the index, and for a key in both maps. */
const BYTES_PER_TAG = 100;
const BYTES_PER_KEY = 200;

interface HeldEntry<V> extends Held {
  readonly entry: CacheEntry<V>;
}

/** An in-memory LRU cache bounded in bytes. Entries are found by key and invalidated by tag. */
export class TaggedLruCache<V> {
  readonly #room: MemoryRoom;
  readonly #prefix: string;
  readonly #bytesOf: (value: V) => number;
  readonly #keys = new Set<string>();
  readonly #keysByTag = new Map<CacheTag, Set<string>>();
  #bytes = 0;

  /**
   * @param room Its most bytes, or memory that it shares with others.
   * @param bytesOf The size of a value, without its key and tags.
   */
  constructor(room: number | MemoryRoom, bytesOf: (value: V) => number) {
    this.#room = typeof room === 'number' ? new MemoryRoom(room) : room;
    this.#prefix = this.#room.admit();
    this.#bytesOf = bytesOf;
  }

  get(key: string): CacheEntry<V> | undefined {
    // Under its prefix, there is nothing but what it has set.
    return (this.#room.get(this.#prefix + key) as HeldEntry<V> | undefined)?.entry;
  }

  set(key: string, entry: CacheEntry<V>): void {
    const { value, tags } = entry;
    const bytes = this.#bytesOf(value) + BYTES_PER_KEY + 2 * key.length + tags.length * BYTES_PER_TAG;
    const onGone = () => {
      this.#bytes -= bytes;
      this.#keys.delete(key);
      this.#unlink(key, tags);
    };
    const held: HeldEntry<V> = { entry, bytes, onGone };
    // One that is too large replaces what was there by nothing, and was never added.
    this.#room.delete(this.#prefix + key);
    if (!this.#room.set(this.#prefix + key, held)) return;
    this.#bytes += bytes;
    this.#keys.add(key);
    for (const tag of tags) {
      const keys = this.#keysByTag.get(tag) ?? new Set();
      this.#keysByTag.set(tag, keys.add(key));
    }
  }

  delete(key: string): void {
    this.#room.delete(this.#prefix + key);
  }

  /** Evicts all entries with one of the tags. Returns their keys. */
  invalidate(tags: Iterable<CacheTag>): readonly string[] {
    const keys = new Set([...tags].flatMap((tag) => [...(this.#keysByTag.get(tag) ?? [])]));
    for (const key of keys) this.delete(key);
    return [...keys];
  }

  hasTag(tag: CacheTag): boolean {
    return this.#keysByTag.has(tag);
  }

  clear(): void {
    for (const key of [...this.#keys]) this.delete(key);
  }

  tags(): Iterable<CacheTag> {
    return this.#keysByTag.keys();
  }

  /** The size of all its entries, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  #unlink(key: string, tags: readonly CacheTag[]): void {
    for (const tag of tags) {
      const keys = this.#keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysByTag.delete(tag);
    }
  }
}
