import { randomUUID } from 'node:crypto';
import type { RedisConnection } from '../base/redis/redis-connection.ts';
import type { CacheTag } from '../changes/changes.ts';
import type { Held } from './cached.ts';
import type { SharedStore } from './shared-store.ts';

/** Ends a claim only for who has it: it may have run out, and be another's by now. */
const END_CLAIM =
  "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

/** What is stored under a key: as short as it can be named, for there are many. */
interface Stored {
  readonly v: string;
  readonly a: number;
  readonly b: number;
  readonly t: readonly CacheTag[];
}

/**
 * What gateways of one site hold together in Redis or Valkey. Of a tag that changed, Redis keeps when: what carries it
 * and was begun before then is not found any more.
 *
 * @param prefix Of all keys: it tells the site, so that several may share one Redis.
 */
export function createRedisStore(connection: RedisConnection, prefix: string, now = Date.now): SharedStore {
  const { client } = connection;
  const held = (key: string) => `${prefix}:held:${key}`;
  const changed = (tag: CacheTag) => `${prefix}:changed:${tag}`;
  /** Redis being away is told by the connection, once; here it is no more than something not found. */
  const tried = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> =>
    connection.isReady ? await work().catch(() => otherwise) : otherwise;

  return {
    get: (keys) =>
      tried(
        async () => {
          const found = (await client.mGet(keys.map(held))).map(read);
          const tags = [...new Set(found.flatMap((entry) => entry?.tags ?? []))];
          const times = tags.length > 0 ? await client.mGet(tags.map(changed)) : [];
          const changedAt = new Map(
            tags.map((tag, index) => [tag, Number(times[index] ?? Number.NEGATIVE_INFINITY)]),
          );
          return found.map((entry) =>
            entry?.tags.some((tag) => (changedAt.get(tag) ?? 0) >= entry.begunAt) ? undefined : entry,
          );
        },
        keys.map(() => undefined),
      ),
    set: (entries, milliseconds) =>
      tried(async () => {
        await Promise.all(
          entries.map(([key, { value, asOf, begunAt, tags }]) => {
            const stored: Stored = { v: value, a: asOf, b: begunAt, t: tags };
            return client.set(held(key), JSON.stringify(stored), {
              expiration: { type: 'PX', value: Math.max(1, Math.ceil(milliseconds)) },
            });
          }),
        );
      }, undefined),
    drop: (tags, milliseconds) =>
      tried(async () => {
        const time = String(now());
        await Promise.all(
          tags.map((tag) =>
            client.set(changed(tag), time, { expiration: { type: 'PX', value: Math.ceil(milliseconds) } }),
          ),
        );
      }, undefined),
    claim: (key, milliseconds) =>
      tried(
        async () => {
          const name = `${prefix}:claim:${key}`;
          const mark = randomUUID();
          const isOurs = await client.set(name, mark, {
            condition: 'NX',
            expiration: { type: 'PX', value: milliseconds },
          });
          if (isOurs === null) return undefined;
          return async () => {
            await tried(
              async () => void (await client.eval(END_CLAIM, { keys: [name], arguments: [mark] })),
              undefined,
            );
          };
        },
        // Without Redis, each gateway works for itself.
        async () => {},
      ),
  };
}

function read(text: string | null): Held<string> | undefined {
  if (text === null) return undefined;
  try {
    const { v: value, a: asOf, b: begunAt, t: tags }: Stored = JSON.parse(text);
    const isWhole = typeof value === 'string' && Number.isFinite(asOf) && Number.isFinite(begunAt);
    return isWhole && Array.isArray(tags) ? { value, asOf, begunAt, tags } : undefined;
  } catch {
    return undefined;
  }
}
