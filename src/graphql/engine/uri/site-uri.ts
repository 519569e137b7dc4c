import { PressgraphError } from '../../../base/errors.ts';

/** The path of a site's home address, without a trailing slash: `/usa` for a sub-directory install, else empty. */
const homePath = (home: string): string => new URL(home).pathname.replace(/\/$/, '');

const bareHost = (url: URL): string => url.host.replace(/^www\./, '');

/** An item's address as a path below the site's home, with its query where plain permalinks need one: `/?p=12`. */
export function uriOf(link: string | undefined, home: string): string | null {
  if (link === undefined || !URL.canParse(link)) return null;
  const { pathname, search } = new URL(link);
  const base = homePath(home);
  const below = pathname === base || pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
  return `${below || '/'}${search}`;
}

/** An address as a path below the site's home, with query and fragment; `null` for one of another site. */
export function uriWithin(address: string, home: string): string | null {
  const [url, homeUrl] = [new URL(address), new URL(home)];
  const base = homePath(home);
  const isWithin =
    /^https?:$/.test(url.protocol) &&
    bareHost(url) === bareHost(homeUrl) &&
    (url.pathname === base || url.pathname.startsWith(`${base}/`));
  return isWithin ? `${uriOf(address, home)}${url.hash}` : null;
}

/**
 * The path on the site's host of what a caller asks for: a path below the home address, one on the host, or a full
 * address of this site.
 *
 * @throws PressgraphError BAD_USER_INPUT for an address of another site, of no page, or no address at all.
 */
export function sitePath(uri: string, home: string): string {
  if (uri.length > LONGEST_URI) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected an address of at most ${LONGEST_URI} characters.`);
  }
  const homeUrl = new URL(home);
  const isAddress = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(uri);
  if (!isAddress && !uri.startsWith('/') && !uri.startsWith('?')) return sitePath(`/${uri}`, home);
  const url = URL.canParse(uri, homeUrl.origin) ? new URL(uri, homeUrl.origin) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || bareHost(url) !== bareHost(homeUrl)) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected a path or an address of this site, but “${uri}” is none.`,
    );
  }
  if (!isPage(url)) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected the address of a page, but it is one of the REST API or of WordPress’s own files.',
    );
  }
  const base = homePath(home);
  const isBelowHome = isAddress || url.pathname === base || url.pathname.startsWith(`${base}/`);
  return `${isBelowHome ? '' : base}${url.pathname}${url.search}`;
}

/** Longer than any permalink: servers refuse request lines of twice as much. */
const LONGEST_URI = 4_096;

/**
 * Whether an address may be that of a page. What runs there is another matter than what shows there: WordPress takes any
 * request for the method that `_method` names, and its own files act on what they are asked.
 */
function isPage({ pathname, searchParams }: URL): boolean {
  if (['_method', 'rest_route', 'doing_wp_cron'].some((name) => searchParams.has(name))) return false;
  const path = decoded(pathname);
  return !/\/(?:wp-admin|wp-json|wp-[a-z-]+\.php|xmlrpc\.php)(?:\/|$)/.test(path);
}

/** Whether two addresses name the same page, for items found by their slug. */
export const isSamePath = (path: string, link: string | undefined): boolean =>
  link !== undefined &&
  URL.canParse(link) &&
  trimmed(decoded(new URL(link).pathname)) === trimmed(decoded(path));

// Each pattern begins at one place alone: a path of nothing but slashes shall not be searched anew from each of them.
const trimmed = (path: string): string => path.replace(/[?#].*$/s, '').replace(/(?<!\/)\/+$/, '');

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}
