import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RedisConnection } from '../../base/redis/redis-connection.ts';
import { mergeWatchLists, type WatchList } from '../watch-list.ts';
import type { WatcherLease } from '../watcher-lease.ts';

const watchListShape = z.object({
  cachedRoutes: z.array(z.string()),
  cachedIds: z.record(z.string(), z.array(z.number())),
  subscribedRoutes: z.array(z.string()),
});

/** Both act only for the owner of the lock: it may have expired and been taken by another gateway. */
const RENEW = `return redis.call('get', KEYS[1]) == ARGV[1] and redis.call('pexpire', KEYS[1], ARGV[2]) or 0`;
const RELEASE = `return redis.call('get', KEYS[1]) == ARGV[1] and redis.call('del', KEYS[1]) or 0`;

/**
 * Leader election by a lock in Redis that expires unless it is renewed. When the leader is gone, another gateway takes
 * over at its next heartbeat. While Redis is unreachable, each gateway polls for itself.
 */
export class RedisWatcherLease implements WatcherLease {
  readonly #connection: RedisConnection;
  readonly #lock: string;
  readonly #lists: string;
  readonly #self = randomUUID();
  readonly #ttl: number;

  /**
   * @param prefix Prefix of the keys in Redis: see `siteKey`.
   * @param heartbeat Milliseconds between two calls of `acquire`.
   */
  constructor(connection: RedisConnection, prefix: string, heartbeat: number) {
    this.#connection = connection;
    this.#lock = `${prefix}:leader`;
    this.#lists = `${prefix}:watch-list`;
    // Long enough for a slow poll to keep the lease, short enough to replace a leader that died.
    this.#ttl = Math.max(Math.ceil(heartbeat * 2), 1_000);
  }

  async acquire(own: WatchList): Promise<WatchList | undefined> {
    const connection = this.#connection;
    try {
      await this.#publish(own);
      if (!(await this.#acquireLock())) return undefined;
      const gateways = await connection.run((client) =>
        client.zRangeByScore(this.#lists, Date.now(), '+inf'),
      );
      const keys = gateways.map((name) => this.#keyOf(name));
      const lists = keys.length === 0 ? [] : await connection.run((client) => client.mGet(keys));
      return mergeWatchLists([own, ...lists.flatMap(parseWatchList)]);
    } catch {
      return own;
    }
  }

  async release(): Promise<void> {
    await this.#connection
      .run((client) =>
        Promise.allSettled([
          client.eval(RELEASE, { keys: [this.#lock], arguments: [this.#self] }),
          client.zRem(this.#lists, this.#self),
          client.del(this.#keyOf(this.#self)),
        ]),
      )
      .catch(() => {});
  }

  async #publish(own: WatchList): Promise<void> {
    const until = Date.now() + 2 * this.#ttl;
    await this.#connection.run((client) =>
      client
        .multi()
        .set(this.#keyOf(this.#self), JSON.stringify(own), {
          expiration: { type: 'PX', value: 2 * this.#ttl },
        })
        .zRemRangeByScore(this.#lists, '-inf', Date.now())
        .zAdd(this.#lists, { score: until, value: this.#self })
        .pExpire(this.#lists, 2 * this.#ttl)
        .exec(),
    );
  }

  async #acquireLock(): Promise<boolean> {
    const connection = this.#connection;
    const acquired = await connection.run((client) =>
      client.set(this.#lock, this.#self, {
        condition: 'NX',
        expiration: { type: 'PX', value: this.#ttl },
      }),
    );
    if (acquired !== null) return true;
    const renewed = await connection.run((client) =>
      client.eval(RENEW, { keys: [this.#lock], arguments: [this.#self, String(this.#ttl)] }),
    );
    return renewed === 1;
  }

  #keyOf(gateway: string): string {
    return `${this.#lists}:${gateway}`;
  }
}

function parseWatchList(text: string | null): readonly WatchList[] {
  if (text === null) return [];
  try {
    const parsed = watchListShape.safeParse(JSON.parse(text));
    return parsed.success ? [parsed.data] : [];
  } catch {
    // Another version's, perhaps: that gateway's interests alone are not known.
    return [];
  }
}
