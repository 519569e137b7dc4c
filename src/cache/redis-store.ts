import { randomUUID } from 'node:crypto';
import { steadyNow } from '../base/clock.ts';
import type { RedisConnection } from '../base/redis/redis-connection.ts';
import type { CacheTag } from '../changes/changes.ts';
import type { CacheEntry } from './cache-entry.ts';
import type { SharedStore } from './shared-store.ts';

/** Releases a lock only for its owner: it may have expired and been taken by another gateway. */
const RELEASE_LOCK =
  "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

/** A tag that all entries have. */
const EVERYTHING: CacheTag = '**';
/** Of tags whose change could not be stored yet. */
const MAX_UNSENT = 10_000;

/** The stored form of an entry. Its names are short because there are many entries. */
interface StoredEntry {
  readonly v: string;
  readonly a: number;
  readonly b: number;
  readonly t: readonly CacheTag[];
  readonly e?: number | undefined;
}

/**
 * A cache that the gateways of one site share in Redis or Valkey. Invalidating a tag stores the time; entries with that
 * tag whose work started before then count as missing.
 *
 * @param prefix Prefix of all keys. It identifies the site, so that several sites may share one Redis.
 */
export function createRedisStore(
  connection: RedisConnection,
  prefix: string,
  now: () => number = steadyNow,
): SharedStore {
  const entryKey = (key: string) => `${prefix}:cache:${key}`;
  const changedKey = (tag: CacheTag) => `${prefix}:changed:${tag}`;
  /** The connection reports an outage, once. Here, it only means a cache miss. */
  const tryRedis = async <T>(
    work: (client: RedisConnection['client']) => Promise<T>,
    fallback: T,
  ): Promise<T> => (connection.isReady ? await connection.run(work).catch(() => fallback) : fallback);
  const timesOf = (tags: readonly CacheTag[], times: readonly (string | null)[]) =>
    tags.map((tag, index) => [tag, Number(times[index] ?? Number.NEGATIVE_INFINITY)] as const);

  /** Changes that Redis could not be told of. Entries that are kept there for long would outlive them. */
  const unsent = new Set<CacheTag>();
  let longest = 0;
  const mark = (tags: Iterable<CacheTag>, ttl: number): Promise<boolean> =>
    tryRedis(async (client) => {
      const time = String(now());
      await Promise.all(
        [...tags].map((tag) =>
          client.set(changedKey(tag), time, { expiration: { type: 'PX', value: Math.ceil(ttl) } }),
        ),
      );
      return true;
    }, false);
  const markLater = (tags: Iterable<CacheTag>, ttl: number): void => {
    longest = Math.max(longest, ttl);
    for (const tag of tags) unsent.add(tag);
    if (unsent.size <= MAX_UNSENT) return;
    unsent.clear();
    unsent.add(EVERYTHING);
  };
  const markUnsent = async (): Promise<void> => {
    if (unsent.size === 0) return;
    const tags = [...unsent];
    unsent.clear();
    if (!(await mark(tags, longest))) markLater(tags, longest);
  };
  connection.onReady(() => void markUnsent());

  return {
    get: (keys, known = []) =>
      tryRedis(
        async (client) => {
          const asked = [EVERYTHING, ...known];
          const values = await client.mGet([...keys.map(entryKey), ...asked.map(changedKey)]);
          const found = values.slice(0, keys.length).map(parseEntry);
          const changedAt = new Map(timesOf(asked, values.slice(keys.length)));
          const others = new Set(found.flatMap((entry) => entry?.tags ?? []));
          for (const tag of known) others.delete(tag);
          if (others.size > 0) {
            const times = await client.mGet([...others].map(changedKey));
            for (const [tag, time] of timesOf([...others], times)) changedAt.set(tag, time);
          }
          return found.map((entry) =>
            entry && [EVERYTHING, ...entry.tags].some((tag) => (changedAt.get(tag) ?? 0) >= entry.startedAt)
              ? undefined
              : entry,
          );
        },
        keys.map(() => undefined),
      ),
    set: (entries, ttl) =>
      tryRedis(async (client) => {
        await Promise.all(
          entries.map(([key, { value, asOf, startedAt, tags, expiresIn }]) => {
            const stored: StoredEntry = { v: value, a: asOf, b: startedAt, t: tags, e: expiresIn };
            return client.set(entryKey(key), JSON.stringify(stored), {
              expiration: { type: 'PX', value: Math.max(1, Math.ceil(ttl)) },
            });
          }),
        );
      }, undefined),
    async invalidate(tags, ttl) {
      await markUnsent();
      if (!(await mark(tags, ttl))) markLater(tags, ttl);
    },
    lock: (key, ttl) =>
      tryRedis(
        async (client) => {
          const name = `${prefix}:lock:${key}`;
          const owner = randomUUID();
          const acquired = await client.set(name, owner, {
            condition: 'NX',
            expiration: { type: 'PX', value: ttl },
          });
          if (acquired === null) return undefined;
          return async () => {
            await tryRedis(
              async (inner) => void (await inner.eval(RELEASE_LOCK, { keys: [name], arguments: [owner] })),
              undefined,
            );
          };
        },
        // Without Redis, each gateway works on its own.
        async () => {},
      ),
  };
}

function parseEntry(text: string | null): CacheEntry<string> | undefined {
  if (text === null) return undefined;
  try {
    const { v: value, a: asOf, b: startedAt, t: tags, e: expiresIn }: StoredEntry = JSON.parse(text);
    const isValid = typeof value === 'string' && Number.isFinite(asOf) && Number.isFinite(startedAt);
    return isValid && Array.isArray(tags) ? { value, asOf, startedAt, tags, expiresIn } : undefined;
  } catch {
    return undefined;
  }
}
