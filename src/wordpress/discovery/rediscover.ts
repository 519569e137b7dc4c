import { isDeepStrictEqual } from 'node:util';
import { decodeHTML } from 'entities';
import { PressgraphError } from '../../base/errors.ts';
import type { DiscoveredRoute, Discovery } from '../../model/discovery.ts';
import { withFormerEvidence } from '../../model/fields/sample-evidence.ts';
import { buildSiteModel, describedRoutes } from '../../model/site-model.ts';
import type { WordPressClient } from '../rest/client.ts';
import { discoverRoutes } from './discover-routes.ts';
import { hasRankMathHead } from './discover-seo.ts';
import { INDEX_FIELDS, siteIndex, withoutLastSlashes } from './rest-root.ts';
import { type Readable, readTaxonomies, readTypes } from './site-types.ts';

/**
 * How closely to look: at the post types and taxonomies, which is two requests, and at their fields only where those
 * are others now; or at the site's name and the fields in any case, which is two requests more for each type.
 */
export type LookDepth = 'types' | 'fields';

/**
 * Reads again what a known site consists of. What was readable before and is not now is no news of the site: of types
 * and taxonomies it is an error, and of a single route what was known stays.
 *
 * @returns `known` itself where a look at the types found nothing new.
 * @throws PressgraphError Where the types or taxonomies cannot be read any more; or the signal's reason.
 */
export async function lookAgain(
  client: WordPressClient,
  known: Discovery,
  depth: LookDepth,
  signal: AbortSignal,
): Promise<Discovery> {
  const [types, taxonomies] = await Promise.all([
    readAgain(client, '/wp/v2/types', readTypes, known.types, signal),
    readAgain(client, '/wp/v2/taxonomies', readTaxonomies, known.taxonomies, signal),
  ]);
  const found = { ...known, types: types.items, taxonomies: taxonomies.items };
  if (depth === 'types' && isDeepStrictEqual(found, known)) return known;
  const named = await readIndexAgain(client, known, signal);
  const described = await readRoutes(client, found, signal);
  return {
    ...found,
    ...named,
    routes: described.routes,
    warnings: [...types.warnings, ...taxonomies.warnings, ...described.warnings],
  };
}

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
    // Something in front of the site may have begun to answer for it; it can hardly have lost all of them.
    throw new PressgraphError(
      'UPSTREAM_ERROR',
      `${route}: the answer lists none, where ${known.length} were before.`,
      { route },
    );
  } catch (error) {
    // Where it was blocked from the beginning, that is how the site is known.
    const isKnownBlocked = known === undefined && error instanceof PressgraphError && !signal.aborted;
    if (isKnownBlocked) return { items: undefined, warnings: [] };
    throw error;
  }
}

/** What the index tells now; nothing where it does not. */
async function readIndexAgain(
  client: WordPressClient,
  known: Discovery,
  signal: AbortSignal,
): Promise<Partial<Pick<Discovery, 'name' | 'home' | 'namespaces' | 'hasRankMathHead'>>> {
  try {
    const { body } = await client.request({ route: '/', query: { _fields: INDEX_FIELDS }, signal });
    const index = siteIndex.safeParse(body);
    if (!index.success) return {};
    const { name, home, namespaces } = index.data;
    const isKnown = known.hasRankMathHead && isDeepStrictEqual(namespaces, known.namespaces);
    return {
      ...(name && { name: decodeHTML(name) }),
      namespaces,
      hasRankMathHead: isKnown || (await hasRankMathHead(client, namespaces, signal)),
      ...(home && { home: withoutLastSlashes(home) }),
    };
  } catch (error) {
    if (signal.aborted || !(error instanceof PressgraphError)) throw error;
    return {};
  }
}

async function readRoutes(client: WordPressClient, site: Discovery, signal: AbortSignal) {
  const routes: Record<string, DiscoveredRoute> = {};
  const warnings: string[] = [];
  // One after the other: nobody waits for it, and the places for requests are the operations'.
  for (const route of describedRoutes(buildSiteModel(site))) {
    const described = await discoverRoutes(client, [route], signal);
    const now = described.routes[route];
    const former = site.routes[route];
    if (!former) warnings.push(...described.warnings);
    const settled = now && former ? withWhatWasTold(now, former) : (now ?? former);
    if (settled) routes[route] = settled;
  }
  return { routes, warnings };
}

function withWhatWasTold(now: DiscoveredRoute, former: DiscoveredRoute): DiscoveredRoute {
  const isSilent = now.parameters === undefined && Object.keys(now.properties).length === 0;
  return { ...(isSilent ? former : now), samples: withFormerEvidence(now.samples, former.samples) };
}
