import { PressgraphError } from '../../base/errors.ts';

/**
 * The addresses that an operator's words for a site may mean, the likelier first: `example.com` is `https`,
 * then `http`. Query and fragment are dropped, but for `rest_route`.
 *
 * @throws PressgraphError `BAD_USER_INPUT`, without repeating what was given when it may hold a password.
 */
export function parseSiteAddress(given: string): URL[] {
  const address = given.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `The site’s address must begin with https:// or http://, not ${scheme}://.`,
    );
  }
  const candidates = scheme === undefined ? [`https://${address}`, `http://${address}`] : [address];
  return candidates.map(parseAddress);
}

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'The site’s address is not a URL; one like https://example.com was expected.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'The site’s address holds a user name or a password; give it without them.',
    );
  }
  const restRoute = url.searchParams.has('rest_route');
  url.search = restRoute ? '?rest_route=/' : '';
  url.hash = '';
  return url;
}
