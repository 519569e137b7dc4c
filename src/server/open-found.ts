import { createYoga, type Plugin } from 'graphql-yoga';
import { type GivenDialect, notesOfGiven } from '../graphql/build-schema.ts';
import type { DiscoveredSite } from '../wordpress/discovery/discover.ts';
import type { TransportHealth } from '../wordpress/http/transport.ts';
import { compress } from './answer/compress.ts';
import { useAnswerCache } from './answer/use-answer-cache.ts';
import { useBusyStatus } from './answer/use-busy-status.ts';
import { useCompression } from './answer/use-compression.ts';
import { useMaskedFailures } from './answer/use-masked-failures.ts';
import { useSlowReaders } from './answer/use-slow-readers.ts';
import { createCommonParts, type Placed } from './common-parts.ts';
import type { Gateway } from './gateway.ts';
import { nativeExamples, wpgraphqlExamples } from './graphiql/site-examples.ts';
import { useGraphiql } from './graphiql/use-graphiql.ts';
import { useHome } from './home/use-home.ts';
import { useIncrementalDelivery } from './incremental/use-incremental-delivery.ts';
import { smallRoutes } from './limits/cost/small-routes.ts';
import { createLimits } from './limits/create-limits.ts';
import { callerCounter } from './limits/rate/caller-counter.ts';
import { sharedLimiter } from './limits/rate/shared-limiter.ts';
import { type PartServer, serveParts } from './merged/serve-parts.ts';
import { logError } from './operating/logging/log-error.ts';
import { useRequestLog } from './operating/logging/use-request-log.ts';
import { type MistakeListener, Mistakes } from './operating/mistakes.ts';
import { useHealth } from './operating/use-health.ts';
import { useMetrics } from './operating/use-metrics.ts';
import { useOperationRecord } from './operating/use-operation-record.ts';
import { useRequestRecord } from './operating/use-request-record.ts';
import { useTracing } from './operating/use-tracing.ts';
import { createCallerPolicy } from './operation/caller-policy.ts';
import { createOperationContext, type OperationContext } from './operation/operation-context.ts';
import { type RequestContext, RequestStates } from './operation/request-state.ts';
import { isEndpoint, useEndpoint } from './operation/use-endpoint.ts';
import { useEventOperations } from './operation/use-event-operations.ts';
import { useOperation } from './operation/use-operation.ts';
import { useTrace } from './operation/use-trace.ts';
import { RememberedRequests } from './replay/remembered-requests.ts';
import { Replay } from './replay/replay.ts';
import { useRememberedRequests } from './replay/use-remembered-requests.ts';
import { withReplay } from './replay/with-replay.ts';
import type { ResolvedOptions } from './resolved-options.ts';
import { openSite, type ServedSite, type SiteOptions } from './site/served-site.ts';
import { useSiteVersion } from './site/use-site-version.ts';
import { useWebhook } from './site/use-webhook.ts';
import { useUploads } from './uploads/use-uploads.ts';
import { dialectEndpoint, isDialectAddress } from './wpgraphql/dialect-address.ts';
import { serveWPGraphQL } from './wpgraphql/serve-wpgraphql.ts';
import { useWordPressPassthrough } from './wpgraphql/use-wordpress-passthrough.ts';
import { useWPGraphQL } from './wpgraphql/use-wpgraphql.ts';
import { yogaFrame } from './yoga-frame.ts';

/** Options, with what is known of the names in the schema of WPGraphQL. */
export type OpenOptions = ResolvedOptions & { readonly givenDialect: GivenDialect };

/** A gateway of a site that is known. */
export interface OpenedGateway {
  readonly gateway: Gateway;
  /** Executes what operations over all sites need of this one. */
  readonly parts: PartServer;
  /** Of its connection to WordPress, and whether WordPress has been read since the start. */
  readonly health: () => TransportHealth & Pick<ServedSite, 'isCurrent'>;
}

/** Where a gateway is that is the only one. */
export const placeAlone = (options: ResolvedOptions): Placed => ({
  prefix: '',
  common: createCommonParts(options),
});

/** Serves a site once WordPress has accepted the service credential. It owns the client, and closes it even if this fails. */
export async function openFound(
  found: DiscoveredSite,
  resolved: OpenOptions & Pick<SiteOptions, 'redis' | 'isRestored' | 'kept'>,
  placed: Placed = placeAlone(resolved),
): Promise<OpenedGateway> {
  const options = { ...resolved, ...pathsBelow(placed.prefix, resolved) };
  const onError = errorListener(options);
  const { key, common } = placed;
  const site = await openSite(found, {
    ...options,
    ...common,
    onError,
    key,
  });
  for (const note of notesOfGiven(site.version.model, options.givenDialect)) options.logger?.warn({}, note);
  try {
    return {
      ...serve(site, options, onError, placed),
      health: () => ({ ...site.client.health(), isCurrent: site.isCurrent }),
    };
  } catch (error) {
    await site.close();
    throw error;
  }
}

/** Builds the server of one site from the ordered list of plugins. */
function serve(
  site: ServedSite,
  options: ResolvedOptions,
  onError: MistakeListener | undefined,
  { prefix, common }: Placed,
): Pick<OpenedGateway, 'gateway' | 'parts'> {
  const { endpoint, graphiql, defaultPageSize, maxPageSize, operationTimeout, maxUploadBytes, trace } =
    options;
  const { maxCost, maxConcurrent, companion, schemaPrefix, plugins = [] } = options;
  const { logger, metrics, webhookSecret: secret, rateLimit, rateLimiter } = options;
  const { caches, redis } = site;
  const pages = { defaultSize: Math.min(defaultPageSize, maxPageSize), maxSize: maxPageSize };
  const callers = createCallerPolicy(options);
  const beginOperation = createOperationContext(site, {
    ...{ callers, pages, operationTimeout, maxCost, maxConcurrent, companion },
    uploads: { maxBytes: maxUploadBytes },
    context: options.context,
  });
  const counter = callerCounter({
    ...options,
    rateLimiter:
      rateLimiter ??
      (redis && rateLimit > 0 ? sharedLimiter(redis.connection, redis.prefix, rateLimit) : undefined),
    callers,
    credentials: site.credentials,
  });
  const limited = { ...options, pages, counter, smallRoutes: () => smallRoutes(site) };
  const limits = createLimits(limited, common.limits);
  const ui = { site, trace, assets: common.graphiqlAssets };
  const mistakes = new Mistakes(onError);
  const cachesOf = caches && (() => caches);
  const base = options.wpgraphql === 'off' ? undefined : options.wpgraphql;
  const dialect =
    base === undefined
      ? undefined
      : serveWPGraphQL(site, {
          trace,
          limits,
          callers,
          mistakes,
          plugins,
          beginOperation,
          caches: cachesOf,
          compress,
        });
  const requests = new RequestStates((url) => {
    if (isEndpoint(url.pathname, endpoint)) return 'native';
    return base !== undefined && isDialectAddress(url, base) ? 'wpgraphql' : undefined;
  });
  const upstream = () => site.client.health();
  const { slowReaders: readers } = common;
  const remembered = new RememberedRequests(common.requestRoom);
  let isDraining = false;
  const yoga = createYoga<RequestContext, OperationContext>({
    graphqlEndpoint: endpoint,
    ...yogaFrame(mistakes, limits),
    context: limits.counted(beginOperation),
    plugins: [
      useMaskedFailures(mistakes),
      // These come first, in this order: each reads what the previous one recorded.
      useRequestRecord(requests),
      useOperationRecord(mistakes),
      ...(metrics ? [useMetrics(metrics, requests)] : []),
      useTracing(requests),
      useHealth({ prefix, isDraining: () => isDraining, upstream, isCurrent: () => site.isCurrent }),
      ...useHome(site, { ...options, prefix, fetch: (url, init) => gateway.fetch(url, init) }),
      ...(secret ? [useWebhook({ endpoint, secret, site })] : []),
      ...(base !== undefined && options.wpgraphqlPassthrough
        ? [useWordPressPassthrough(base, site.client)]
        : []),
      ...(base !== undefined && graphiql
        ? [useGraphiql({ ...ui, endpoint: dialectEndpoint(base), examples: wpgraphqlExamples })]
        : []),
      ...(base !== undefined && dialect ? [useWPGraphQL(base, dialect)] : []),
      ...limits.plugins(),
      // Behind the limits, and before anything is cached or executed. Whose types they are, Yoga knows.
      ...(plugins as readonly Plugin[]),
      // Before the answer cache, so that the cache wraps it: an operation may serve other requests than this one.
      useOperation(),
      ...(cachesOf ? [useAnswerCache({ caches: cachesOf, site, mistakes, callers, compress })] : []),
      // After the answer cache, whose answers are already compressed.
      useCompression(),
      // After compression: it sees how long the response is.
      useSlowReaders(readers),
      useUploads({ maxUploadBytes, room: common.spoolRoom }),
      useBusyStatus(),
      ...(graphiql
        ? [useGraphiql({ ...ui, endpoint, examples: nativeExamples(schemaPrefix), schemaPrefix })]
        : []),
      // After all that have paths of their own.
      useEndpoint(endpoint),
      ...(trace ? [useTrace()] : []),
      useIncrementalDelivery(mistakes),
      useEventOperations(beginOperation),
      useSiteVersion(site),
      useRememberedRequests(remembered),
      // Last, to log responses as they are sent.
      ...(logger ? [useRequestLog(logger)] : []),
      { onDispose: () => site.close() },
    ],
  });
  // Plugins of the operator's own see every request: they may refuse some.
  const replay =
    caches &&
    plugins.length === 0 &&
    new Replay({
      ...{ requests: remembered, caches, site, callers, counter, metrics, logger },
      isStored: limits.isStored,
    });
  const server = replay ? withReplay(yoga, replay, readers) : yoga;
  const gateway: Gateway = Object.assign(server, {
    refresh: () => site.refresh(),
    changes: site.hub,
    drain() {
      isDraining = true;
    },
  });
  const parts = serveParts(site, {
    ...{ trace, callers, mistakes, smallRoutes: limited.smallRoutes },
    beginOperation: limits.counted(beginOperation),
    parserAndValidationCache: limits.parserAndValidationCache,
    versionNamed: (model, names) =>
      common.schemas.versionOf(model, { ...options, givenNames: { ...options.givenNames, ...names } }),
  });
  return { gateway, parts };
}

/** The paths of both schemas, below what all paths of the site begin with. */
const pathsBelow = (
  prefix: string,
  { endpoint, wpgraphql }: Pick<ResolvedOptions, 'endpoint' | 'wpgraphql'>,
) => ({
  endpoint: prefix + endpoint,
  wpgraphql: wpgraphql === 'off' ? wpgraphql : prefix + wpgraphql,
});

/** Receives errors that are masked from callers. */
const errorListener = ({
  onError,
  logger,
}: Pick<ResolvedOptions, 'onError' | 'logger'>): MistakeListener | undefined =>
  onError ?? (logger && ((error, requestId) => logError(logger, error, requestId)));
