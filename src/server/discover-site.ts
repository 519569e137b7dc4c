import { type DiscoveredSite, discoverSite as discover } from '../wordpress/discovery/discover.ts';
import { resolveServeOptions, type ServeOptions } from './gateway-options.ts';
import { observeUpstream } from './operating/upstream-observer.ts';

/**
 * Finds the REST API of the site at an address and reads what the site consists of.
 *
 * @param address The site's home, any page of it, or its REST root. Without a scheme, `https` is assumed.
 * @param options Of the gateway that is to serve it; `upstream` and what observes requests matter here.
 * @param signal Aborts the search.
 * @returns The site, with a client that the caller closes, unless {@link openGateway} takes it over.
 * @throws PressgraphError BAD_USER_INPUT for invalid options and for what is no address of a site; NOT_WORDPRESS listing
 *   every attempt with its outcome; UPSTREAM_UNAVAILABLE or UPSTREAM_TIMEOUT if nothing answers at all.
 */
export async function discoverSite(
  address: string,
  options: ServeOptions = {},
  signal?: AbortSignal,
): Promise<DiscoveredSite> {
  return await discover(address, observeUpstream(resolveServeOptions(options)), signal);
}
