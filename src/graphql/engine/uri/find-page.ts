import type { SitePage } from '../../../loaders/site/site-page-loader.ts';
import type { SiteModel } from '../../../model/site-model.ts';
import { RestRoot } from '../../../wordpress/rest/address/rest-root.ts';
import type { GatewayContext } from '../context.ts';
import { isGuess } from './guessed-redirect.ts';
import { folderOf, pathBelowHome, uriWithin } from './site-uri.ts';

/** The page at an address of the site. */
export interface FoundPage {
  /** Below home, with its query, as asked. */
  readonly uri: string;
  /** What its headers say; `null` for a page that does not exist. */
  readonly page: SitePage | null;
}

/**
 * Requests the headers of the page at a `uri`. A guess of WordPress's is a page that does not exist.
 *
 * @throws PressgraphError BAD_USER_INPUT for a URL of another site, or of no page.
 */
export async function findPage(
  given: string,
  { site, load }: Pick<GatewayContext, 'site' | 'load'>,
): Promise<FoundPage> {
  const uri = pathBelowHome(given, site.addresses, queryVariables(site));
  const page = await load.sitePage(requestPath(uri, site));
  if (page && (await isGuess(page, load))) return { uri, page: null };
  return { uri, page: page && (await followHome(page, uri, { site, load })) };
}

/** The path of an address on the site's host, with its query; `undefined` if it is none of the site's. */
export function pathOnHost(given: string, site: SiteModel): string | undefined {
  try {
    return `${folderOf(site.home)}${pathBelowHome(given, site.addresses, queryVariables(site))}`;
  } catch {
    return undefined;
  }
}

/** The query variables of the site's own types and taxonomies, which plain permalinks have: `/?book=on-type`. */
const queryVariables = (site: SiteModel): ReadonlySet<string> =>
  new Set([...site.contentTypes, ...site.taxonomies].map(({ slug }) => slug));

/**
 * Where WordPress's home is another host (a front end), it redirects its own pages there, all but previews: a preview
 * of what is published is the page itself.
 */
function requestPath(uri: string, site: SiteModel): string {
  return `${folderOf(site.home)}${uri}${isElsewhere(site) ? `${uri.includes('?') ? '&' : '?'}preview=true` : ''}`;
}

/** Whether the home URL leads to another host than that of the REST API. */
export function isElsewhere({ home, restRoot }: Pick<SiteModel, 'home' | 'restRoot'>): boolean {
  const hostOf = (address: string) => new URL(address).host.replace(/^www\./, '');
  // WordPress.com's API is never on the site's host.
  return new RestRoot(restRoot).site === undefined && hostOf(home) !== hostOf(restRoot);
}

/**
 * A redirect to the home URL on another host is followed on WordPress's own, once. To the same path it says nothing:
 * the front end shows that page, whatever it is.
 */
async function followHome(
  page: SitePage,
  uri: string,
  { site, load }: Pick<GatewayContext, 'site' | 'load'>,
): Promise<SitePage | null> {
  if (page.leavesTo === undefined || page.item) return page;
  const within = uriWithin(page.leavesTo, site.addresses) ?? uriOnHost(page.leavesTo, site);
  if (within === null) return page;
  const target = pathBelowHome(within, site.addresses, queryVariables(site));
  if (target === uri) return { ...page, leavesTo: undefined, redirects: [], hasRestLinks: false };
  const next = await load.sitePage(requestPath(target, site));
  return next && { ...next, redirects: [...page.redirects, ...next.redirects] };
}

/** WordPress may leave out the port of the host that it was asked at. */
function uriOnHost(address: string, { restRoot }: SiteModel): string | null {
  const [url, own] = [new URL(address), new URL(restRoot)];
  return url.hostname === own.hostname ? `${url.pathname}${url.search}` : null;
}
