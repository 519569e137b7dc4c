import { createYoga } from 'graphql-yoga';
import { type AnswerCacheOptions, useAnswerCache } from '../answer/use-answer-cache.ts';
import { useMaskedFailures } from '../answer/use-masked-failures.ts';
import { useIncrementalDelivery } from '../incremental/use-incremental-delivery.ts';
import type { Limits } from '../limits/create-limits.ts';
import type { BeginOperation, NodeContext } from '../limits/rate/limit-callers.ts';
import type { Mistakes } from '../operating/mistakes.ts';
import { useOperationRecord } from '../operating/use-operation-record.ts';
import type { CallerPolicy } from '../operation/caller-policy.ts';
import type { RequestedOperation } from '../operation/operation.ts';
import type { OperationContext } from '../operation/operation-context.ts';
import type { RequestContext } from '../operation/request-state.ts';
import { useOperation } from '../operation/use-operation.ts';
import { useTrace } from '../operation/use-trace.ts';
import type { ServedSite } from '../site/served-site.ts';
import { useSiteVersion } from '../site/use-site-version.ts';
import { yogaFrame } from '../yoga-frame.ts';
import { operationHooks } from './operation-hooks.ts';
import { dialectVersions, useUnknownFragments } from './use-dialect-version.ts';
import { usePlainRequests } from './use-plain-requests.ts';
import type { DialectServer } from './use-wpgraphql.ts';

export interface DialectOptions<Context> extends Pick<AnswerCacheOptions<Context>, 'compress'> {
  /** See {@link AnswerCacheOptions.caches}; `undefined` if caching is off. */
  readonly caches: AnswerCacheOptions<Context>['caches'] | undefined;
  readonly trace: boolean;
  /** The gateway's own: what is sent to one address counts at the other, too. */
  readonly limits: Limits;
  readonly callers: CallerPolicy;
  readonly mistakes: Mistakes;
  /** The operator's own: see {@link operationHooks}. */
  readonly plugins: readonly object[];
  readonly beginOperation: BeginOperation<RequestedOperation & NodeContext & Context>;
}

/** Operations that a client may send in one request, as many as WPGraphQL takes. */
const MAX_BATCH = 10;

/**
 * Serves a site in the schema of WPGraphQL. It shares the site with the native schema, its caches of WordPress's answers,
 * and all limits.
 */
export function serveWPGraphQL<Context extends object>(
  site: Pick<ServedSite, 'version'>,
  options: DialectOptions<Context>,
): DialectServer {
  const { trace, limits, callers, mistakes, plugins, beginOperation, caches, compress } = options;
  const versions = dialectVersions(site);
  const endpoint = '/wpgraphql';
  const yoga = createYoga<RequestContext & Context, OperationContext>({
    graphqlEndpoint: endpoint,
    ...yogaFrame(mistakes, limits),
    batching: { limit: MAX_BATCH },
    extraParamNames: [...limits.extraParamNames, 'queryId'],
    context: limits.counted(beginOperation),
    // Nothing is uploaded here, and Yoga would buffer the files.
    multipart: false,
    plugins: [
      useMaskedFailures(mistakes),
      useOperationRecord(mistakes),
      usePlainRequests(),
      ...limits.plugins(),
      ...plugins.map(operationHooks),
      useOperation(),
      ...(caches ? [useAnswerCache({ caches, site: versions, mistakes, callers, compress })] : []),
      ...(trace ? [useTrace()] : []),
      useUnknownFragments(),
      useIncrementalDelivery(mistakes),
      useSiteVersion(versions),
    ],
  });
  return {
    endpoint,
    fetch: async (request, context) => await yoga.fetch(request, context as RequestContext & Context),
  };
}
