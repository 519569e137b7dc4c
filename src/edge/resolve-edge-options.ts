import { PressgraphError } from '../base/errors.ts';
import type { GivenNames } from '../base/given-names.ts';
import { readGivenNames } from '../config/given-names.ts';
import { resolveOptions } from '../config/resolve-options.ts';
import { type Settings, secretsOf } from '../config/settings.ts';
import type { NamespaceDescription } from '../model/namespaces/namespace-description.ts';
import { readNamespaces } from '../server/namespaces/read-namespaces.ts';
import type { ServiceOptions } from '../server/site/service.ts';
import { readSiteFile, type SiteSnapshot } from '../wordpress/snapshot/site-file.ts';
import type { EdgeCache } from './edge-cache.ts';
import {
  CACHE,
  CALLERS,
  type EdgeCacheOptions,
  type EdgeGatewayOptions,
  LIMITS,
  OBJECTS,
  UPSTREAM,
  VALUES,
} from './edge-options.ts';

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
    OBJECTS,
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
