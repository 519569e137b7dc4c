import { setMaxListeners } from 'node:events';
import { gatewayClosed } from '../../base/abort-reasons.ts';
import { CleanupStack } from '../../base/cleanup-stack.ts';
import type { RedisConnection } from '../../base/redis/redis-connection.ts';
import type { Turns } from '../../base/scheduling/turns.ts';
import { MemoryRoom } from '../../cache/memory-room.ts';
import { createRedisStore } from '../../cache/redis-store.ts';
import type { ChangeFeed } from '../../changes/change-feed.ts';
import type { Change, ChangeHub } from '../../changes/changes.ts';
import { MemoryChangeHub } from '../../changes/memory-change-hub.ts';
import { openSharedRedis, type SharedRedis } from '../../changes/redis/shared-redis.ts';
import type { StreamReader } from '../../changes/redis/stream-reader.ts';
import { createFreshness, type FreshnessSettings } from '../../changes/watch/freshness.ts';
import type { Previews } from '../../graphql/engine/context.ts';
import { PrefetchMemory } from '../../loaders/prefetch/prefetch-memory.ts';
import { createSharedReads, type SharedReads } from '../../loaders/shared/read-caches.ts';
import { createSiteMemories, type SiteMemory } from '../../loaders/site/site-memory.ts';
import type { Discovery } from '../../model/discovery.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { DiscoveredSite } from '../../wordpress/discovery/discover.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { Metrics } from '../operating/metrics.ts';
import { type CacheOptions, createServedCaches, type ServedCaches } from './caching.ts';
import { CredentialCheck } from './credential-check.ts';
import { type PreviewOptions, previewsOf } from './previews.ts';
import type { SiteVersion } from './schema-pool.ts';
import { assertService, discoveryClient } from './service.ts';
import type { ServiceOptions } from './service-headers.ts';
import { type FollowOptions, SiteFollower } from './site-follower.ts';
import { UploadRights } from './upload-rights.ts';

export interface SiteOptions
  extends Omit<FollowOptions, 'onDiscovery'>,
    CacheOptions,
    FreshnessSettings,
    PreviewOptions {
  /** Its key among several sites; `undefined` if it is the only one. */
  readonly key?: string | undefined;
  /** The gateway's own credential, for reads that the public may not make. */
  readonly service?: ServiceOptions | undefined;
  /** URL of a Redis or Valkey that the site's gateways share. */
  readonly redisUrl?: string | undefined;
  /** Milliseconds that Redis may take to answer a command. */
  readonly redisTimeout: number;
  /** A connection to that Redis, if there already is one; it is closed with the site. */
  readonly redis?: RedisConnection | undefined;
  /** Reads the changes of several sites from that Redis. Default: one of its own. */
  readonly streamReader?: StreamReader | undefined;
  /** Most memory for what operations of the public loaded by ids; 0 turns prefetching off. */
  readonly prefetchMaxBytes: number;
  /** Memory for it that several sites share. Default: so much of its own. */
  readonly prefetchRoom?: MemoryRoom | undefined;
  /** Bounds how many sites are polled at once. */
  readonly pollTurns?: Turns | undefined;
  /** Keeps what is discovered for the next start. */
  readonly kept?: { write(discovery: Discovery): void; close(): Promise<void> } | undefined;
  readonly metrics?:
    | Pick<Metrics, 'countCache' | 'countSchemaChange' | 'watch' | 'watchMissingTypes'>
    | undefined;
}

/**
 * One served site, with all its state: nothing of it is scoped to a gateway, the process or another site.
 */
export interface ServedSite extends AsyncDisposable {
  /** Its key among several sites; `undefined` if it is the only one. */
  readonly key: string | undefined;
  readonly client: WordPressClient;
  /** Aborts when the site is closed, with the error for callers. */
  readonly signal: AbortSignal;
  /** The version that a new operation runs on, until it ends. */
  readonly version: SiteVersion;
  /** Whether WordPress has been read since the start; if not, the site is as it was known before. */
  readonly isCurrent: boolean;
  /** The public caches; `undefined` if caching is off. */
  readonly caches: ServedCaches | undefined;
  /** The shared caches that anonymous operations read through; `undefined` if caching is off. */
  readonly reads: SharedReads | undefined;
  /** Memory per caller, since callers may see different things. */
  readonly memoryOf: (callerKey: string) => SiteMemory;
  /** What operations of the public loaded by ids, on one version of the site; `undefined` if prefetching is off. */
  readonly prefetchMemoryOf: (model: SiteModel) => PrefetchMemory | undefined;
  readonly credentials: CredentialCheck;
  readonly uploadRights: UploadRights;
  readonly service: ServiceOptions | undefined;
  readonly previews: Previews | undefined;
  readonly hub: ChangeHub;
  readonly feed: ChangeFeed;
  /** Publishes changes written through this gateway. */
  readonly onWritten: (change: Change) => void;
  /** `undefined` without Redis. */
  readonly redis: Pick<SharedRedis, 'connection' | 'prefix'> | undefined;
  /** See {@link SiteFollower.refresh}. */
  refresh(): Promise<boolean>;
  /**
   * Aborts everything in progress, and closes all resources in reverse order.
   *
   * @throws AggregateError If a resource cannot be closed; the others are still closed.
   */
  close(): Promise<void>;
}

/**
 * Opens a discovered site, bottom-up, once WordPress accepts the service credential. On failure, everything
 * opened so far is closed, the client included.
 *
 * @throws PressgraphError BAD_USER_INPUT for a credential that WordPress rejects, and for invalid options.
 */
export async function openSite(found: DiscoveredSite, options: SiteOptions): Promise<ServedSite> {
  const cleanups = new CleanupStack();
  try {
    return await openWith(cleanups, found, options);
  } catch (error) {
    await cleanups.close((failure) => options.onError?.(failure));
    throw error;
  }
}

async function openWith(
  cleanups: CleanupStack,
  found: DiscoveredSite,
  options: SiteOptions,
): Promise<ServedSite> {
  const { client } = found;
  const { service, redisUrl, metrics } = options;
  cleanups.defer(() => client.close());
  const end = new AbortController();
  const closed = gatewayClosed();
  // Each operation in progress adds a listener: many listeners are not a leak.
  setMaxListeners(0, end.signal);
  if (!options.isRestored) await assertService(client, service);
  const previews = previewsOf(client.restRoot.href, options);

  const redis = redisUrl
    ? await openSharedRedis(options.redis ?? redisUrl, { ...options, restRoot: client.restRoot.href })
    : undefined;
  if (redis) cleanups.defer(() => redis.close());
  const store = redis && createRedisStore(redis.connection, redis.prefix);
  const hub = redis?.hub ?? new MemoryChangeHub();

  const caches = createServedCaches(options, { shared: store, onServed: metrics?.countCache });
  const reads = caches && createSharedReads(caches);
  if (caches && reads) {
    cleanups.defer(() => {
      caches.close(closed);
      reads.batches.close(closed);
    });
    // The caches subscribe first, so that stale entries are gone before subscribers refetch.
    cleanups.defer(caches.subscribe(hub));
  }

  let isServiceChecked = !options.isRestored;
  const follower = new SiteFollower(
    { ...found, client: discoveryClient(client, service) },
    {
      ...options,
      onDiscovery(discovery) {
        options.kept?.write(discovery);
        if (isServiceChecked) return;
        isServiceChecked = true;
        assertService(client, service).catch((error: unknown) => options.onError?.(error));
      },
    },
  );
  cleanups.defer(async () => {
    follower.stop();
    await options.kept?.close();
  });
  const { feed, onWritten, stop } = createFreshness(
    {
      ...{ client, hub, cached: caches, site: () => follower.version.model },
      ...{ schedule: options.schedule, turns: options.pollTurns },
      ...(redis && { lease: redis.lease }),
    },
    options,
  );
  cleanups.defer(stop);
  if (metrics) {
    cleanups.defer(metrics.watch(() => client.health()));
    cleanups.defer(metrics.watchMissingTypes(() => follower.missingTypes));
  }
  // Deferred last, so it runs first: nothing is in progress when the rest closes.
  cleanups.defer(() => end.abort(closed));

  const closeAll = async () => {
    const failures: unknown[] = [];
    await cleanups.close((failure) => failures.push(failure));
    if (failures.length > 0) throw new AggregateError(failures, 'Failed to close the site cleanly.');
  };
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= closeAll();
    return closing;
  };
  return {
    key: options.key,
    ...{ client, signal: end.signal, caches, reads, service, previews, hub, feed, onWritten, redis, close },
    get version() {
      return follower.version;
    },
    get isCurrent() {
      return follower.isCurrent;
    },
    memoryOf: createSiteMemories(),
    prefetchMemoryOf: prefetchMemories(options),
    credentials: new CredentialCheck(client, { signal: end.signal }),
    uploadRights: new UploadRights(client, end.signal),
    refresh: () => follower.refresh(),
    [Symbol.asyncDispose]: close,
  };
}

/** A memory for each version of the site: what it holds are that version's resources. */
function prefetchMemories({
  prefetchMaxBytes: maxBytes,
  prefetchRoom = new MemoryRoom(maxBytes),
}: Pick<SiteOptions, 'prefetchMaxBytes' | 'prefetchRoom'>): ServedSite['prefetchMemoryOf'] {
  const memories = new WeakMap<SiteModel, PrefetchMemory>();
  return (model) => {
    if (maxBytes === 0) return undefined;
    const memory = memories.get(model) ?? new PrefetchMemory(prefetchRoom);
    memories.set(model, memory);
    return memory;
  };
}
