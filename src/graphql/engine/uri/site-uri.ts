import { PressgraphError } from '../../../base/errors.ts';
import { canonicalPath, decodedPath } from '../../../wordpress/rest/address/canonical-path.ts';
import { pageQuery, reachesRest } from './page-query.ts';

/** The site's own addresses, its home first: `SiteModel.addresses`. */
export type SiteAddresses = readonly [home: string, ...others: string[]];

/** The path of an address without a trailing slash: `/usa` for a subdirectory install, otherwise empty. */
export const folderOf = (address: string): string => new URL(address).pathname.replace(/\/$/, '');

const bareHost = (url: URL): string => url.host.replace(/^www\./, '');

const isBelow = ({ pathname }: URL, folder: string): boolean =>
  pathname === folder || pathname.startsWith(`${folder}/`);

/** The folder of the longest own address that a URL is below; `undefined` for a URL of another site. */
function ownFolder(url: URL, addresses: SiteAddresses): string | undefined {
  if (!/^https?:$/.test(url.protocol)) return undefined;
  return addresses
    .filter((address) => bareHost(new URL(address)) === bareHost(url))
    .map(folderOf)
    .filter((folder) => isBelow(url, folder))
    .sort((one, other) => other.length - one.length)[0];
}

/** The path of an item relative to the site's home, with its query under plain permalinks: `/?p=12`. */
export function uriOf(link: string | undefined, addresses: SiteAddresses): string | null {
  if (link === undefined || !URL.canParse(link)) return null;
  const url = new URL(link);
  // Behind a proxy, links may have another host: what is an item's link is always of this site.
  const home = folderOf(addresses[0]);
  const folder = ownFolder(url, addresses) ?? (isBelow(url, home) ? home : '');
  return `${url.pathname.slice(folder.length) || '/'}${url.search}`;
}

/** The path of a URL relative to the site's home, with query and fragment; `null` for a URL of another site. */
export function uriWithin(address: string, addresses: SiteAddresses): string | null {
  const url = new URL(address);
  return ownFolder(url, addresses) === undefined ? null : `${uriOf(address, addresses)}${url.hash}`;
}

/** Longer than any permalink; servers reject request lines of twice this length. */
const LONGEST_URI = 4_096;

/**
 * The path below home for a `uri` argument: a path relative to home, a path on the host, or a full URL of this site.
 * Parameters that are not WordPress's own are dropped.
 *
 * @param further Further parameters that the site knows: the slugs of its types and taxonomies.
 * @throws PressgraphError BAD_USER_INPUT if it is invalid, of another site, or not the URL of a page.
 */
export function pathBelowHome(uri: string, addresses: SiteAddresses, further?: ReadonlySet<string>): string {
  if (uri.length > LONGEST_URI) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected a URL of at most ${LONGEST_URI} characters, got ${uri.length}.`,
    );
  }
  const home = new URL(addresses[0]);
  const isAddress = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(uri);
  if (!isAddress && !uri.startsWith('/') && !uri.startsWith('?'))
    return pathBelowHome(`/${uri}`, addresses, further);
  const url = URL.canParse(uri, home.origin) ? new URL(uri, home.origin) : undefined;
  const isOwnHost = addresses.some((address) => url && bareHost(new URL(address)) === bareHost(url));
  if (!url || !/^https?:$/.test(url.protocol) || !isOwnHost) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected a path or a URL of this site, got “${uri}”.`);
  }
  const homeFolder = folderOf(addresses[0]);
  const folder = isAddress ? ownFolder(url, addresses) : isBelow(url, homeFolder) ? homeFolder : '';
  if (folder === undefined) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected a path or a URL of this site, got “${uri}”.`);
  }
  if (!isPage(url)) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected the URL of a page, got one of the REST API or of a WordPress file.',
    );
  }
  return `${url.pathname.slice(folder.length) || '/'}${pageQuery(url.searchParams, further)}`;
}

/**
 * The path on the site's host for a `uri` argument, as {@link pathBelowHome}.
 *
 * @throws PressgraphError BAD_USER_INPUT
 */
export const sitePath = (uri: string, addresses: SiteAddresses): string =>
  folderOf(addresses[0]) + pathBelowHome(uri, addresses);

/** Whether a URL may be that of a page: requesting WordPress's own files and its REST API may have side effects. */
function isPage({ pathname, searchParams }: URL): boolean {
  if (reachesRest(searchParams)) return false;
  const path = decodedPath(pathname);
  return !/\/(?:wp-admin|wp-json|wp-[a-z-]+\.php|xmlrpc\.php)(?:\/|$)/.test(path);
}

/** Whether a path and a link lead to the same page, for items found by their slug. */
export const isSamePath = (path: string, link: string | undefined): boolean =>
  link !== undefined && URL.canParse(link) && canonicalPath(new URL(link).pathname) === canonicalPath(path);
