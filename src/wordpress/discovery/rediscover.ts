import { decodeHTML } from 'entities';
import { PressgraphError } from '../../base/errors.ts';
import { isSameJson } from '../../base/json.ts';
import type { DiscoveredRoute, Discovery } from '../../model/discovery.ts';
import type { FieldModel } from '../../model/fields/field-model.ts';
import { withFormerEvidence } from '../../model/fields/sample-evidence.ts';
import {
  buildSiteModel,
  describedRoutes,
  extrasOf,
  resourcesOf,
  type SiteModel,
} from '../../model/site-model.ts';
import { withinBounds, withinPairs } from '../../model/within-bounds.ts';
import type { WordPressClient } from '../rest/client.ts';
import { discoverCore, evidenceOf } from './discover-core.ts';
import { discoverLanguages, POLYLANG } from './discover-languages.ts';
import { discoverRoutes } from './discover-routes.ts';
import { hasRankMathHead } from './discover-seo.ts';
import { INDEX_FIELDS, siteIndex, withoutTrailingSlashes } from './root/site-index.ts';
import { type Readable, readTaxonomies, readTypes } from './site-types.ts';

/**
 * What to read again. `types`: post types and taxonomies (two requests), and the rest only if those changed. `fields`:
 * the site's name and all fields as well (two more requests per type).
 */
export type RediscoverDepth = 'types' | 'fields';

/**
 * Reads a known site again. That something cannot be read any more is not news about the site: for types and taxonomies
 * it is an error, and of a single route the known state is kept.
 *
 * @returns `known` itself if the depth is `types` and nothing changed.
 * @throws PressgraphError if the types or taxonomies cannot be read any more; or the signal's reason.
 */
export async function rediscover(
  client: WordPressClient,
  known: Discovery,
  depth: RediscoverDepth,
  signal: AbortSignal,
): Promise<Discovery> {
  const [types, taxonomies] = await Promise.all([
    readAgain(client, '/wp/v2/types', readTypes, known.types, signal),
    readAgain(client, '/wp/v2/taxonomies', readTaxonomies, known.taxonomies, signal),
  ]);
  const found = withinPairs({ ...known, types: types.items, taxonomies: taxonomies.items });
  if (depth === 'types' && isSameJson(found, known)) return known;
  const named = await readIndexAgain(client, known, signal);
  const namespaces = named.namespaces ?? known.namespaces;
  const core = await discoverCore(client, evidenceOf({ namespaces }, types), signal);
  const languages = await discoverLanguages(client, namespaces, signal);
  const described = await readRoutes(client, found, buildSiteModel(known), signal);
  return withinBounds({
    ...found,
    ...named,
    core,
    languages: languages ?? (named.namespaces ? lostLanguages(named.namespaces, known) : known.languages),
    routes: described.routes,
    warnings: [...types.warnings, ...taxonomies.warnings, ...described.warnings],
  });
}

/** A list that cannot be read any more is kept while its plugin is there. */
const lostLanguages = (namespaces: readonly string[], known: Discovery): Discovery['languages'] =>
  namespaces.includes(POLYLANG) ? known.languages : undefined;

async function readAgain<T>(
  client: WordPressClient,
  route: string,
  read: (body: unknown) => Readable<T>,
  known: readonly T[] | undefined,
  signal: AbortSignal,
): Promise<Readable<T>> {
  try {
    const found = read((await client.request({ route, signal })).body);
    if (found.items?.length || !known?.length) return found;
    // More likely a proxy answers for the site than that it lost all of them.
    throw new PressgraphError(
      'UPSTREAM_ERROR',
      `${route}: the answer lists none; there were ${known.length}.`,
      { route },
    );
  } catch (error) {
    // Blocked from the start: that is the known state.
    const isKnownBlocked = known === undefined && error instanceof PressgraphError && !signal.aborted;
    if (isKnownBlocked) return { items: undefined, warnings: [] };
    throw error;
  }
}

/** What the index says now; empty if it cannot be read. */
async function readIndexAgain(
  client: WordPressClient,
  known: Discovery,
  signal: AbortSignal,
): Promise<Partial<Pick<Discovery, 'name' | 'home' | 'url' | 'namespaces' | 'hasRankMathHead'>>> {
  try {
    const { body } = await client.request({ route: '/', query: { _fields: INDEX_FIELDS }, signal });
    const index = siteIndex.safeParse(body);
    if (!index.success) return {};
    const { name, home, url, namespaces } = index.data;
    const isKnown = known.hasRankMathHead && isSameJson(namespaces, known.namespaces);
    return {
      ...(name && { name: decodeHTML(name) }),
      namespaces,
      hasRankMathHead: isKnown || (await hasRankMathHead(client, namespaces, signal)),
      ...(home && { home: withoutTrailingSlashes(home) }),
      ...(URL.canParse(url) && { url: withoutTrailingSlashes(url) }),
    };
  } catch (error) {
    if (signal.aborted || !(error instanceof PressgraphError)) throw error;
    return {};
  }
}

async function readRoutes(client: WordPressClient, site: Discovery, known: SiteModel, signal: AbortSignal) {
  const routes: Record<string, DiscoveredRoute> = {};
  const warnings: string[] = [];
  const served = servedFields(known);
  // One after another: no one waits for it, and the places in the queue are for operations.
  for (const route of describedRoutes(buildSiteModel(site))) {
    const described = await discoverRoutes(client, [route], [], signal);
    const now = described.routes[route];
    const former = site.routes[route];
    if (!former) warnings.push(...described.warnings);
    const settled = now && former ? withFormerDescription(now, former, served.get(route)) : (now ?? former);
    if (settled) routes[route] = settled;
  }
  return { routes, warnings };
}

/** The fields that each route's items have in the schema that is served. */
const servedFields = (site: SiteModel): ReadonlyMap<string, readonly FieldModel[]> =>
  new Map(resourcesOf(site).map((resource) => [resource.route, extrasOf(site, resource).fields]));

function withFormerDescription(
  now: DiscoveredRoute,
  former: DiscoveredRoute,
  served: readonly FieldModel[] | undefined,
): DiscoveredRoute {
  const isSilent = now.parameters === undefined && Object.keys(now.properties).length === 0;
  const { properties } = isSilent ? former : now;
  return {
    ...(isSilent ? former : now),
    samples: withFormerEvidence(now.samples, former.samples),
    // Where the site declares something else now, its clients have to follow.
    served: served?.filter(({ key }) => isSameJson(properties[key], former.properties[key])),
  };
}
