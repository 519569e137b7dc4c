import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { RedisConnection } from '../../../base/redis/redis-connection.ts';
import { CallerMemory } from './caller-memory.ts';
import { MINUTE } from './rate-limiter.ts';

/** Counts callers across all gateways of a site; per gateway while Redis is down. */
export function sharedLimiter(
  connection: Pick<RedisConnection, 'client' | 'isReady' | 'run'>,
  prefix: string,
  points: number,
): RateLimiterRedis {
  const counted = { points, duration: MINUTE, keyPrefix: `${prefix}:rate` };
  return new RateLimiterRedis({
    ...counted,
    storeClient: boundedClient(connection),
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new CallerMemory(counted),
  });
}

/** The commands of a client that the limiter sends, within the time limit of the connection. */
const boundedClient = (connection: Pick<RedisConnection, 'client' | 'isReady' | 'run'>) => ({
  get isReady() {
    return connection.isReady;
  },
  eval: (script: string, options: { readonly keys: string[]; readonly arguments: string[] }) =>
    connection.run((client) => client.eval(script, options)),
  multi() {
    const transaction = connection.client.multi();
    return {
      get(key: string) {
        transaction.get(key);
        return this;
      },
      pTTL(key: string) {
        transaction.pTTL(key);
        return this;
      },
      exec: () => connection.run(() => transaction.execAsPipeline()),
    };
  },
});
