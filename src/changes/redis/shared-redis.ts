import {
  connectRedis,
  type RedisConnection,
  type RedisConnectionOptions,
} from '../../base/redis/redis-connection.ts';
import { siteKey } from '../site-key.ts';
import type { FreshnessParts } from '../watch/freshness.ts';
import { heartbeatOf } from '../watch/site-watcher.ts';
import { RedisChangeHub } from './redis-change-hub.ts';
import { RedisWatcherLease } from './redis-watcher-lease.ts';
import type { StreamReader } from './stream-reader.ts';

/** What the gateways of one site share through Redis or Valkey. */
export interface SharedRedis extends Required<Pick<FreshnessParts, 'hub' | 'lease'>> {
  readonly connection: RedisConnection;
  /** The prefix of this site's keys. */
  readonly prefix: string;
  close(): Promise<void>;
}

/**
 * @param redis Its URL, or a connection to it.
 * @param streamReader Reads the changes of several sites. Default: one of its own.
 * @param watchInterval Seconds between two polls of the site.
 * @throws PressgraphError BAD_USER_INPUT for an invalid URL. An unreachable server is no error.
 */
export async function openSharedRedis(
  redis: string | RedisConnection,
  {
    restRoot,
    watchInterval,
    redisTimeout: timeout,
    onError,
    streamReader,
  }: {
    restRoot: string;
    watchInterval: number;
    redisTimeout: number;
    streamReader?: StreamReader | undefined;
  } & Pick<RedisConnectionOptions, 'onError'>,
): Promise<SharedRedis> {
  const connection = typeof redis === 'string' ? await connectRedis(redis, { timeout, onError }) : redis;
  const prefix = siteKey(restRoot);
  const hub = await RedisChangeHub.open(connection, prefix, streamReader);
  return {
    connection,
    prefix,
    hub,
    lease: new RedisWatcherLease(connection, prefix, heartbeatOf(watchInterval * 1000)),
    async close() {
      await hub.close();
      await connection.close();
    },
  };
}
