import { type DiscoveredSite, discoverSite as discover } from '../wordpress/discovery/discover.ts';
import type { ServeOptions } from './gateway-options.ts';
import { readNamespaces } from './namespaces/read-namespaces.ts';
import { observeUpstream } from './operating/upstream-observer.ts';
import { resolveServeOptions } from './resolved-options.ts';
import { discoveryHeaders } from './site/service-headers.ts';

/**
 * Finds the REST API of the site at an address and reads its types, taxonomies and fields.
 *
 * @param address The site's home, any page of it, or its REST root. Without a scheme, `https` is assumed.
 * @param options The gateway's options; only `upstream` and those that observe requests are used here.
 * @param signal Aborts the search.
 * @returns The site, with a client that the caller must close unless {@link openGateway} takes ownership of it.
 * @throws PressgraphError BAD_USER_INPUT for invalid options or an invalid address; NOT_WORDPRESS, listing
 * every attempt with its outcome; UPSTREAM_UNAVAILABLE or UPSTREAM_TIMEOUT if nothing responds.
 */
export async function discoverSite(
  address: string,
  options: ServeOptions = {},
  signal?: AbortSignal,
): Promise<DiscoveredSite> {
  const resolved = resolveServeOptions(options);
  const describedNamespaces = readNamespaces(resolved.namespaces);
  const credential = discoveryHeaders(resolved.service);
  return await discover(address, { ...observeUpstream(resolved), describedNamespaces, credential }, signal);
}
