import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import { createRedisStore } from '../cache/redis-store.ts';
import type { ChangeHub } from '../changes/changes.ts';
import { createFreshness, type FreshnessOptions } from '../changes/watch/freshness.ts';
import { openSharedRedis, type SharedRedis } from '../changes/watch/shared-redis.ts';
import { type DiscoveredSite, discoverSite } from '../wordpress/discovery/discover.ts';
import type { TransportOptions } from '../wordpress/http/transport.ts';
import { publicError } from './answer/public-error.ts';
import { useAnswerCache } from './answer/use-answer-cache.ts';
import { useBusyStatus } from './answer/use-busy-status.ts';
import { useCompression } from './answer/use-compression.ts';
import { useGraphiql } from './graphiql/use-graphiql.ts';
import { createLimits } from './limits/create-limits.ts';
import type { LimitOptions } from './limits/limit-options.ts';
import { sharedLimiter } from './limits/rate/shared-limiter.ts';
import { logError } from './operating/logger.ts';
import { type MistakeListener, Mistakes } from './operating/mistakes.ts';
import { type ObservingOptions, observeUpstream } from './operating/upstream-observer.ts';
import { useHealth } from './operating/use-health.ts';
import { useMetrics } from './operating/use-metrics.ts';
import { useRequestLog } from './operating/use-request-log.ts';
import { useRequestRecord } from './operating/use-request-record.ts';
import { useTracing } from './operating/use-tracing.ts';
import { ANONYMOUS, callerOf, forwardableHeaders } from './operation/caller.ts';
import {
  createOperationContext,
  type OperationContext,
  type RightsOptions,
} from './operation/operation-context.ts';
import { useEventContext } from './operation/use-event-context.ts';
import { useOperationEnd } from './operation/use-operation-end.ts';
import { useTrace } from './operation/use-trace.ts';
import { type CacheOptions, createGatewayCaches } from './site/caching.ts';
import { assertService } from './site/service.ts';
import { type FollowOptions, SiteFollower } from './site/site-follower.ts';
import { useFreshness } from './site/use-freshness.ts';
import { useServedSite } from './site/use-served-site.ts';
import { useUpstreamClose } from './site/use-upstream-close.ts';
import { useWebhook } from './site/use-webhook.ts';
import { useUploads } from './uploads/use-uploads.ts';

export interface GatewayLimits {
  /** The most items that `first` or `last` may ask. 1,000 unless told otherwise. */
  readonly maxPageSize?: number;
  /** Milliseconds that a whole operation may take. 30,000 unless told otherwise. */
  readonly operationTimeout?: number;
  /** The most bytes that an uploaded file may have. 16 MiB unless told otherwise. */
  readonly maxUploadBytes?: number;
}

export interface ServeOptions
  extends GatewayLimits,
    LimitOptions,
    FollowOptions,
    RightsOptions,
    CacheOptions,
    FreshnessOptions,
    ObservingOptions {
  /** Address of a Redis or Valkey that the gateways of a site share. Each is alone unless told otherwise. */
  readonly redisUrl?: string | undefined;
  /** The path of the endpoint, and of GraphiQL. `/graphql` unless told otherwise. */
  readonly endpoint?: string;
  /** Whether browsers get GraphiQL at the endpoint. True unless told otherwise. */
  readonly graphiql?: boolean;
  /** Whether `x-pressgraph-trace: 1` shows what an operation asks of WordPress. True unless told otherwise. */
  readonly trace?: boolean;
}

export interface GatewayOptions extends ServeOptions, TransportOptions {
  /** Address of the WordPress site: its home, any of its pages, or its REST root. */
  readonly wordpress: string;
}

/** A Yoga instance: a request listener for `node:http`, and a `fetch` for everything else. Dispose of it to end its connections. */
export type Gateway = YogaServerInstance<Record<never, never>, OperationContext> &
  Pick<SiteFollower, 'refresh'> & {
    /** Says at `/readyz` that nothing more should be sent: the process is about to end. */
    readonly drain: () => void;
    /** Carries what changes on the site: to be told of it, and to tell the gateway what it could not know yet. */
    readonly changes: Pick<ChangeHub, 'publish' | 'listen'>;
  };

/**
 * Finds the site, builds its schema, and serves it.
 *
 * @example
 * const gateway = await createGateway({ wordpress: 'https://example.com' });
 * createServer(gateway).listen(4000);
 *
 * @throws PressgraphError Where no WordPress can be read at the address: see {@link discoverSite}; BAD_USER_INPUT where
 *   WordPress does not know the service credential.
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  return await openGateway(await discoverSite(options.wordpress, observeUpstream(options)), options);
}

/**
 * Serves a site that was already found, as soon as WordPress knows the service credential; closes its client where that
 * fails.
 *
 * @throws PressgraphError BAD_USER_INPUT for a credential that WordPress does not know, and for other options of no use.
 */
export async function openGateway(found: DiscoveredSite, options: ServeOptions): Promise<Gateway> {
  const { client, discovery } = found;
  let shared: SharedRedis | undefined;
  try {
    await assertService(client, options.service);
    const { redisUrl } = options;
    shared = redisUrl
      ? await openSharedRedis(redisUrl, {
          ...options,
          restRoot: discovery.restRoot,
          onError: errorListener(options),
        })
      : undefined;
    return serveSite(found, options, shared);
  } catch (error) {
    await shared?.close();
    await client.close();
    throw error;
  }
}

/** Serves a site that was already found; whether WordPress knows the service credential, is for the caller to find out. */
export function serveSite(found: DiscoveredSite, options: ServeOptions = {}, shared?: SharedRedis): Gateway {
  const { client } = found;
  const { endpoint = '/graphql', graphiql = true, maxPageSize = 1000, operationTimeout = 30_000 } = options;
  const { maxUploadBytes = 16 * 1024 * 1024, trace = true } = options;
  const caches = createGatewayCaches(
    options,
    shared && createRedisStore(shared.connection, shared.prefix),
    options.metrics?.countCache,
  );
  const pages = { defaultSize: 10, maxSize: maxPageSize };
  const context = createOperationContext(client, {
    ...options,
    caches,
    pages,
    uploads: { maxBytes: maxUploadBytes },
    operationTimeout,
    changes: { subscribe: (...wanted) => freshness.feed.subscribe(...wanted) },
    onWritten: (change) => freshness.onWritten(change),
  });
  const { logger, metrics } = options;
  const onError = errorListener(options);
  const mistakes = new Mistakes(onError);
  const { rateLimit = 0 } = options;
  const limits = createLimits({
    // A limiter of the operator's own wins.
    ...(shared &&
      rateLimit > 0 && { rateLimiter: sharedLimiter(shared.connection, shared.prefix, rateLimit) }),
    ...options,
    pages,
    trace,
  });
  const follower = new SiteFollower(found, { ...options, ...(onError && { onError }) });
  const freshness = createFreshness(
    { ...{ client, cached: caches, site: () => follower.served.site }, ...shared },
    { ...options, ...(onError && { onError }) },
  );
  // Before any subscriber: what they are told to look at, is not to be found as it was.
  caches?.subscribe(freshness.hub);
  const { webhookSecret: secret } = options;
  metrics?.watch(() => client.health());
  let isDraining = false;
  const yoga = createYoga<Record<never, never>, OperationContext>({
    graphqlEndpoint: endpoint,
    graphiql: false,
    landingPage: false,
    logging: false,
    cors: limits.cors,
    parserAndValidationCache: limits.parserAndValidationCache,
    extraParamNames: limits.extraParamNames,
    maskedErrors: { maskError: (error) => publicError(error, mistakes.hide) },
    context: limits.counted(context),
    // `useQuerySize` and `useUploads` bound it; Yoga's own limit leads each body through two streams more.
    maxRequestBodySize: false,
    plugins: [
      // First, and in this order: each reads what the one before it noted.
      useRequestRecord({ endpoint, mistakes }),
      ...(metrics ? [useMetrics(metrics)] : []),
      useTracing({ endpoint }),
      useHealth({ isDraining: () => isDraining, upstream: () => client.health() }),
      ...(secret ? [useWebhook({ endpoint, secret, hub: freshness.hub, follower })] : []),
      ...limits.plugins,
      ...(caches ? [useAnswerCache({ caches, follower, mistakes, ...callersOf(options) })] : []),
      useCompression(),
      useUploads({ maxUploadBytes }),
      useBusyStatus(),
      ...(graphiql ? [useGraphiql({ endpoint, follower, trace })] : []),
      ...(trace ? [useTrace()] : []),
      useOperationEnd(),
      useEventContext(context),
      useUpstreamClose(client),
      useFreshness(freshness, shared?.close),
      // After it, for plugins are disposed of from the last to the first: closing waits for a look under way.
      useServedSite(follower),
      // Last, to see answers as they are sent.
      ...(logger ? [useRequestLog(logger)] : []),
    ],
  });
  return Object.assign(yoga, {
    refresh: () => follower.refresh(),
    changes: freshness.hub,
    drain() {
      isDraining = true;
    },
  });
}

/** Who hears of what goes wrong behind the callers' backs. */
const errorListener = ({
  onError,
  logger,
}: Pick<ServeOptions, 'onError' | 'logger'>): MistakeListener | undefined =>
  onError ?? (logger && ((error, requestId) => logError(logger, error, requestId)));

/** How the callers are told apart of whom an answer may depend. */
function callersOf({ forwardHeaders: given = [], forwardCookies = false }: RightsOptions) {
  const forwardHeaders = forwardableHeaders(given);
  return {
    isAnonymous: (headers: Headers) =>
      callerOf(headers, { forwardHeaders, forwardCookies }).key === ANONYMOUS,
    varyOn: ['authorization', ...forwardHeaders, ...(forwardCookies ? ['cookie', 'x-wp-nonce'] : [])],
  };
}
