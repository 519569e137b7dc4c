import { PressgraphError } from '../../../base/errors.ts';
import { RestRoot } from '../../rest/address/rest-root.ts';

/**
 * The addresses that an operator may mean, the likelier first: `example.com` is `https`, then `http`. Query and fragment
 * are dropped, except for `rest_route`.
 *
 * @throws PressgraphError `BAD_USER_INPUT`, without repeating an address that may hold a password.
 */
export function parseSiteAddress(given: string): URL[] {
  const address = given.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected the site’s address to start with https:// or http://, got ${scheme}://.`,
    );
  }
  const candidates = scheme === undefined ? [`https://${address}`, `http://${address}`] : [address];
  return candidates.map(parseAddress);
}

/** What WordPress itself has at every site, and no page: an address from the admin's browser leads to its site. */
const OF_WORDPRESS =
  /\/(?:wp-(?:admin|content|includes)(?:\/.*)?|wp-login\.php|wp-sitemap\.xml|xmlrpc\.php)$/;

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected the site’s address as a URL such as https://example.com.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected the site’s address without a user name or password.',
    );
  }
  // WordPress.com names the site in it.
  const { site } = new RestRoot(url.href);
  if (site !== undefined) url.search = `?rest_route=/sites/${site}/`;
  else url.search = url.searchParams.has('rest_route') ? '?rest_route=/' : '';
  url.hash = '';
  url.pathname = url.pathname.replace(OF_WORDPRESS, '/');
  return url;
}
