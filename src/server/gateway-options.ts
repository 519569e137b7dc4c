import type { GraphQLSchema } from 'graphql';
import type { GatewayValues } from '../config/options.ts';
import type { ExtendSchema } from '../graphql/engine/extension/schema-extension.ts';
import type { BeforeRequest } from '../wordpress/http/exchange/before-request.ts';
import type { Exchange } from '../wordpress/http/exchange/exchange.ts';
import type { RequestLog } from '../wordpress/http/messages.ts';
import type { PointStore } from './limits/rate/point-store.ts';
import type { GatewayLogger } from './operating/logging/gateway-logger.ts';
import type { Metrics } from './operating/metrics.ts';

/** Options that are objects and functions. */
export interface GatewayObjects {
  /** Adds types and fields of one's own to the schema. See docs/extending.md. */
  readonly extendSchema?: ExtendSchema | undefined;
  /** Adds types and fields of one's own to the schema of WPGraphQL. */
  readonly extendWPGraphQL?: ExtendSchema | undefined;
  /**
   * What resolvers of one's own get by `context.app()`: made of the request when it is first read. An answer that reads it
   * is not cached for others.
   */
  readonly context?: ((request: Request) => unknown) | undefined;
  /** Plugins of GraphQL Yoga or Envelop, for operations at both addresses. */
  readonly plugins?: readonly object[] | undefined;
  /** Logs a line for each operation, and at level `debug` for each request to WordPress. Default: no log. */
  readonly logger?: GatewayLogger | undefined;
  /** Kept up to date, see `createMetrics`; each gateway needs its own. Default: no metrics. */
  readonly metrics?: Metrics | undefined;
  /**
   * Called before each request to WordPress, each redirect and each retry included: to sign it, or to send it another way.
   * Credentials never leave for another host: see {@link RequestChange}.
   */
  readonly beforeRequest?: BeforeRequest | undefined;
  /** Called after each request to WordPress, each redirect included. */
  readonly onRequest?: ((request: RequestLog) => void) | undefined;
  /**
   * Called with errors that callers do not see in full: bugs of the gateway, with the request id; and an
   * unreachable site or Redis, once per outage. Default: the logger, if there is one.
   */
  readonly onError?: ((error: unknown, requestId?: string) => void) | undefined;
  /** Called with each new schema of the site, as soon as operations run on it. */
  readonly onSchemaChange?: ((schema: GraphQLSchema, former: GraphQLSchema) => void) | undefined;
  /** Where `limits.rateLimit` counts points. Default: in Redis with `redisUrl`, otherwise in memory. */
  readonly rateLimiter?: PointStore | undefined;
  /** Sends the requests to WordPress; the caller closes it. Default: undici, with its own connection pool. */
  readonly exchange?: Exchange | undefined;
}

/** Options of a gateway for a site that is already discovered: see {@link openGateway}. */
export interface ServeOptions extends GatewayValues, GatewayObjects {}

/** Options of {@link createGateway}. Values are grouped; objects and functions are at the top. */
export interface GatewayOptions extends ServeOptions {
  /** Address of the WordPress site: its home, any of its pages, or its REST root. */
  readonly wordpress: string;
}

/** Options of {@link createGateway} for a site that a snapshot has: no address is needed. */
export interface SnapshotOptions extends ServeOptions {
  /** Path of a file written by `pressgraph record`, or its bytes. */
  readonly snapshot: string | Uint8Array;
}
