import { RestRoot } from '../rest/address/rest-root.ts';

/**
 * The address whose host has the site's pages.
 *
 * @param given The address given, at the origin that answered.
 * @param home As the index names it.
 * @returns `undefined` if that would be a host that nobody named but an index of WordPress.com.
 */
export function pagesOf(restRoot: RestRoot, given: URL, home: string): URL | undefined {
  if (restRoot.site === undefined) {
    const pages = new URL(restRoot.origin);
    pages.pathname = given.pathname;
    return pages;
  }
  // The site's own address led to WordPress.com.
  if (new RestRoot(given.href).site === undefined) return new URL(given.pathname, given.origin);
  // The index was given: its address may name the host.
  const named = URL.canParse(home) ? new URL(home) : undefined;
  return named && bare(named.host) === bare(restRoot.site) ? named : undefined;
}

const bare = (host: string): string => host.toLowerCase().replace(/^www\./, '');
