import { PressgraphError } from '../base/errors.ts';
import type { GivenNames } from '../base/given-names.ts';
import { readGivenNames } from '../config/given-names.ts';
import type {
  CacheOptions,
  CallerOptions,
  GatewayValues,
  LimitOptions,
  UpstreamOptions,
} from '../config/options.ts';
import { resolveOptions } from '../config/resolve-options.ts';
import { type Settings, secretsOf } from '../config/settings.ts';
import type { NamespaceDescription } from '../model/namespaces/namespace-description.ts';
import { GATEWAY_OBJECTS } from '../server/gateway-objects.ts';
import type { GatewayObjects } from '../server/gateway-options.ts';
import { readNamespaces } from '../server/namespaces/read-namespaces.ts';
import type { ServiceOptions } from '../server/site/service.ts';
import { readSiteFile, type SiteSnapshot } from '../wordpress/snapshot/site-file.ts';
import type { EdgeCache } from './edge-cache.ts';

const VALUES = [
  ...['endpoint', 'wpgraphql', 'names', 'namespaces', 'federation', 'schemaPrefix', 'introspection'],
  ...['trace', 'corsOrigins'],
] as const satisfies readonly (keyof GatewayValues)[];

const OBJECTS = [
  ...['logger', 'extendSchema', 'extendWPGraphQL', 'context', 'plugins', 'beforeRequest', 'onRequest'],
  'onError',
] as const satisfies readonly (keyof GatewayObjects)[];

const UPSTREAM = [
  ...['maxConcurrent', 'companion', 'retries', 'retryDelay', 'headersTimeout', 'bodyTimeout'],
  ...['maxBodyBytes', 'userAgent', 'siteAuthorization', 'siteHeaders'],
] as const satisfies readonly (keyof UpstreamOptions)[];

const LIMITS = [
  ...['operationTimeout', 'defaultPageSize', 'maxPageSize', 'maxCost', 'maxItems', 'maxAnswerBytes'],
  ...['maxHtml', 'maxDepth', 'maxAliases', 'maxDirectives', 'maxTokens', 'maxQueryBytes'],
  ...['automaticPersistedQueries', 'persistedOperations', 'persistedOnly'],
] as const satisfies readonly (keyof LimitOptions)[];

const CACHE = [
  ...['ttl', 'stale', 'staleIfError', 'maxBytes', 'prefetchMaxBytes'],
] as const satisfies readonly (keyof CacheOptions)[];

const CALLERS = [
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

/** With all defaults filled in. */
export interface ResolvedEdgeOptions
  extends Settings,
    Pick<EdgeGatewayOptions, (typeof OBJECTS)[number] | 'fetch' | 'waitUntil'> {
  readonly site: SiteSnapshot;
  readonly store: EdgeCache | undefined;
  readonly service: ServiceOptions | undefined;
  readonly givenNames: GivenNames;
  readonly describedNamespaces: readonly NamespaceDescription[];
  readonly secrets: readonly string[];
}

/** What a platform lets one request have open at once, and what an instance has room for. */
const MOST_CONNECTIONS = 6;
const DEFAULTS = {
  wpgraphql: 'off',
  upstream: { maxConcurrent: MOST_CONNECTIONS },
  cache: { maxBytes: 16 * 1024 ** 2, prefetchMaxBytes: 1024 ** 2 },
};

const GROUPS = { upstream: UPSTREAM, limits: LIMITS, cache: CACHE, callers: CALLERS } as const;
const OWN = ['snapshot', 'fetch', 'cache', 'waitUntil'] as const;

/** @throws PressgraphError BAD_USER_INPUT listing every mistake, for options that an edge does not have, and for a snapshot that is none. */
export function resolveEdgeOptions(options: EdgeGatewayOptions): ResolvedEdgeOptions {
  const { snapshot, fetch: send, cache: given = {}, waitUntil, upstream, limits, callers, ...rest } = options;
  const { store, ...cache } = isStore(given) ? { store: given } : given;
  const values = { ...rest, upstream, limits, callers, cache };
  refuseOthers(values);
  const settings = resolveOptions(
    {
      ...{ ...DEFAULTS, ...values },
      upstream: { ...DEFAULTS.upstream, ...upstream },
      cache: { ...DEFAULTS.cache, ...cache },
    },
    Object.fromEntries(OBJECTS.map((name) => [name, GATEWAY_OBJECTS[name]])),
  );
  if (settings.maxConcurrent > MOST_CONNECTIONS) {
    throw mistake(`Expected \`upstream.maxConcurrent\` to be at most ${MOST_CONNECTIONS} at the edge.`);
  }
  const { serviceAuthorization: authorization, serviceReads: reads } = settings;
  const objects = Object.fromEntries(OBJECTS.map((name) => [name, options[name]]));
  return {
    ...{ ...settings, ...objects, fetch: send, waitUntil, store },
    site: readSiteFile(snapshot),
    service: authorization === undefined ? undefined : { authorization, reads },
    givenNames: readGivenNames(settings.names),
    describedNamespaces: readNamespaces(settings.namespaces),
    secrets: secretsOf(settings),
  };
}

const isStore = (cache: EdgeCache | EdgeCacheOptions): cache is EdgeCache => 'put' in cache;

/** What has no effect is a mistake, as it is elsewhere. */
function refuseOthers(values: object): void {
  const groups: Readonly<Record<string, readonly string[]>> = GROUPS;
  const known: readonly string[] = [...VALUES, ...OBJECTS, ...OWN];
  const others = Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const group = groups[name];
    if (group === undefined) return known.includes(name) ? [] : [name];
    return Object.entries(Object(value))
      .filter(([option, one]) => one !== undefined && !group.includes(option))
      .map(([option]) => `${name}.${option}`);
  });
  if (others.length > 0)
    throw mistake(`There is no ${others.map((name) => `\`${name}\``).join(', ')} at the edge.`);
}

const mistake = (message: string): PressgraphError => new PressgraphError('BAD_USER_INPUT', message);
