import type { RateLimiterAbstract } from 'rate-limiter-flexible';

/** What callers may ask, and how much of it. */
export interface LimitOptions {
  /** The most requests to WordPress that an operation may take, by an estimate before it is run. 500 unless told otherwise. */
  readonly maxCost?: number;
  /** The most objects that its answer may hold, by the same estimate. 100,000 unless told otherwise. */
  readonly maxItems?: number;
  /** The most HTML that is read or brought into another form: 10 for a whole content, 1 for a part. 10,000 unless told otherwise. */
  readonly maxHtml?: number;
  /** The most levels of fields in an operation, without those of introspection. 20 unless told otherwise. */
  readonly maxDepth?: number;
  /** The most aliases in an operation. 100 unless told otherwise. */
  readonly maxAliases?: number;
  /** The most directives in an operation. 100 unless told otherwise. */
  readonly maxDirectives?: number;
  /** The most tokens in a document. 2,000 unless told otherwise. */
  readonly maxTokens?: number;
  /** The most bytes of a request that is no upload. 1 MiB unless told otherwise. */
  readonly maxQueryBytes?: number;
  /** The points that a caller has for each minute; an operation takes its estimated cost. 0, no limit, unless told otherwise. */
  readonly rateLimit?: number;
  /** Where points are counted, such as in Redis, for several gateways together. In memory unless told otherwise. */
  readonly rateLimiter?: RateLimiterAbstract;
  /** How many proxies stand before the gateway and add to `X-Forwarded-For`. None unless told otherwise. */
  readonly trustProxy?: number;
  /** Origins whose pages may read answers. All, without cookies, unless told otherwise; none for an empty list. */
  readonly corsOrigins?: readonly string[];
  /** Whether the schema can be asked for. True unless told otherwise. */
  readonly introspection?: boolean;
  /** Whether clients may register operations by their hashes. True unless told otherwise. */
  readonly automaticPersistedQueries?: boolean;
  /** A file with operations by their ids, or these themselves. */
  readonly persistedOperations?: string | Readonly<Record<string, string>> | undefined;
  /** Whether all other operations are refused. False unless told otherwise. */
  readonly persistedOnly?: boolean;
}
