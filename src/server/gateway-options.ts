import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { PressgraphError } from '../base/errors.ts';
import type { GivenNames } from '../base/given-names.ts';
import { readGivenNames } from '../config/given-names.ts';
import type { GatewayValues } from '../config/options.ts';
import { readTextFile } from '../config/read-json-file.ts';
import { resolveOptions } from '../config/resolve-options.ts';
import { type Settings, secretsOf } from '../config/settings.ts';
import { type GivenDialect, readWPGraphQLSchema } from '../graphql/build-schema.ts';
import type { Exchange } from '../wordpress/http/exchange/exchange.ts';
import type { RequestLog } from '../wordpress/http/messages.ts';
import type { Metrics } from './operating/metrics.ts';
import type { ServiceOptions } from './site/service.ts';
import { folderOf } from './wpgraphql/dialect-request.ts';

/** Options that are objects and functions. */
export interface GatewayObjects {
  /** Logs a line for each operation, and at level `debug` for each request to WordPress. Default: no log. */
  readonly logger?: Logger | undefined;
  /** Kept up to date, see `createMetrics`; each gateway needs its own. Default: no metrics. */
  readonly metrics?: Metrics | undefined;
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
  readonly rateLimiter?: RateLimiterAbstract | undefined;
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

/** Resolved options, as the gateway's internals read them: flat, with all defaults filled in. */
export interface ResolvedOptions extends Settings, GatewayObjects {
  /** From `serviceAuthorization` and `serviceReads`. */
  readonly service: ServiceOptions | undefined;
  /** From `names`. */
  readonly givenNames: GivenNames;
  /** From `names` and `wpgraphqlSchema`. */
  readonly givenDialect: GivenDialect;
  /** Values that no log may contain. */
  readonly secrets: readonly string[];
}

/** Exhaustive: an object missing here would be rejected as an unknown option. */
export const GATEWAY_OBJECTS: Readonly<Record<keyof GatewayObjects, true>> = {
  logger: true,
  metrics: true,
  onRequest: true,
  onError: true,
  onSchemaChange: true,
  rateLimiter: true,
  exchange: true,
};

/** @throws PressgraphError BAD_USER_INPUT listing every mistake. */
export function resolveServeOptions(options: ServeOptions): ResolvedOptions {
  const settings = resolveOptions(options, Object.keys(GATEWAY_OBJECTS));
  const { logger, metrics, onRequest, onError, onSchemaChange, rateLimiter, exchange } = options;
  const { serviceAuthorization: authorization, serviceReads: reads } = settings;
  const names = readGivenNames(settings.names);
  return {
    ...settings,
    ...{ logger, metrics, onRequest, onError, onSchemaChange, rateLimiter, exchange },
    endpoint: endpointOf(settings),
    givenNames: names,
    givenDialect: readGivenDialect(settings, names),
    secrets: secretsOf(settings),
    service: authorization === undefined ? undefined : { authorization, reads },
  };
}

/** @throws PressgraphError BAD_USER_INPUT for a file that is no schema of WPGraphQL. */
export function readGivenDialect(
  { wpgraphqlSchema: path }: Pick<Settings, 'wpgraphqlSchema'>,
  names: GivenNames,
): GivenDialect {
  if (path === undefined) return { names };
  return { names, facts: readWPGraphQLSchema(readTextFile(path, 'a schema of WPGraphQL'), path) };
}

/** Where the native schema is, if WPGraphQL's takes its place. */
const INSTEAD = '/pressgraph';

/**
 * The path of the native schema: another one if the schema of WPGraphQL is at the root of the host.
 *
 * @throws PressgraphError BAD_USER_INPUT for one address of both schemas.
 */
function endpointOf({ endpoint, wpgraphql }: Pick<Settings, 'endpoint' | 'wpgraphql'>): string {
  if (wpgraphql === 'off') return endpoint;
  const taken = `${folderOf(wpgraphql)}/graphql`;
  if (endpoint !== taken) return endpoint;
  if (taken === '/graphql') return INSTEAD;
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected \`endpoint\` and \`wpgraphql\` to have addresses of their own, got ${endpoint} for both.`,
  );
}

/** @throws PressgraphError BAD_USER_INPUT listing every mistake. */
export function resolveGatewayOptions(
  options: GatewayOptions,
): ResolvedOptions & { readonly wordpress: string } {
  const resolved = resolveServeOptions(options);
  const { wordpress } = resolved;
  if (wordpress !== undefined) return { ...resolved, wordpress };
  throw new PressgraphError('BAD_USER_INPUT', 'Expected `wordpress`, the address of a site, got none.');
}
