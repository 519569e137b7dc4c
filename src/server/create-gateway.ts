import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import { type DiscoveredSite, discoverSite } from '../wordpress/discover.ts';
import type { TransportOptions } from '../wordpress/transport.ts';
import { type CacheOptions, createGatewayCaches } from './caching.ts';
import { ANONYMOUS, callerOf, forwardableHeaders } from './caller.ts';
import { createLimits } from './limits/create-limits.ts';
import type { LimitOptions } from './limits/limit-options.ts';
import { currentRequest } from './operating/current-request.ts';
import { logError } from './operating/logger.ts';
import { healthOf } from './operating/upstream-health.ts';
import { type ObservingOptions, observeUpstream } from './operating/upstream-observer.ts';
import { createOperationContext, type OperationContext, type RightsOptions } from './operation-context.ts';
import { useAnswerCache } from './plugins/use-answer-cache.ts';
import { useCompression } from './plugins/use-compression.ts';
import { useGraphiql } from './plugins/use-graphiql.ts';
import { useHealth } from './plugins/use-health.ts';
import { useMetrics } from './plugins/use-metrics.ts';
import { useRequestLog } from './plugins/use-request-log.ts';
import { useRequestRecord } from './plugins/use-request-record.ts';
import { useServedSite } from './plugins/use-served-site.ts';
import { useTrace } from './plugins/use-trace.ts';
import { useTracing } from './plugins/use-tracing.ts';
import { largestBody, useUploads } from './plugins/use-uploads.ts';
import { useUpstreamClose } from './plugins/use-upstream-close.ts';
import { publicError } from './public-error.ts';
import { assertService } from './service.ts';
import { type FollowOptions, SiteFollower } from './site-follower.ts';

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
    ObservingOptions {
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
  try {
    await assertService(found.client, options.service);
    return serveSite(found, options);
  } catch (error) {
    await found.client.close();
    throw error;
  }
}

/** Serves a site that was already found; whether WordPress knows the service credential, is for the caller to find out. */
export function serveSite(found: DiscoveredSite, options: ServeOptions = {}): Gateway {
  const { client } = found;
  const { endpoint = '/graphql', graphiql = true, maxPageSize = 1000, operationTimeout = 30_000 } = options;
  const { maxUploadBytes = 16 * 1024 * 1024, trace = true } = options;
  const caches = createGatewayCaches(options);
  const context = createOperationContext(client, {
    ...options,
    caches,
    pages: { defaultSize: 10, maxSize: maxPageSize },
    uploads: { maxBytes: maxUploadBytes },
    operationTimeout,
  });
  const { logger, metrics } = options;
  const onError = options.onError ?? (logger && ((error: unknown) => logError(logger, error)));
  const limits = createLimits({ ...options, pageSize: 10, trace });
  const follower = new SiteFollower(found, { ...options, ...(onError && { onError }) });
  const health = () => healthOf(client);
  metrics?.watch(health);
  let isDraining = false;
  const yoga = createYoga<Record<never, never>, OperationContext>({
    graphqlEndpoint: endpoint,
    graphiql: false,
    landingPage: false,
    logging: false,
    cors: limits.cors,
    parserAndValidationCache: limits.parserAndValidationCache,
    extraParamNames: limits.extraParamNames,
    maskedErrors: { maskError: (error) => publicError(error, onError, currentRequest()?.id) },
    context: limits.counted(context),
    maxRequestBodySize: largestBody(maxUploadBytes),
    plugins: [
      // First, and in this order: each reads what the one before it noted.
      useRequestRecord(),
      ...(metrics ? [useMetrics(metrics)] : []),
      useTracing({ endpoint }),
      ...(logger ? [useRequestLog(logger)] : []),
      useHealth({ isDraining: () => isDraining, upstream: health }),
      ...limits.plugins,
      ...(caches ? [useAnswerCache({ caches, follower, ...callersOf(options) })] : []),
      useCompression(),
      useUploads({ maxUploadBytes }),
      ...(graphiql ? [useGraphiql({ endpoint, follower, trace })] : []),
      ...(trace ? [useTrace()] : []),
      useUpstreamClose(client),
      // After it, for plugins are disposed of from the last to the first: closing waits for a look under way.
      useServedSite(follower),
    ],
  });
  return Object.assign(yoga, {
    refresh: () => follower.refresh(),
    drain() {
      isDraining = true;
    },
  });
}

/** How the callers are told apart of whom an answer may depend. */
function callersOf({ forwardHeaders: given = [], forwardCookies = false }: RightsOptions) {
  const forwardHeaders = forwardableHeaders(given);
  return {
    isAnonymous: (headers: Headers) =>
      callerOf(headers, { forwardHeaders, forwardCookies }).key === ANONYMOUS,
    varyOn: ['authorization', ...forwardHeaders, ...(forwardCookies ? ['cookie', 'x-wp-nonce'] : [])],
  };
}
