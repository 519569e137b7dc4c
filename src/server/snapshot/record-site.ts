import { discoverSite } from '../../wordpress/discovery/discover.ts';
import { recordAddress } from '../../wordpress/discovery/discovery-record.ts';
import type { SiteSnapshot } from '../../wordpress/snapshot/site-file.ts';
import type { GatewayOptions } from '../gateway-options.ts';
import { readNamespaces } from '../namespaces/read-namespaces.ts';
import { observeUpstream } from '../operating/upstream-observer.ts';
import { resolveGatewayOptions } from '../resolved-options.ts';
import { refuseSecrets, refuseService } from './refuse-secrets.ts';

/**
 * Records what a site consists of, and none of its contents: what `pressgraph/edge` starts from.
 *
 * @returns The site, and what could not be read of it, in plain words.
 * @throws PressgraphError As {@link recordSnapshot}.
 */
export async function recordSite(
  options: GatewayOptions,
): Promise<{ readonly site: SiteSnapshot; readonly notes: readonly string[] }> {
  const resolved = resolveGatewayOptions(options);
  refuseService(resolved);
  const describedNamespaces = readNamespaces(resolved.namespaces);
  const upstream = { ...observeUpstream(resolved), describedNamespaces };
  const { discovery, client } = await discoverSite(resolved.wordpress, upstream);
  await client.close();
  const site = { address: recordAddress(resolved.wordpress), discovery };
  refuseSecrets({ ...site, answers: [] }, resolved.secrets);
  return { site, notes: discovery.warnings };
}
