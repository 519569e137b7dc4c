import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { RedisConnection } from '../../../base/redis/redis-connection.ts';
import { CallerMemory } from './caller-memory.ts';
import { MINUTE } from './rate-limiter.ts';

/** Counts callers across all gateways of a site; per gateway while Redis is down. */
export function sharedLimiter(
  { client }: Pick<RedisConnection, 'client'>,
  prefix: string,
  points: number,
): RateLimiterRedis {
  const counted = { points, duration: MINUTE, keyPrefix: `${prefix}:rate` };
  return new RateLimiterRedis({
    ...counted,
    storeClient: client,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new CallerMemory(counted),
  });
}
