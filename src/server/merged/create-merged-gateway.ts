import type { IncomingMessage, ServerResponse } from 'node:http';
import { createYoga, type Plugin } from 'graphql-yoga';
import { useBusyStatus } from '../answer/use-busy-status.ts';
import { useCompression } from '../answer/use-compression.ts';
import { useMaskedFailures } from '../answer/use-masked-failures.ts';
import { useSlowReaders } from '../answer/use-slow-readers.ts';
import type { CommonParts } from '../common-parts.ts';
import type { Gateway } from '../gateway.ts';
import { useGraphiql } from '../graphiql/use-graphiql.ts';
import { fileAt } from '../home/use-home.ts';
import { useSchemaFile } from '../home/use-schema-file.ts';
import { createLimits } from '../limits/create-limits.ts';
import type { GatewayLogger } from '../operating/logging/gateway-logger.ts';
import { useRequestLog } from '../operating/logging/use-request-log.ts';
import type { Metrics } from '../operating/metrics.ts';
import { type MistakeListener, Mistakes } from '../operating/mistakes.ts';
import { useMetrics } from '../operating/use-metrics.ts';
import { useOperationRecord } from '../operating/use-operation-record.ts';
import { useRequestRecord } from '../operating/use-request-record.ts';
import { useTracing } from '../operating/use-tracing.ts';
import { type RequestContext, RequestStates } from '../operation/request-state.ts';
import type { ResolvedOptions } from '../resolved-options.ts';
import type { SiteSlot } from '../sites/site-slot.ts';
import { yogaFrame } from '../yoga-frame.ts';
import { estimatingParts } from './estimate-merged.ts';
import { EstimatedParts } from './estimated-parts.ts';
import { mergedExamples } from './merged-examples.ts';
import { MergedVersions } from './merged-versions.ts';
import { openSites } from './open-sites.ts';
import { useMergedOperation } from './use-merged-operation.ts';
import { useQueriesAlone } from './use-queries-alone.ts';

export interface MergedGatewayOptions
  extends Omit<ResolvedOptions, 'logger' | 'metrics' | 'onError' | 'rateLimiter'> {
  /** The sites, by their keys. */
  readonly slots: () => ReadonlyMap<string, SiteSlot>;
  readonly common: CommonParts;
  readonly logger?: GatewayLogger | undefined;
  readonly metrics?: Metrics | undefined;
  readonly onError?: MistakeListener | undefined;
}

/** Answers operations over all sites of a gateway. */
export interface MergedGateway extends Pick<Gateway, 'fetch' | 'dispose'> {
  (request: IncomingMessage, response: ServerResponse): Promise<void>;
  (request: Request, ...context: object[]): Promise<Response> | Response;
}

/**
 * Serves one schema over all sites, by executing on each site what an operation needs of it. A site's caches, credentials and
 * points are its own; the limits on operations hold for the parts together.
 */
export function createMergedGateway({
  slots,
  common,
  logger,
  metrics,
  onError,
  ...options
}: MergedGatewayOptions): MergedGateway {
  const { endpoint, graphiql, trace, defaultPageSize, maxPageSize, maxCost, schemaPrefix, forwardHeaders } =
    options;
  const pages = { defaultSize: Math.min(defaultPageSize, maxPageSize), maxSize: maxPageSize };
  const sites = openSites(slots);
  const versions = new MergedVersions(() => slots().values(), schemaPrefix);
  const mistakes = new Mistakes(onError);
  const requests = new RequestStates((url) => (url.pathname === endpoint ? 'native' : undefined));
  const estimated = new EstimatedParts(common.limits.estimateCost, pages);
  const limits = createLimits(
    { ...options, pages, counter: undefined, smallRoutes: () => new Map() },
    { ...common.limits, estimateCost: estimatingParts(versions, sites, estimated) },
  );
  const schema = async () => {
    try {
      return (await versions.current()).merged.schema;
    } catch {
      return undefined;
    }
  };
  return createYoga<RequestContext>({
    graphqlEndpoint: endpoint,
    ...yogaFrame(mistakes, limits),
    multipart: false,
    // Only the parts have credentials; a site checks its own.
    context: ({ request: { headers } }) => ({
      caller: {
        kind: sites.keys.some((key) => headers.has(`authorization-${key}`)) ? 'identified' : 'anonymous',
      },
    }),
    plugins: [
      useMaskedFailures(mistakes),
      useRequestRecord(requests),
      useOperationRecord(mistakes),
      ...(metrics ? [useMetrics(metrics, requests)] : []),
      useTracing(requests),
      ...(options.introspection ? [useSchemaFile(fileAt(endpoint), schema)] : []),
      ...limits.plugins(),
      useQueriesAlone(() => `/${sites.keys[0] ?? '{key}'}${endpoint}`),
      // Whose types they are, Yoga knows.
      ...((options.plugins ?? []) as readonly Plugin[]),
      useMergedOperation({ versions, sites, pages, maxCost, estimated, forwardHeaders }),
      useNoStore(),
      useCompression(),
      useSlowReaders(common.slowReaders),
      useBusyStatus(),
      ...(graphiql
        ? [
            useGraphiql({
              ...{ endpoint, trace, assets: common.graphiqlAssets },
              site: { version: { model: { name: 'All sites' } } },
              examples: () => mergedExamples(sites.keys, schemaPrefix),
              siteKeys: () => sites.keys,
              schemaPrefix,
            }),
          ]
        : []),
      ...(logger ? [useRequestLog(logger)] : []),
    ],
  });
}

/** What is cached are the parts, each on its site. */
const useNoStore = (): Plugin => ({
  onResponse({ response: { headers } }) {
    if (/\bjson\b/.test(headers.get('content-type') ?? '')) headers.set('cache-control', 'private, no-store');
  },
});
