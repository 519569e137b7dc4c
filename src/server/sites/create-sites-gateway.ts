import { isDeepStrictEqual } from 'node:util';
import { PressgraphError } from '../../base/errors.ts';
import { connectRedis, type RedisConnection } from '../../base/redis/redis-connection.ts';
import { Turns } from '../../base/scheduling/turns.ts';
import { StreamReader } from '../../changes/redis/stream-reader.ts';
import { type GivenSite, readGivenSites } from '../../config/given-sites.ts';
import { createDefaultExchange } from '../../wordpress/http/exchange/default-exchange.ts';
import { type CommonParts, createCommonParts } from '../common-parts.ts';
import { CallerMemory } from '../limits/rate/caller-memory.ts';
import type { PointStore } from '../limits/rate/point-store.ts';
import { MINUTE } from '../limits/rate/rate-limiter.ts';
import { createMergedGateway } from '../merged/create-merged-gateway.ts';
import { logError } from '../operating/logging/log-error.ts';
import { type StartedGateway, startGateway } from '../start-gateway.ts';
import { readGivenDialect } from '../wpgraphql/read-given-dialect.ts';
import { sitesHandler } from './handle.ts';
import { pointsOfSite } from './point-stores.ts';
import { SiteRouter } from './router.ts';
import { SiteSlot } from './site-slot.ts';
import type { SiteChanges, Sites, SitesGateway } from './sites-gateway.ts';
import type { SitesGatewayOptions } from './sites-gateway-options.ts';
import { loggerOfSite, optionsOfSite, type ResolvedSites, resolveSites } from './sites-options.ts';

/** Most sites that are opened at once. */
const OPENED_AT_ONCE = 16;
/** Connections to one host, as a multiple of those that one site may have: a network has many sites on one. */
const CONNECTIONS_PER_HOST = 4;

/** What the gateway of several sites is made of. */
interface Parts {
  readonly common: CommonParts;
  readonly exchange: NonNullable<SitesGatewayOptions['exchange']>;
  readonly points: PointStore | undefined;
  readonly redis: RedisConnection | undefined;
  /** The same, which no site can close. */
  readonly redisOfSite: RedisConnection | undefined;
}

/**
 * Serves several sites, each at `/{key}/graphql` or at a host of its own, and one schema over all of them at `/graphql`. They share memory, connections and the schemas of
 * those that have the same types; caches, credentials and failures are each site's own.
 *
 * Resolves at once: a site is served as soon as it is open, and tried again until it is. See {@link Sites.ready}.
 *
 * @example
 * const gateway = await createSitesGateway({ sites: { us: 'https://example.com/usa', in: 'https://example.com/india' } });
 * createServer(gateway).listen(4000);
 *
 * @param env Variables with what is a single site's own: `SITE_US_SERVICE_AUTHORIZATION`. Default: none.
 * @throws PressgraphError BAD_USER_INPUT for invalid options, all in one message.
 */
export async function createSitesGateway(
  options: SitesGatewayOptions,
  env?: Readonly<Record<string, string | undefined>>,
): Promise<SitesGateway> {
  const { sites: given, shared } = resolveSites(options, env);
  // Each site reads it again; a mistake in it is told here.
  await readGivenDialect(shared, shared.givenNames);
  const parts = await createParts(options, shared);
  const router = new SiteRouter();
  const entries = new Map<string, GivenSite>();
  const { schedule } = parts.common;
  const turns = new Turns(schedule, OPENED_AT_ONCE);
  let isDraining = false;

  function place(key: string, entry: GivenSite): SiteSlot {
    const host = entry.host?.toLowerCase();
    const prefix = host === undefined ? `/${key}` : '';
    const { common, exchange, points, redisOfSite: redis } = parts;
    const own = optionsOfSite(key, entry, options);
    const slot = new SiteSlot({
      ...{ key, prefix, host, turns, schedule },
      isEager: shared.openSites === 'start',
      onFailure: (error) => tellFailure(options, key, error),
      async open() {
        const warn = (message: string) =>
          options.onWarning ? options.onWarning(message, key) : own.logger?.warn({}, message);
        const started = await startGateway(
          { ...own, exchange, ...(points && { rateLimiter: pointsOfSite(points, key) }) },
          warn,
          { key, prefix, common, redis },
        );
        warnOfTwin(router.slots, key, started, warn);
        return started;
      },
    });
    entries.set(key, entry);
    router.add(slot);
    if (shared.openSites === 'start') void slot.open();
    return slot;
  }

  async function remove(key: string): Promise<void> {
    const slot = router.get(key);
    if (!slot) throw new PressgraphError('BAD_USER_INPUT', `Expected the key of a site, got “${key}”.`);
    router.delete(slot);
    entries.delete(key);
    await slot.close();
  }

  const sites: Sites = {
    get keys() {
      return [...entries.keys()];
    },
    get places() {
      return [...router.slots].map(({ key, prefix, host }) => ({
        key,
        path: prefix + shared.endpoint,
        host,
      }));
    },
    allAt: shared.allSites ? shared.endpoint : undefined,
    async ready() {
      const slots = [...router.slots];
      await Promise.all(slots.map((slot) => slot.open()));
      return new Map(
        slots.flatMap(({ key, failure }) => (failure === undefined ? [] : [[key, failure] as const])),
      );
    },
    async add(key, site) {
      // With the others: neither a key nor a host may be there twice.
      const all = readGivenSites({ ...Object.fromEntries(entries), [key]: site }, env);
      const entry = all.get(key);
      if (router.get(key) || entry === undefined) {
        throw new PressgraphError('BAD_USER_INPUT', `Expected the key of a new site, got “${key}”.`);
      }
      await place(key, entry).open();
    },
    remove,
    async set(source): Promise<SiteChanges> {
      const next = readGivenSites(source, env);
      const removed = [...entries.keys()].filter((key) => !next.has(key));
      const replaced = [...next.keys()].filter(
        (key) => entries.has(key) && !isDeepStrictEqual(entries.get(key), next.get(key)),
      );
      const added = [...next.keys()].filter((key) => !entries.has(key));
      await Promise.all([...removed, ...replaced].map(remove));
      for (const key of [...replaced, ...added]) {
        const entry = next.get(key);
        if (entry) place(key, entry);
      }
      return { added, removed, replaced };
    },
  };
  for (const [key, entry] of given) place(key, entry);
  const { logger, metrics, onError } = options;
  const merged = shared.allSites
    ? createMergedGateway({
        ...shared,
        ...{ common: parts.common, logger, slots: () => router.byKey },
        metrics: metrics?.of(''),
        onError: onError
          ? (error, requestId) => onError(error, requestId, '')
          : logger && ((error, requestId) => logError(logger, error, requestId)),
      })
    : undefined;

  const dispose = async () => {
    await merged?.dispose();
    await Promise.all([...router.slots].map((slot) => slot.close()));
    schedule.stop();
    if (options.exchange === undefined) await parts.exchange.close();
    await parts.common.streamReader?.close();
    await parts.redis?.close();
  };
  return Object.assign(sitesHandler(router, shared, { isDraining: () => isDraining, merged }), {
    sites,
    async refresh() {
      const open = [...router.slots].flatMap(({ started }) => (started ? [started.gateway] : []));
      const results = await Promise.allSettled(open.map((gateway) => turns.run(() => gateway.refresh())));
      const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      if (failures.length > 0) throw new AggregateError(failures, 'Failed to refresh some of the sites.');
    },
    drain() {
      isDraining = true;
      for (const { started } of router.slots) started?.gateway.drain();
    },
    dispose,
    [Symbol.asyncDispose]: dispose,
  });
}

async function createParts(
  { exchange, rateLimiter }: SitesGatewayOptions,
  shared: ResolvedSites['shared'],
): Promise<Parts> {
  const { redisUrl, redisTimeout: timeout, maxConcurrent, connectTimeout, rateLimit, onError } = shared;
  const redis = redisUrl === undefined ? undefined : await connectRedis(redisUrl, { timeout, onError });
  const inMemory = () => new CallerMemory({ points: rateLimit, duration: MINUTE, keyPrefix: 'pressgraph' });
  return {
    common: { ...createCommonParts(shared, true), streamReader: redis && (await StreamReader.open(redis)) },
    exchange:
      exchange ??
      createDefaultExchange({ connections: CONNECTIONS_PER_HOST * maxConcurrent, connectTimeout }),
    // With Redis, each site counts there, under its own prefix.
    points: rateLimiter ?? (rateLimit > 0 && redis === undefined ? inMemory() : undefined),
    redis,
    redisOfSite: redis && (Object.create(redis, { close: { value: async () => {} } }) as RedisConnection),
  };
}

/** Two keys for one site are allowed, for callers of different rights; but they are rarely meant. */
function warnOfTwin(
  slots: Iterable<SiteSlot>,
  key: string,
  { discovery }: StartedGateway,
  warn: (message: string) => void,
): void {
  for (const other of slots) {
    if (other.key === key || other.started?.discovery.restRoot !== discovery.restRoot) continue;
    warn(
      `This is the same WordPress as that of the site “${other.key}”: ${discovery.home}. Each caches it for itself.`,
    );
  }
}

function tellFailure({ onError, logger }: SitesGatewayOptions, key: string, error: unknown): void {
  if (onError) onError(error, undefined, key);
  else if (logger) logError(loggerOfSite(logger, key), error);
}
