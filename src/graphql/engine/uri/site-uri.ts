import { PressgraphError } from '../../../base/errors.ts';

/** The path of a site's home URL without a trailing slash: `/usa` for a subdirectory install, otherwise empty. */
const homePath = (home: string): string => new URL(home).pathname.replace(/\/$/, '');

const bareHost = (url: URL): string => url.host.replace(/^www\./, '');

/** The path of an item relative to the site's home, with its query under plain permalinks: `/?p=12`. */
export function uriOf(link: string | undefined, home: string): string | null {
  if (link === undefined || !URL.canParse(link)) return null;
  const { pathname, search } = new URL(link);
  const base = homePath(home);
  const below = pathname === base || pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
  return `${below || '/'}${search}`;
}

/** The path of a URL relative to the site's home, with query and fragment; `null` for a URL of another site. */
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
 * The path on the site's host for a `uri` argument: a path relative to home, a path on the host, or a full URL of
 * this site.
 *
 * @throws PressgraphError BAD_USER_INPUT if it is invalid, of another site, or not the URL of a page.
 */
export function sitePath(uri: string, home: string): string {
  if (uri.length > LONGEST_URI) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected a URL of at most ${LONGEST_URI} characters, got ${uri.length}.`,
    );
  }
  const homeUrl = new URL(home);
  const isAddress = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(uri);
  if (!isAddress && !uri.startsWith('/') && !uri.startsWith('?')) return sitePath(`/${uri}`, home);
  const url = URL.canParse(uri, homeUrl.origin) ? new URL(uri, homeUrl.origin) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || bareHost(url) !== bareHost(homeUrl)) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected a path or a URL of this site, got “${uri}”.`);
  }
  if (!isPage(url)) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected the URL of a page, got one of the REST API or of a WordPress file.',
    );
  }
  const base = homePath(home);
  const isBelowHome = isAddress || url.pathname === base || url.pathname.startsWith(`${base}/`);
  return `${isBelowHome ? '' : base}${url.pathname}${url.search}`;
}

/** Longer than any permalink; servers reject request lines of twice this length. */
const LONGEST_URI = 4_096;

/**
 * Whether a URL may be that of a page. Requesting some URLs has side effects: `_method` overrides the HTTP method,
 * and WordPress's own files act on requests.
 */
function isPage({ pathname, searchParams }: URL): boolean {
  if (['_method', 'rest_route', 'doing_wp_cron'].some((name) => searchParams.has(name))) return false;
  const path = decoded(pathname);
  return !/\/(?:wp-admin|wp-json|wp-[a-z-]+\.php|xmlrpc\.php)(?:\/|$)/.test(path);
}

/** Whether a path and a link lead to the same page, for items found by their slug. */
export const isSamePath = (path: string, link: string | undefined): boolean =>
  link !== undefined &&
  URL.canParse(link) &&
  trimmed(decoded(new URL(link).pathname)) === trimmed(decoded(path));

// Each pattern can match at one position only, so a path of slashes takes linear time.
const trimmed = (path: string): string => path.replace(/[?#].*$/s, '').replace(/(?<!\/)\/+$/, '');

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}
