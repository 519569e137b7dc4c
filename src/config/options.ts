// Generated from the tables of settings by `npm run codegen`: change those, not this file.

/** How WordPress is requested. */
export interface UpstreamOptions {
  /**
   * Most requests to WordPress at once; further ones are queued.
   *
   * @defaultValue 8
   */
  readonly maxConcurrent?: number | undefined;
  /**
   * Send reads that are due at the same time in one request, if the site has the companion plugin. See
   * [Companion](companion.md).
   *
   * @defaultValue true
   */
  readonly companion?: boolean | undefined;
  /**
   * Most queued requests; with a full queue, a request fails at once.
   *
   * @defaultValue 1_000
   */
  readonly maxQueue?: number | undefined;
  /**
   * How often to retry a failed read; 0 for never. Writes are never retried.
   *
   * @defaultValue 2
   */
  readonly retries?: number | undefined;
  /**
   * Approximate delay before the first retry, in milliseconds; it doubles with each further one.
   *
   * @defaultValue 250
   */
  readonly retryDelay?: number | undefined;
  /**
   * How long to stop requesting a failing site (circuit breaker), in milliseconds; 0 turns it off.
   *
   * @defaultValue 5_000
   */
  readonly breakerCooldown?: number | undefined;
  /**
   * How long connecting to WordPress may take, in milliseconds.
   *
   * @defaultValue 5_000
   */
  readonly connectTimeout?: number | undefined;
  /**
   * How long WordPress may take to begin a response, in milliseconds.
   *
   * @defaultValue 20_000
   */
  readonly headersTimeout?: number | undefined;
  /**
   * How long WordPress may take to finish a response that it has begun, in milliseconds.
   *
   * @defaultValue 20_000
   */
  readonly bodyTimeout?: number | undefined;
  /**
   * Largest response of WordPress, decompressed, in bytes.
   *
   * @defaultValue 33_554_432 (32 MiB)
   */
  readonly maxBodyBytes?: number | undefined;
  /**
   * `User-Agent` of the requests to WordPress.
   *
   * @defaultValue 'Pressgraph'
   */
  readonly userAgent?: string | undefined;
  /**
   * Password of the web server in front of WordPress (HTTP basic auth), as `user:password`, for every
   * request.
   */
  readonly siteAuthorization?: string | undefined;
  /** Headers for every request to WordPress, as `Name: value`: what a proxy in front of it wants. */
  readonly siteHeaders?: readonly string[] | undefined;
}

/** What operations may cost, and which of them run. */
export interface LimitOptions {
  /**
   * How long an operation may take, in milliseconds; fields still missing then are null, with an error.
   *
   * @defaultValue 30_000
   */
  readonly operationTimeout?: number | undefined;
  /**
   * Items of a list if neither `first` nor `last` is given; never more than the maximum.
   *
   * @defaultValue 10
   */
  readonly defaultPageSize?: number | undefined;
  /**
   * Most items that `first` or `last` may request.
   *
   * @defaultValue 1_000
   */
  readonly maxPageSize?: number | undefined;
  /**
   * Most bytes of all files in one request; uploads are streamed.
   *
   * @defaultValue 16_777_216 (16 MiB)
   */
  readonly maxUploadBytes?: number | undefined;
  /**
   * Most bytes of files that all uploads together keep in the temporary folder. Only files that cannot be
   * streamed on are kept.
   *
   * @defaultValue 268_435_456 (256 MiB)
   */
  readonly maxSpoolBytes?: number | undefined;
  /**
   * Most subscriptions at once; further ones are refused.
   *
   * @defaultValue 1_000
   */
  readonly maxSubscriptions?: number | undefined;
  /**
   * Most requests to WordPress that an operation may need, estimated before it runs.
   *
   * @defaultValue 500
   */
  readonly maxCost?: number | undefined;
  /**
   * Most objects in the response to an operation, by the same estimate.
   *
   * @defaultValue 100_000
   */
  readonly maxItems?: number | undefined;
  /**
   * Most bytes of one answer, estimated before the operation runs and measured afterwards.
   *
   * @defaultValue 16_777_216 (16 MiB)
   */
  readonly maxAnswerBytes?: number | undefined;
  /**
   * Most bytes of all answers in progress, estimated; beyond that, 503. Default: an eighth of the heap that
   * Node.js may use.
   */
  readonly maxPendingBytes?: number | undefined;
  /**
   * Most HTML that an operation may have parsed or converted: 10 points for a whole content, 1 for a part of
   * it.
   *
   * @defaultValue 10_000
   */
  readonly maxHtml?: number | undefined;
  /**
   * Most levels of fields in an operation, not counting introspection.
   *
   * @defaultValue 20
   */
  readonly maxDepth?: number | undefined;
  /**
   * Most aliases in an operation.
   *
   * @defaultValue 100
   */
  readonly maxAliases?: number | undefined;
  /**
   * Most directives in an operation, such as `@include`.
   *
   * @defaultValue 100
   */
  readonly maxDirectives?: number | undefined;
  /**
   * Most tokens in a document.
   *
   * @defaultValue 2_000
   */
  readonly maxTokens?: number | undefined;
  /**
   * Largest request that is not an upload, its variables included, in bytes.
   *
   * @defaultValue 1_048_576 (1 MiB)
   */
  readonly maxQueryBytes?: number | undefined;
  /**
   * Points per caller and minute; an operation costs its estimate. 0 turns rate limiting off.
   *
   * @defaultValue 0
   */
  readonly rateLimit?: number | undefined;
  /**
   * Let clients register an operation, and send its hash from then on (Apollo’s APQ).
   *
   * @defaultValue true
   */
  readonly automaticPersistedQueries?: boolean | undefined;
  /** File of operations that clients may send by id: JSON from GraphQL Codegen, Relay or Apollo. */
  readonly persistedOperations?: string | Readonly<Record<string, string>> | undefined;
  /**
   * Run persisted operations only; refuse all others.
   *
   * @defaultValue false
   */
  readonly persistedOnly?: boolean | undefined;
}

/** How long what anonymous callers may see is cached. */
export interface CacheOptions {
  /**
   * How long an entry is fresh, in seconds: it is served without a request to WordPress. 0 turns caching off.
   *
   * @defaultValue 60
   */
  readonly ttl?: number | undefined;
  /**
   * How long after that a stale entry is still served while it is refreshed, in seconds
   * (stale-while-revalidate).
   *
   * @defaultValue 300
   */
  readonly stale?: number | undefined;
  /**
   * Up to which age an entry is served while WordPress fails, in seconds (stale-if-error).
   *
   * @defaultValue 86_400
   */
  readonly staleIfError?: number | undefined;
  /**
   * Most memory of all caches, in bytes; the least recently used entries are evicted.
   *
   * @defaultValue 67_108_864 (64 MiB)
   */
  readonly maxBytes?: number | undefined;
  /**
   * Most memory for which ids anonymous operations needed last time, in bytes: the next run requests them at
   * once. 0 turns that off.
   *
   * @defaultValue 4_194_304 (4 MiB)
   */
  readonly prefetchMaxBytes?: number | undefined;
}

/** How soon changes on the site are noticed. */
export interface FreshnessOptions {
  /**
   * How often to rediscover the site’s post types and taxonomies, in seconds; 0 for never.
   *
   * @defaultValue 300
   */
  readonly refreshInterval?: number | undefined;
  /**
   * How often that includes the fields of each type, in seconds; 0 for never.
   *
   * @defaultValue 3_600
   */
  readonly fieldsRefreshInterval?: number | undefined;
  /**
   * How long a type that the site no longer lists stays in the schema, in seconds; 0 for not at all.
   *
   * @defaultValue 900
   */
  readonly typeGracePeriod?: number | undefined;
  /**
   * How often to poll for changes of what is cached or subscribed to, in seconds; 0 turns polling off.
   *
   * @defaultValue 15
   */
  readonly watchInterval?: number | undefined;
  /**
   * How often to check whether cached items still exist, in seconds; 0 for never.
   *
   * @defaultValue 300
   */
  readonly sweepInterval?: number | undefined;
  /** Signs the site’s webhook: 32 characters or more. Without it, there is no webhook. */
  readonly webhookSecret?: string | undefined;
}

/** Who callers are, and with whose rights WordPress is requested. */
export interface CallerOptions {
  /**
   * Request headers to pass on to WordPress besides `Authorization`.
   *
   * @defaultValue []
   */
  readonly forwardHeaders?: readonly string[] | undefined;
  /**
   * Pass on WordPress’s own login cookie, together with `X-WP-Nonce`.
   *
   * @defaultValue false
   */
  readonly forwardCookies?: boolean | undefined;
  /**
   * How many proxies in front of the gateway add to `X-Forwarded-For`.
   *
   * @defaultValue 0
   */
  readonly trustProxy?: number | undefined;
  /**
   * The gateway’s own credential at WordPress: `user:application password`; at WordPress.com, `Bearer` and an
   * OAuth token.
   */
  readonly serviceAuthorization?: string | undefined;
  /**
   * What that credential is used for: `menus`, `settings`, `discovery`.
   *
   * @defaultValue ['menus']
   */
  readonly serviceReads?: readonly ('menus' | 'settings' | 'discovery')[] | undefined;
  /** Signs preview tokens: 32 characters or more. Without it, none are issued. */
  readonly previewSecret?: string | undefined;
}

/** Logs, metrics and traces. */
export interface ObservingOptions {
  /**
   * Send the trace context (`traceparent`) to WordPress.
   *
   * @defaultValue false
   */
  readonly propagateTrace?: boolean | undefined;
}

/** The options of the library that are values: what its settings are. */
export interface GatewayValues {
  /** Address of the WordPress site: its home, any of its pages, or its REST root. */
  readonly wordpress?: string | undefined;
  /**
   * Several sites, each as `key=address`, instead of one: served at `/key/graphql`. See [Many
   * sites](many-sites.md).
   */
  readonly sites?: string | Readonly<Record<string, string | object>> | undefined;
  /**
   * Of several sites: also serve one schema over all of them, at the endpoint without a key.
   *
   * @defaultValue true
   */
  readonly allSites?: boolean | undefined;
  /**
   * When several sites are opened: all at the start, or each with its first request.
   *
   * @defaultValue 'start'
   */
  readonly openSites?: 'start' | 'first-use' | undefined;
  /**
   * File that describes further namespaces of the REST API whose fields join post types. See
   * [Namespaces](namespaces.md).
   */
  readonly namespaces?: string | readonly object[] | undefined;
  /** Names of post types and taxonomies in the schema, by slug: a JSON file. See [Names](names.md). */
  readonly names?: string | Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  /**
   * Serve the schema as a subgraph of Apollo Federation 2, with `_service` and `_entities`. See
   * [Federation](federation.md).
   *
   * @defaultValue false
   */
  readonly federation?: boolean | undefined;
  /**
   * What the names of types and root fields begin with: `Blog` for `BlogPost` and `blogPosts`. For several
   * sites in one supergraph.
   */
  readonly schemaPrefix?: string | undefined;
  /**
   * File with the schema the site had with WPGraphQL: SDL, introspection or possible types. Settles names
   * there.
   */
  readonly wpgraphqlSchema?: string | undefined;
  /**
   * Path of the GraphQL endpoint, and of GraphiQL; `/pressgraph` if `--wpgraphql /` takes this one.
   *
   * @defaultValue '/graphql'
   */
  readonly endpoint?: string | undefined;
  /**
   * Path below which front ends of WPGraphQL find its schema, as `/wp/graphql`; `off` for none.
   *
   * @defaultValue '/wp'
   */
  readonly wpgraphql?: string | undefined;
  /**
   * Pass on to WordPress what Faust takes from the same path: sitemaps, and routes of its plugin.
   *
   * @defaultValue false
   */
  readonly wpgraphqlPassthrough?: boolean | undefined;
  /**
   * Serve GraphiQL to browsers at the endpoint.
   *
   * @defaultValue true
   */
  readonly graphiql?: boolean | undefined;
  /**
   * Allow introspection. When off, errors do not suggest field names.
   *
   * @defaultValue true
   */
  readonly introspection?: boolean | undefined;
  /**
   * Report the requests an operation makes to WordPress if it sends `x-pressgraph-trace: 1`.
   *
   * @defaultValue true
   */
  readonly trace?: boolean | undefined;
  /**
   * Origins whose pages may read responses: `*` for all, without cookies; `none`.
   *
   * @defaultValue ['*']
   */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Redis or Valkey that the gateways of a site share: cache, rate limits, changes. */
  readonly redisUrl?: string | undefined;
  /**
   * How long Redis may take to answer a command, in milliseconds. After that, the gateway runs without it
   * until it answers again.
   *
   * @defaultValue 250
   */
  readonly redisTimeout?: number | undefined;
  /**
   * File written by `pressgraph record`: the site is served from it, without WordPress. See
   * [Snapshots](snapshots.md).
   */
  readonly snapshot?: string | Uint8Array | undefined;
  /**
   * Request from WordPress what the snapshot lacks, and add it to the file.
   *
   * @defaultValue false
   */
  readonly recordMissing?: boolean | undefined;
  /** Existing folder that keeps what was discovered of the site, to start from while WordPress is down. */
  readonly stateDir?: string | undefined;
  /**
   * How long to look for WordPress at the first start before giving up, in seconds.
   *
   * @defaultValue 0
   */
  readonly wait?: number | undefined;
  /** How WordPress is requested. */
  readonly upstream?: UpstreamOptions | undefined;
  /** What operations may cost, and which of them run. */
  readonly limits?: LimitOptions | undefined;
  /** How long what anonymous callers may see is cached. */
  readonly cache?: CacheOptions | undefined;
  /** How soon changes on the site are noticed. */
  readonly freshness?: FreshnessOptions | undefined;
  /** Who callers are, and with whose rights WordPress is requested. */
  readonly callers?: CallerOptions | undefined;
  /** Logs, metrics and traces. */
  readonly observing?: ObservingOptions | undefined;
}

/** Logs, metrics and traces of the command. */
export interface CommandObservingOptions extends ObservingOptions {
  /**
   * `json` logs every request to standard error, `text` only problems; `auto` is `text` in a terminal, else
   * `json`.
   *
   * @defaultValue 'auto'
   */
  readonly logFormat?: 'auto' | 'json' | 'text' | undefined;
  /**
   * Level of JSON logs: `debug` (requests to WordPress, too), `info`, `warn`, `error`, `silent`.
   *
   * @defaultValue 'info'
   */
  readonly logLevel?: 'debug' | 'info' | 'warn' | 'error' | 'silent' | undefined;
  /** Port of `/metrics` for Prometheus; 0 picks a free one. Without it, there are no metrics. */
  readonly metricsPort?: number | undefined;
  /**
   * Address that `/metrics` listens on; do not expose it to the public.
   *
   * @defaultValue '127.0.0.1'
   */
  readonly metricsHost?: string | undefined;
  /** OpenTelemetry collector to send traces to, by OTLP over HTTP. Without it, there are none. */
  readonly otlpEndpoint?: string | undefined;
}

/** The options of the command alone, outside any group. */
export interface CommandValues {
  /**
   * Port to listen on; 0 picks a free one.
   *
   * @defaultValue 4_000
   */
  readonly port?: number | undefined;
  /**
   * Address to listen on; `0.0.0.0` listens on every interface.
   *
   * @defaultValue '127.0.0.1'
   */
  readonly host?: string | undefined;
  /**
   * How long to accept connections after SIGTERM, in seconds, until load balancers notice.
   *
   * @defaultValue 0
   */
  readonly shutdownDelay?: number | undefined;
  /**
   * How long operations in progress may then take to finish, in seconds.
   *
   * @defaultValue 10
   */
  readonly shutdownTimeout?: number | undefined;
}
