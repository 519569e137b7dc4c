import type { CacheTag } from '../changes/changes.ts';
import type { CacheEntry } from './cache-entry.ts';

/**
 * A cache that several gateways share. It never fails: while the store is unreachable, every read misses, writes do
 * nothing, and each gateway works on its own.
 */
export interface SharedStore {
  /**
   * The entries under these keys; `undefined` for those that are missing or were invalidated since.
   *
   * @param tags The tags that the entries have, if they are known: one round trip then does.
   */
  get(
    keys: readonly string[],
    tags?: readonly CacheTag[],
  ): Promise<readonly (CacheEntry<string> | undefined)[]>;
  /** @param ttl Milliseconds until the entries expire. */
  set(entries: readonly (readonly [key: string, entry: CacheEntry<string>])[], ttl: number): Promise<void>;
  /**
   * Invalidates all entries with these tags, for all gateways.
   *
   * @param ttl The longest lifetime of an entry, in milliseconds.
   */
  invalidate(tags: readonly CacheTag[], ttl: number): Promise<void>;
  /**
   * Locks a key, so that only one gateway works on it.
   *
   * @param ttl Milliseconds until the lock expires.
   * @returns A function that releases the lock; `undefined` if another gateway has it.
   */
  lock(key: string, ttl: number): Promise<(() => Promise<void>) | undefined>;
}
