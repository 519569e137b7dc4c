import type { CacheEntry } from '../../src/cache/cache-entry.ts';
import type { SharedStore } from '../../src/cache/shared-store.ts';

/** A shared store in this process, in which nothing expires or is invalidated. */
export function createMemoryStore(): SharedStore {
  const entries = new Map<string, CacheEntry<string>>();
  return {
    get: async (keys) => keys.map((key) => entries.get(key)),
    set: async (all) => {
      for (const [key, entry] of all) entries.set(key, entry);
    },
    invalidate: async () => {},
    lock: async () => async () => {},
  };
}
