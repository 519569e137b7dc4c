import { PressgraphError } from '../base/errors.ts';
import type { GivenNames } from '../base/given-names.ts';
import { readGivenNames } from '../config/given-names.ts';
import { resolveOptions } from '../config/resolve-options.ts';
import { type Settings, secretsOf } from '../config/settings.ts';
import type { NamespaceDescription } from '../model/namespaces/namespace-description.ts';
import { GATEWAY_OBJECTS } from '../server/gateway-objects.ts';
import type { GatewayObjects } from '../server/gateway-options.ts';
import { readNamespaces } from '../server/namespaces/read-namespaces.ts';
import type { ServiceOptions } from '../server/site/service-headers.ts';
import { readSiteFile, type SiteSnapshot } from '../wordpress/snapshot/site-file.ts';
import type { EdgeCache } from './edge-cache.ts';
import type { EdgeCacheOptions, EdgeGatewayOptions } from './edge-options.ts';

const OBJECTS = [
  ...['extendSchema', 'extendWPGraphQL', 'context', 'plugins', 'beforeRequest', 'onRequest', 'onError'],
  'logger',
] as const satisfies readonly (keyof GatewayObjects & keyof EdgeGatewayOptions)[];

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

/** @throws PressgraphError BAD_USER_INPUT listing every mistake, for options that an edge does not have, and for a snapshot that is none. */
export function resolveEdgeOptions(options: EdgeGatewayOptions): ResolvedEdgeOptions {
  const { snapshot, fetch: send, cache: given = {}, waitUntil, upstream, limits, callers, ...rest } = options;
  const { store, ...cache } = isStore(given) ? { store: given } : given;
  const values = { ...rest, upstream, limits, callers, cache };
  refuseOthers(Object.fromEntries(Object.entries(values).filter(([name]) => !isObject(name))));
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

const isObject = (name: string): boolean => OBJECTS.some((object) => object === name);

const isStore = (cache: EdgeCache | EdgeCacheOptions): cache is EdgeCache => 'put' in cache;

const KNOWN: readonly string[] = [
  ...['endpoint', 'wpgraphql', 'names', 'namespaces', 'federation', 'schemaPrefix', 'introspection', 'trace'],
  ...['corsOrigins', 'upstream', 'limits', 'cache', 'callers'],
] as const satisfies readonly (keyof EdgeGatewayOptions)[];

const WITHOUT_EFFECT: readonly string[] = [
  ...['upstream.connectTimeout', 'limits.maxUploadBytes', 'limits.maxSpoolBytes', 'limits.maxSubscriptions'],
  ...['limits.maxPendingBytes', 'limits.rateLimit', 'callers.trustProxy'],
];

/** What has no effect is a mistake, as it is elsewhere. */
function refuseOthers(values: object): void {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const others = given.map(([name]) => name).filter((name) => !KNOWN.includes(name));
  const options = given.flatMap(([group, value]) =>
    Object.keys(Object(value)).map((option) => `${group}.${option}`),
  );
  const without = [...others, ...options.filter((path) => WITHOUT_EFFECT.includes(path))];
  if (without.length === 0) return;
  throw mistake(`There is no ${without.map((name) => `\`${name}\``).join(', ')} at the edge.`);
}

const mistake = (message: string): PressgraphError => new PressgraphError('BAD_USER_INPUT', message);
