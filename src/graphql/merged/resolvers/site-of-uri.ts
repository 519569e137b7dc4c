import { PressgraphError } from '../../../base/errors.ts';
import type { MergedSites } from './merged-operation.ts';

/**
 * The site with the longest address that a URL begins with.
 *
 * @throws PressgraphError BAD_USER_INPUT for a relative address, and for one of no site.
 */
export function siteOfUri(
  uri: string,
  { keys, addressesOf }: Pick<MergedSites, 'keys' | 'addressesOf'>,
): string {
  if (!/^https?:\/\//i.test(uri) || !URL.canParse(uri)) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected an absolute address, since a path may be one of several sites, got “${uri}”. With a path, use \`site(key:) { query { nodeByUri } }\`.`,
    );
  }
  const asked = comparable(uri);
  const [found] = keys
    .flatMap((site) => addressesOf(site).map((address) => ({ site, begin: comparable(address) })))
    .filter(({ begin }) => asked.startsWith(begin))
    .sort((one, other) => other.begin.length - one.begin.length);
  if (found) return found.site;
  throw new PressgraphError('BAD_USER_INPUT', `Expected an address of one of the sites, got “${uri}”.`);
}

/** Host and path, with a slash at its end: whatever the protocol, and with or without `www`. */
function comparable(address: string): string {
  const { host, pathname } = new URL(address);
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/?$/, '/')}`;
}
