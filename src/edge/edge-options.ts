import type {
  CacheOptions,
  CallerOptions,
  GatewayValues,
  LimitOptions,
  UpstreamOptions,
} from '../config/options.ts';
import type { GatewayObjects } from '../server/gateway-options.ts';
import type { EdgeCache } from './edge-cache.ts';

/** How long answers are kept, and how much memory an instance has for them. */
export interface EdgeCacheOptions extends CacheOptions {
  /** Keeps whole answers to anonymous callers for other instances, too. Default: each has its own memory alone. */
  readonly store?: EdgeCache | undefined;
}

/** Options of {@link createEdgeGateway}: those of `createGateway` that make sense at the edge, and what the platform has. */
export interface EdgeGatewayOptions
  extends Pick<GatewayValues, 'endpoint' | 'wpgraphql' | 'names' | 'namespaces' | 'federation'>,
    Pick<GatewayValues, 'schemaPrefix' | 'introspection' | 'trace' | 'corsOrigins'>,
    Pick<GatewayObjects, 'extendSchema' | 'extendWPGraphQL' | 'context' | 'plugins' | 'beforeRequest'>,
    Pick<GatewayObjects, 'onRequest' | 'onError' | 'logger'> {
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
  /** How WordPress is requested: by at most six requests at once. */
  readonly upstream?: Omit<UpstreamOptions, 'connectTimeout'> | undefined;
  /** What operations may cost, and which of them run. Persisted operations are given as an object. */
  readonly limits?:
    | Omit<
        LimitOptions,
        'maxUploadBytes' | 'maxSpoolBytes' | 'maxSubscriptions' | 'maxPendingBytes' | 'rateLimit'
      >
    | undefined;
  /** Who callers are, and with whose rights WordPress is requested. */
  readonly callers?: Omit<CallerOptions, 'trustProxy'> | undefined;
}
