import type {
  CacheOptions,
  CallerOptions,
  GatewayValues,
  LimitOptions,
  UpstreamOptions,
} from '../config/options.ts';
import type { GatewayObjects } from '../server/gateway-options.ts';
import type { EdgeCache } from './edge-cache.ts';

/** The options of a gateway that make sense at the edge, by their groups. */
export const VALUES = [
  ...['endpoint', 'wpgraphql', 'names', 'namespaces', 'federation', 'schemaPrefix', 'introspection'],
  ...['trace', 'corsOrigins'],
] as const satisfies readonly (keyof GatewayValues)[];

export const OBJECTS = [
  ...['logger', 'extendSchema', 'extendWPGraphQL', 'context', 'plugins', 'beforeRequest', 'onRequest'],
  'onError',
] as const satisfies readonly (keyof GatewayObjects)[];

export const UPSTREAM = [
  ...[
    'maxConcurrent',
    'companion',
    'retries',
    'retryDelay',
    'breakerCooldown',
    'headersTimeout',
    'bodyTimeout',
  ],
  ...['maxBodyBytes', 'userAgent', 'siteAuthorization', 'siteHeaders'],
] as const satisfies readonly (keyof UpstreamOptions)[];

export const LIMITS = [
  ...['operationTimeout', 'defaultPageSize', 'maxPageSize', 'maxCost', 'maxItems', 'maxAnswerBytes'],
  ...['maxHtml', 'maxDepth', 'maxAliases', 'maxDirectives', 'maxTokens', 'maxQueryBytes'],
  ...['automaticPersistedQueries', 'persistedOperations', 'persistedOnly'],
] as const satisfies readonly (keyof LimitOptions)[];

export const CACHE = [
  ...['ttl', 'stale', 'staleIfError', 'maxBytes', 'prefetchMaxBytes'],
] as const satisfies readonly (keyof CacheOptions)[];

export const CALLERS = [
  ...['forwardHeaders', 'forwardCookies', 'serviceAuthorization', 'serviceReads', 'previewSecret'],
] as const satisfies readonly (keyof CallerOptions)[];

/** How long answers are kept, and how much memory an instance has for them. */
export interface EdgeCacheOptions extends Pick<CacheOptions, (typeof CACHE)[number]> {
  /** Keeps whole answers to anonymous callers for other instances, too. Default: each has its own memory alone. */
  readonly store?: EdgeCache | undefined;
}

/** Options of {@link createEdgeGateway}: those of `createGateway` that make sense at the edge, and what the platform has. */
export interface EdgeGatewayOptions
  extends Pick<GatewayValues, (typeof VALUES)[number]>,
    Pick<GatewayObjects, (typeof OBJECTS)[number]> {
  /** The site as `pressgraph record --discovery-only` wrote it: the imported JSON. */
  readonly snapshot: object;
  /** Sends the requests to WordPress. Default: the platform's own. */
  readonly fetch?: typeof fetch | undefined;
  /** Keeps answers for other instances: KV, the Cache API; or how long and how much is kept, with `store` for these. */
  readonly cache?: EdgeCache | EdgeCacheOptions | undefined;
  /**
   * Keeps the instance alive for work in the background, such as writing to the cache. Default: that of the context which
   * `fetch` gets, as Cloudflare passes it. Without any, nothing stale is served, and writing is waited for.
   */
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
  /** How WordPress is requested. */
  readonly upstream?: Pick<UpstreamOptions, (typeof UPSTREAM)[number]> | undefined;
  /** What operations may cost, and which of them run. Persisted operations are given as an object. */
  readonly limits?: Pick<LimitOptions, (typeof LIMITS)[number]> | undefined;
  /** Who callers are, and with whose rights WordPress is requested. */
  readonly callers?: Pick<CallerOptions, (typeof CALLERS)[number]> | undefined;
}
