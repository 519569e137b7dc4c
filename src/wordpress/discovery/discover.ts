import { PressgraphError } from '../../base/errors.ts';
import type { Discovery, DiscoveryAttempt } from '../../model/discovery.ts';
import { buildSiteModel, describedRoutes } from '../../model/site-model.ts';
import { createTransport, type TransportOptions } from '../http/transport.ts';
import { createWordPressClient, type WordPressClient } from '../rest/client.ts';
import { discoverRoutes } from './discover-routes.ts';
import { hasRankMathHead } from './discover-seo.ts';
import { type FoundRestRoot, findRestRoot, type SearchResult } from './find-rest-root.ts';
import { siteOfIndex, tellAttempts } from './rest-root.ts';
import { parseSiteAddress } from './site-address.ts';
import { type Readable, readTaxonomies, readTypes } from './site-types.ts';

export interface DiscoveredSite {
  readonly discovery: Discovery;
  /** Ready to ask the REST root that was found; the caller closes it. */
  readonly client: WordPressClient;
}

/**
 * Finds the REST API of the site at an address and reads what the site consists of.
 *
 * @param siteUrl The site's home, any page of it, or its REST root; `https` is assumed where no scheme is told.
 * @throws PressgraphError `BAD_USER_INPUT` for what is no address of a site; `NOT_WORDPRESS` listing every
 *   attempt with its outcome; `UPSTREAM_UNAVAILABLE` or `UPSTREAM_TIMEOUT` when nothing answered at all.
 */
export async function discoverSite(
  siteUrl: string,
  options: TransportOptions,
  signal?: AbortSignal,
): Promise<DiscoveredSite> {
  const addresses = parseSiteAddress(siteUrl);
  const transport = createTransport(options);
  try {
    const attempts: DiscoveryAttempt[] = [];
    let last: SearchResult | undefined;
    for (const address of addresses) {
      last = await findRestRoot(transport, address, signal);
      attempts.push(...last.attempts);
      if (last.found !== undefined) {
        const { restRoot, siteUrl } = last.found;
        const { maxConcurrent } = options;
        const client = createWordPressClient({ restRoot, siteUrl, maxConcurrent }, transport);
        return { discovery: await readSite(client, last.found, attempts, signal), client };
      }
      if (last.unreachable === undefined) break;
    }
    throw notFound(addresses[0], last, attempts);
  } catch (error) {
    // Not waited for: it lasts as long as what is still under way, and the caller may have given up.
    void transport.close();
    throw error;
  }
}

async function readSite(
  client: WordPressClient,
  { restRoot, siteUrl, index }: FoundRestRoot,
  attempts: readonly DiscoveryAttempt[],
  signal: AbortSignal | undefined,
): Promise<Discovery> {
  // Without `_fields`: these two routes answer by key, and would answer `[]` to a bare field name.
  const [types, taxonomies] = await Promise.all([
    readOrWarn(client, '/wp/v2/types', readTypes, 'post types', signal),
    readOrWarn(client, '/wp/v2/taxonomies', readTaxonomies, 'taxonomies', signal),
  ]);
  const found = {
    restRoot,
    ...siteOfIndex(index, siteUrl),
    types: types.items,
    taxonomies: taxonomies.items,
  };
  const routes = describedRoutes(buildSiteModel(found));
  const [described, rankMath] = await Promise.all([
    discoverRoutes(client, routes, signal),
    hasRankMathHead(client, index.namespaces, signal),
  ]);
  return {
    ...found,
    hasRankMathHead: rankMath,
    routes: described.routes,
    attempts,
    warnings: [...types.warnings, ...taxonomies.warnings, ...described.warnings],
  };
}

async function readOrWarn<T>(
  client: WordPressClient,
  route: string,
  read: (body: unknown) => Readable<T>,
  noun: string,
  signal: AbortSignal | undefined,
): Promise<Readable<T>> {
  try {
    return read((await client.request({ route, signal })).body);
  } catch (error) {
    if (signal?.aborted || !(error instanceof PressgraphError)) throw error;
    return {
      items: undefined,
      warnings: [`The ${noun} cannot be read, those of WordPress itself are assumed. ${error.message}`],
    };
  }
}

function notFound(
  address: URL | undefined,
  last: SearchResult | undefined,
  attempts: readonly DiscoveryAttempt[],
): PressgraphError {
  const told = tellAttempts(attempts);
  const advice = last?.redirectsTo ? `\nIt redirects to ${last.redirectsTo.origin}: give that address.` : '';
  if (last?.unreachable !== undefined) {
    return new PressgraphError(last.unreachable.code, `Nothing answers at ${address?.href}:\n${told}`, {
      cause: last.unreachable,
    });
  }
  if (last?.busy) {
    return new PressgraphError(
      'UPSTREAM_UNAVAILABLE',
      `${address?.href} answers, but not now:\n${told}${advice}`,
    );
  }
  return new PressgraphError(
    'NOT_WORDPRESS',
    `No WordPress REST API can be read at ${address?.href}:\n${told}${advice}`,
  );
}
