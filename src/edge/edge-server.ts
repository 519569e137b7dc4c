import { createYoga, type Plugin } from 'graphql-yoga';
import { schemaHash, useAnswerCache } from '../server/answer/use-answer-cache.ts';
import { useBusyStatus } from '../server/answer/use-busy-status.ts';
import { useMaskedFailures } from '../server/answer/use-masked-failures.ts';
import { useIncrementalDelivery } from '../server/incremental/use-incremental-delivery.ts';
import { smallRoutes } from '../server/limits/cost/small-routes.ts';
import { createCommonLimits, createLimits } from '../server/limits/create-limits.ts';
import { logError } from '../server/operating/logging/log-error.ts';
import { useRequestLog } from '../server/operating/logging/use-request-log.ts';
import { Mistakes } from '../server/operating/mistakes.ts';
import { useOperationRecord } from '../server/operating/use-operation-record.ts';
import { useRequestRecord } from '../server/operating/use-request-record.ts';
import { createCallerPolicy } from '../server/operation/caller-policy.ts';
import type { RequestedOperation } from '../server/operation/operation.ts';
import { createOperationContext, type OperationContext } from '../server/operation/operation-context.ts';
import { type RequestContext, RequestStates } from '../server/operation/request-state.ts';
import { isEndpoint, useEndpoint } from '../server/operation/use-endpoint.ts';
import { useOperation } from '../server/operation/use-operation.ts';
import { useTrace } from '../server/operation/use-trace.ts';
import { useSiteVersion } from '../server/site/use-site-version.ts';
import { isDialectAddress } from '../server/wpgraphql/dialect-address.ts';
import { serveWPGraphQL } from '../server/wpgraphql/serve-wpgraphql.ts';
import { useWPGraphQL } from '../server/wpgraphql/use-wpgraphql.ts';
import { yogaFrame } from '../server/yoga-frame.ts';
import type { EdgeSite, EdgeVisit } from './edge-site.ts';
import type { ResolvedEdgeOptions } from './resolve-edge-options.ts';

/** What a request brings along. */
export interface EdgeContext {
  readonly visit: EdgeVisit;
}

type EdgeServer = (
  request: Request,
  context: EdgeContext & { readonly waitUntil: Background },
) => Promise<Response>;

type Background = (work: Promise<unknown>) => void;

/** The server of a site, which holds nothing of a request: a shorter list of plugins than Node.js has. */
export function createEdgeServer(site: EdgeSite, options: ResolvedEdgeOptions): EdgeServer {
  const { endpoint, wpgraphql, trace, logger, defaultPageSize, maxPageSize, onError, plugins = [] } = options;
  const base = wpgraphql === 'off' ? undefined : wpgraphql;
  const pages = { defaultSize: Math.min(defaultPageSize, maxPageSize), maxSize: maxPageSize };
  const callers = createCallerPolicy(options);
  const operations = {
    ...{ callers, pages, uploads: { maxBytes: 0 }, context: options.context },
    ...{ operationTimeout: options.operationTimeout, maxCost: options.maxCost },
    ...{ maxConcurrent: options.maxConcurrent, companion: options.companion },
  };
  const beginOperation = (requested: RequestedOperation & EdgeContext): Promise<OperationContext> =>
    createOperationContext(requested.visit, operations)(requested);
  const limits = createLimits(
    { ...options, pages, counter: undefined, smallRoutes: () => smallRoutes(site) },
    // What is in progress is not counted: a request that is cut off would be counted for ever.
    createCommonLimits(options, Number.POSITIVE_INFINITY),
  );
  const mistakes = new Mistakes(
    onError ?? (logger && ((error, requestId) => logError(logger, error, requestId))),
  );
  const caches = options.cacheTtl === 0 ? undefined : cachesOf;
  // Now, as no request pays for what is done before the first.
  if (caches) void schemaHash(site.version.schema);
  if (caches && base !== undefined) void schemaHash(site.version.wpgraphql);
  const requests = new RequestStates((url) => {
    if (isEndpoint(url.pathname, endpoint)) return 'native';
    return base !== undefined && isDialectAddress(url, base) ? 'wpgraphql' : undefined;
  });
  const dialect =
    base === undefined
      ? undefined
      : serveWPGraphQL<EdgeContext>(site, {
          ...{ trace, limits, callers, mistakes, plugins, beginOperation, caches },
        });
  const yoga = createYoga<RequestContext & EdgeContext, OperationContext>({
    graphqlEndpoint: endpoint,
    ...yogaFrame(mistakes, limits),
    multipart: false,
    context: beginOperation,
    plugins: [
      useMaskedFailures(mistakes),
      useRequestRecord(requests),
      useOperationRecord(mistakes),
      ...(base !== undefined && dialect ? [useWPGraphQL(base, dialect)] : []),
      ...limits.plugins(),
      ...(plugins as readonly Plugin[]),
      useOperation(),
      ...(caches ? [useAnswerCache({ caches, site, mistakes, callers })] : []),
      useBusyStatus(),
      useEndpoint(endpoint),
      ...(trace ? [useTrace()] : []),
      useIncrementalDelivery(mistakes),
      useSiteVersion(site),
      ...(logger ? [useRequestLog(logger)] : []),
    ],
  });
  return async (request, context) => await yoga.fetch(request, context as typeof context & RequestContext);
}

function cachesOf({ visit: { caches } }: EdgeContext): NonNullable<EdgeVisit['caches']> {
  if (caches === undefined) throw new TypeError('Expected caches: caching is on.');
  return caches;
}
