import type { CacheEntry } from '../cache/cache-entry.ts';
import type { SharedStore } from '../cache/shared-store.ts';

/** A store of texts by key: a KV namespace of Cloudflare is one. */
export interface KeyValueCache {
  get(key: string): Promise<string | null | undefined>;
  /** @param options `expirationTtl`: seconds, 60 or more, after which it is forgotten. */
  put(key: string, value: string, options: { readonly expirationTtl: number }): Promise<unknown>;
}

/** A store of responses by address: `caches.default`, or what `caches.open()` opens. */
export interface ResponseCache {
  match(address: string): Promise<Response | undefined>;
  put(address: string, response: Response): Promise<unknown>;
}

/** Where whole answers to anonymous callers are kept, for other instances of the gateway. */
export type EdgeCache = KeyValueCache | ResponseCache;

export interface EdgeStoreOptions {
  /** What the keys of the site begin with. */
  readonly prefix: string;
  /** Keeps the instance alive for work that nobody waits for. Default: it is waited for. */
  readonly background?: ((work: Promise<unknown>) => void) | undefined;
  /** Called with what a store fails with. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Cloudflare's KV takes no shorter time. */
const SHORTEST_TTL = 60;

/**
 * The gateway's view of a platform's cache. What expires is its only way to forget: nothing is invalidated there, and
 * nobody waits for another instance.
 */
export function edgeStore(cache: EdgeCache, { prefix, background, onError }: EdgeStoreOptions): SharedStore {
  const store = 'match' in cache ? overResponses(cache) : cache;
  const told = <T>(work: Promise<T>): Promise<T | undefined> =>
    work.catch((error: unknown) => {
      onError?.(error);
      return undefined;
    });
  return {
    get: (keys) => Promise.all(keys.map(async (key) => entryIn(await told(store.get(`${prefix}:${key}`))))),
    async set(entries, ttl) {
      const expirationTtl = Math.max(SHORTEST_TTL, Math.ceil(ttl / 1000));
      const work = Promise.all(
        entries.map(([key, entry]) =>
          told(store.put(`${prefix}:${key}`, JSON.stringify(entry), { expirationTtl })),
        ),
      );
      if (background) background(work);
      else await work;
    },
    async invalidate() {},
    lock: async () => async () => {},
  };
}

/** Addresses that no site has: the cache is asked for them, and nothing else. */
const addressOf = (key: string): string => `https://pressgraph.invalid/${encodeURIComponent(key)}`;

const overResponses = (cache: ResponseCache): KeyValueCache => ({
  get: async (key) => await (await cache.match(addressOf(key)))?.text(),
  put: (key, value, { expirationTtl }) =>
    cache.put(
      addressOf(key),
      new Response(value, {
        headers: { 'content-type': 'application/json', 'cache-control': `public, max-age=${expirationTtl}` },
      }),
    ),
});

/** What another release wrote, or somebody else, is no entry. */
function entryIn(text: string | null | undefined): CacheEntry<string> | undefined {
  try {
    const entry: Partial<CacheEntry<string>> | null = JSON.parse(text ?? 'null');
    const { value, asOf, startedAt, tags } = entry ?? {};
    if (typeof value !== 'string' || typeof asOf !== 'number' || typeof startedAt !== 'number')
      return undefined;
    return Array.isArray(tags) ? { ...entry, value, asOf, startedAt, tags } : undefined;
  } catch {
    return undefined;
  }
}
