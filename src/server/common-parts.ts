import type { RedisConnection } from '../base/redis/redis-connection.ts';
import { Schedule } from '../base/scheduling/schedule.ts';
import { Turns } from '../base/scheduling/turns.ts';
import { type CacheRooms, createCacheRooms } from '../cache/cache-memory.ts';
import { MemoryRoom } from '../cache/memory-room.ts';
import type { StreamReader } from '../changes/redis/stream-reader.ts';
import { withSiteIds } from '../graphql/engine/site-ids.ts';
import { SlowReaders } from './answer/slow-readers.ts';
import { type GraphiqlAssets, loadGraphiqlAssets } from './graphiql/graphiql-assets.ts';
import { pendingBytes } from './limits/cost/pending-bytes.ts';
import { type CommonLimits, createCommonLimits } from './limits/create-limits.ts';
import { createRequestRoom } from './replay/remembered-requests.ts';
import type { ResolvedOptions } from './resolved-options.ts';
import { SchemaPool } from './site/schema-pool.ts';
import { SpoolRoom } from './uploads/spool-room.ts';

/** Each sends some requests at once to its WordPress, and keeps what they return. */
const REFRESHED_AT_ONCE = 4;
/** Each sends one request after the other, of few bytes. */
const POLLED_AT_ONCE = 16;

/** What all sites of a gateway have in common: bounds of memory and disk, schemas, documents. Nothing of a site is in it. */
export interface CommonParts {
  readonly limits: CommonLimits;
  readonly schemas: SchemaPool;
  readonly cacheRooms: CacheRooms;
  /** Has the only timer: for whatever is due later, at any of the sites. */
  readonly schedule: Schedule;
  /** Bounds how many sites are rediscovered at once. */
  readonly refreshTurns: Turns;
  /** Bounds how many sites are polled at once. */
  readonly pollTurns: Turns;
  /** Reads what other gateways of the sites have changed; `undefined` without a Redis of all sites. */
  readonly streamReader?: StreamReader | undefined;
  /** For the requests whose answers were in the cache. */
  readonly requestRoom: MemoryRoom;
  /** For the ids that operations loaded last time. */
  readonly prefetchRoom: MemoryRoom;
  readonly slowReaders: SlowReaders;
  readonly spoolRoom: SpoolRoom;
  readonly graphiqlAssets: () => Promise<GraphiqlAssets>;
}

/** Where a site is among those of a gateway. */
export interface Placed {
  /** Its key, which global IDs have; `undefined` if it is the only one. */
  readonly key?: string;
  /** What its paths begin with: `/us`. */
  readonly prefix: string;
  readonly common: CommonParts;
  /** A connection to Redis that others use, too. */
  readonly redis?: RedisConnection | undefined;
}

/**
 * @param hasSites Whether there may be several sites, so that global IDs have to say theirs.
 * @throws PressgraphError BAD_USER_INPUT for options that cannot be used.
 */
export function createCommonParts(options: ResolvedOptions, hasSites = false): CommonParts {
  let assets: Promise<GraphiqlAssets> | undefined;
  const schedule = new Schedule();
  const maxPendingBytes = pendingBytes(options.maxPendingBytes);
  return {
    limits: createCommonLimits(options, maxPendingBytes),
    schemas: new SchemaPool(hasSites ? withSiteIds : undefined),
    schedule,
    refreshTurns: new Turns(schedule, REFRESHED_AT_ONCE),
    pollTurns: new Turns(schedule, POLLED_AT_ONCE),
    cacheRooms: createCacheRooms(options.cacheMaxBytes),
    requestRoom: createRequestRoom(),
    prefetchRoom: new MemoryRoom(options.prefetchMaxBytes),
    slowReaders: new SlowReaders(schedule, { maxBytes: maxPendingBytes }),
    spoolRoom: new SpoolRoom(options.maxSpoolBytes),
    graphiqlAssets() {
      assets ??= loadGraphiqlAssets();
      return assets;
    },
  };
}
