import { PressgraphError } from '../../base/errors.ts';
import type { Discovery, DiscoveryAttempt } from '../../model/discovery.ts';
import type { NamespaceDescription } from '../../model/namespaces/namespace-description.ts';
import { buildSiteModel, describedRoutes } from '../../model/site-model.ts';
import { withinBounds } from '../../model/within-bounds.ts';
import { type SiteHeaderOptions, siteHeadersFor } from '../http/site-headers.ts';
import { createTransport, type TransportOptions } from '../http/transport.ts';
import { boundClient } from '../rest/bound-client.ts';
import { createWordPressClient, type WordPressClient, type WordPressClientOptions } from '../rest/client.ts';
import type { WarningListener } from '../rest/words/rest-warning.ts';
import { discoverCore, evidenceOf } from './discover-core.ts';
import { discoverImageSizes } from './discover-image-sizes.ts';
import { discoverLanguages } from './discover-languages.ts';
import { discoverRoutes, requestSamples } from './discover-routes.ts';
import { hasRankMathHead } from './discover-seo.ts';
import { type FindAnew, finderOf } from './root/find-anew.ts';
import { type FoundRestRoot, findRestRoot, type SearchResult } from './root/find-rest-root.ts';
import { mayLogIn, refuseLogin } from './root/refuse-login.ts';
import { parseSiteAddress } from './root/site-address.ts';
import { describeAttempts, siteOfIndex } from './root/site-index.ts';
import { type Readable, readTaxonomies, readTypes } from './site-types.ts';

export interface DiscoveryOptions extends TransportOptions, Pick<WordPressClientOptions, 'onWithheld'> {
  /** Further namespaces of the REST API, besides the built-in descriptions. */
  readonly describedNamespaces?: readonly NamespaceDescription[] | undefined;
  /** Headers that its requests to the REST API carry, with the rights of the gateway's own credential. */
  readonly credential?: Readonly<Record<string, string>> | undefined;
  /** The site as it was: what it had is requested before its post types are known. */
  readonly known?: Discovery | undefined;
  /** Called when the last of the requests are on their way: the time for other work. */
  readonly onWaiting?: (() => void) | undefined;
  /** Called with what turns out to be odd about the site after discovery; before, it is among the warnings. */
  readonly onWarning?: WarningListener | undefined;
}

export interface DiscoveredSite {
  readonly discovery: Discovery;
  /** Of the REST root that was found; the caller closes it. */
  readonly client: WordPressClient;
  /** For a site that has moved. */
  readonly findAnew?: FindAnew | undefined;
}

/**
 * Finds the REST API of the site at an address and reads what the site consists of.
 *
 * @param siteUrl The site's home, any page of it, or its REST root. Default scheme: `https`, then `http`.
 * @throws PressgraphError `BAD_USER_INPUT` for an invalid address, or if WordPress takes the site’s headers for a login; `NOT_WORDPRESS`, listing every attempt with its
 *   outcome; `UPSTREAM_UNAVAILABLE` or `UPSTREAM_TIMEOUT` if nothing answered at all. The signal's reason on abort.
 */
export async function discoverSite(
  siteUrl: string,
  options: DiscoveryOptions & SiteHeaderOptions,
  signal?: AbortSignal,
): Promise<DiscoveredSite> {
  const addresses = parseSiteAddress(siteUrl);
  const headersFor = siteHeadersFor(addresses[0], options);
  const transport = createTransport({ ...options, headersFor });
  try {
    const attempts: DiscoveryAttempt[] = [];
    const warnings: string[] = [];
    let onWarning: WarningListener | undefined = ({ message }) => warnings.push(message);
    let last: SearchResult | undefined;
    for (const address of addresses) {
      last = await findRestRoot(transport, address, signal, options.credential);
      attempts.push(...last.attempts);
      if (last.found !== undefined) {
        const { restRoot, siteUrl: pages } = last.found;
        const { maxConcurrent, onWithheld } = options;
        const client = createWordPressClient(
          {
            ...{ restRoot: restRoot.href, siteUrl: pages, maxConcurrent, headersFor, onWithheld },
            onWarning: (warning) => onWarning?.(warning),
          },
          transport,
        );
        if (mayLogIn(options)) await refuseLogin(client, signal);
        const { credential: headers } = options;
        const reader = headers ? boundClient(client, { headers, as: 'service' }) : client;
        const site = await readSite(reader, last.found, options, signal);
        onWarning = options.onWarning;
        const discovery = { ...site, attempts, warnings: [...site.warnings, ...warnings] };
        const findAnew = finderOf(siteUrl, client, { ...options, headersFor });
        return { discovery: withinBounds(discovery), client, findAnew };
      }
      if (last.unreachable === undefined) break;
    }
    throw notFound(addresses[0], last, attempts);
  } catch (error) {
    // Not awaited: it waits for requests under way, and the caller may have left.
    void transport.close();
    throw error;
  }
}

async function readSite(
  client: WordPressClient,
  { restRoot, siteUrl, index }: FoundRestRoot,
  {
    describedNamespaces,
    known,
    onWaiting,
  }: Pick<DiscoveryOptions, 'describedNamespaces' | 'known' | 'onWaiting'>,
  signal: AbortSignal | undefined,
): Promise<Omit<Discovery, 'attempts'>> {
  const { namespaces } = index;
  const site = {
    restRoot: restRoot.href,
    ...siteOfIndex(index, siteUrl),
    ...(describedNamespaces?.length && { describedNamespaces }),
  };
  // Without `_fields`: these two routes answer by key, and would return `[]` for a bare field name.
  const readingTypes = Promise.all([
    readOrWarn(client, '/wp/v2/types', readTypes, 'post types', signal),
    readOrWarn(client, '/wp/v2/taxonomies', readTaxonomies, 'taxonomies', signal),
  ]);
  // All that need not wait for these.
  const samples = requestSamples(
    client,
    expectedRoutes(known ?? { ...site, types: undefined, taxonomies: undefined }),
    signal,
  );
  const readingPlugins = Promise.all([
    hasRankMathHead(client, namespaces, signal),
    discoverLanguages(client, namespaces, signal),
    discoverImageSizes(client, namespaces, signal),
  ]);
  readingPlugins.catch(() => {});
  const [types, taxonomies] = await readingTypes;
  const found = { ...site, types: types.items, taxonomies: taxonomies.items };
  const reading = Promise.all([
    discoverRoutes(client, expectedRoutes(found), namespaces, signal, samples),
    discoverCore(client, evidenceOf(index, types), signal),
    readingPlugins,
  ]);
  onWaiting?.();
  const [described, core, [rankMath, languages, imageSizes]] = await reading;
  return {
    ...found,
    core,
    hasRankMathHead: rankMath,
    languages,
    ...(imageSizes && { imageSizes }),
    routes: described.routes,
    warnings: [...types.warnings, ...taxonomies.warnings, ...described.warnings],
  };
}

/** The routes of a site's collections; without its post types and taxonomies, those that every site has. */
const expectedRoutes = (site: Parameters<typeof buildSiteModel>[0]): readonly string[] =>
  describedRoutes(buildSiteModel(site));

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
      warnings: [`The ${noun} cannot be read; WordPress’s own are assumed. ${error.message}`],
    };
  }
}

function notFound(
  address: URL | undefined,
  last: SearchResult | undefined,
  attempts: readonly DiscoveryAttempt[],
): PressgraphError {
  const tried = describeAttempts(attempts);
  const advice = last?.otherSite
    ? `\nIt belongs to ${last.otherSite}: if that site is meant, use this address.`
    : last?.redirectsTo
      ? `\nIt redirects to ${last.redirectsTo.origin}: use that address.`
      : '';
  if (last?.unreachable !== undefined) {
    return new PressgraphError(last.unreachable.code, `Nothing answers at ${address?.href}:\n${tried}`, {
      cause: last.unreachable,
    });
  }
  if (last?.busy) {
    return new PressgraphError(
      'UPSTREAM_UNAVAILABLE',
      `${address?.href} answers, but is unavailable now:\n${tried}${advice}`,
    );
  }
  return new PressgraphError(
    'NOT_WORDPRESS',
    `No WordPress REST API can be read at ${address?.href}:\n${tried}${advice}`,
  );
}
