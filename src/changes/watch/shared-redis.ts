import {
  connectRedis,
  type RedisConnection,
  type RedisConnectionOptions,
} from '../../base/redis/redis-connection.ts';
import { RedisChangeHub } from '../redis-change-hub.ts';
import { RedisWatchDuty } from '../redis-watch-duty.ts';
import { siteKey } from '../site-key.ts';
import type { FreshnessParts } from './freshness.ts';
import { beatOf } from './site-watcher.ts';

/** What several gateways of one site share by a Redis or Valkey. */
export interface SharedRedis extends Required<Pick<FreshnessParts, 'hub' | 'duty'>> {
  readonly connection: RedisConnection;
  /** What the keys of this site begin with. */
  readonly prefix: string;
  close(): Promise<void>;
}

/**
 * @param watchInterval Seconds between two looks at the site.
 * @throws PressgraphError BAD_USER_INPUT where the address is none; not where nobody answers at it.
 */
export async function openSharedRedis(
  url: string,
  {
    restRoot,
    watchInterval,
    ...options
  }: { restRoot: string; watchInterval: number } & RedisConnectionOptions,
): Promise<SharedRedis> {
  const connection = await connectRedis(url, options);
  const prefix = siteKey(restRoot);
  const hub = await RedisChangeHub.open(connection, prefix);
  return {
    connection,
    prefix,
    hub,
    duty: new RedisWatchDuty(connection, prefix, beatOf(watchInterval * 1000)),
    async close() {
      await hub.close();
      await connection.close();
    },
  };
}
