import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RedisConnection } from '../base/redis/redis-connection.ts';
import { type Interest, joinInterests, type WatchDuty } from './interest.ts';

const interestShape = z.object({
  routes: z.array(z.string()),
  ids: z.record(z.string(), z.array(z.number())),
  heard: z.array(z.string()),
});

/** Both only where the lock is still the caller's own: it may have run out, and be another's by now. */
const RENEW = `return redis.call('get', KEYS[1]) == ARGV[1] and redis.call('pexpire', KEYS[1], ARGV[2]) or 0`;
const RELEASE = `return redis.call('get', KEYS[1]) == ARGV[1] and redis.call('del', KEYS[1]) or 0`;

/**
 * One gateway looks for all that share a Redis: whoever gets the lock, for as long as it comes back to renew it. When it
 * is gone, another takes over with its next look. While Redis is away, each looks for itself.
 */
export class RedisWatchDuty implements WatchDuty {
  readonly #connection: RedisConnection;
  readonly #lock: string;
  readonly #interests: string;
  readonly #self = randomUUID();
  readonly #milliseconds: number;

  /**
   * @param prefix Of the keys in Redis: see `siteKey`.
   * @param interval Milliseconds between two looks.
   */
  constructor(connection: RedisConnection, prefix: string, interval: number) {
    this.#connection = connection;
    this.#lock = `${prefix}:watch`;
    this.#interests = `${prefix}:interest`;
    // A look that takes its time shall not lose its turn, and one that died shall not keep it.
    this.#milliseconds = Math.max(Math.ceil(interval * 2), 1_000);
  }

  async take(own: Interest): Promise<Interest | undefined> {
    const { client } = this.#connection;
    try {
      await this.#tell(own);
      if (!(await this.#holdsLock())) return undefined;
      const members = await client.zRangeByScore(this.#interests, Date.now(), '+inf');
      const told = members.length === 0 ? [] : await client.mGet(members.map((name) => this.#keyOf(name)));
      return joinInterests([own, ...told.flatMap(readInterest)]);
    } catch {
      return own;
    }
  }

  async release(): Promise<void> {
    const { client } = this.#connection;
    await Promise.allSettled([
      client.eval(RELEASE, { keys: [this.#lock], arguments: [this.#self] }),
      client.zRem(this.#interests, this.#self),
      client.del(this.#keyOf(this.#self)),
    ]);
  }

  async #tell(own: Interest): Promise<void> {
    const until = Date.now() + 2 * this.#milliseconds;
    await this.#connection.client
      .multi()
      .set(this.#keyOf(this.#self), JSON.stringify(own), {
        expiration: { type: 'PX', value: 2 * this.#milliseconds },
      })
      .zRemRangeByScore(this.#interests, '-inf', Date.now())
      .zAdd(this.#interests, { score: until, value: this.#self })
      .pExpire(this.#interests, 2 * this.#milliseconds)
      .exec();
  }

  async #holdsLock(): Promise<boolean> {
    const { client } = this.#connection;
    const taken = await client.set(this.#lock, this.#self, {
      condition: 'NX',
      expiration: { type: 'PX', value: this.#milliseconds },
    });
    if (taken !== null) return true;
    const renewed = await client.eval(RENEW, {
      keys: [this.#lock],
      arguments: [this.#self, String(this.#milliseconds)],
    });
    return renewed === 1;
  }

  #keyOf(gateway: string): string {
    return `${this.#interests}:${gateway}`;
  }
}

function readInterest(text: string | null): readonly Interest[] {
  if (text === null) return [];
  const read = interestShape.safeParse(JSON.parse(text));
  return read.success ? [read.data] : [];
}
