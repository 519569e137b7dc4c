import type { DiscoveredSite } from '../wordpress/discovery/discover.ts';
import type { Gateway } from './gateway.ts';
import type { GatewayOptions, ServeOptions, SnapshotOptions } from './gateway-options.ts';
import type { OpenOptions } from './open-found.ts';
import { resolveServeOptions } from './resolved-options.ts';
import { startGateway } from './start-gateway.ts';
import { readGivenDialect } from './wpgraphql/read-given-dialect.ts';

/**
 * Discovers the site, builds its schema and serves it.
 *
 * @example
 * const gateway = await createGateway({ wordpress: 'https://example.com' });
 * createServer(gateway).listen(4000);
 *
 * @example
 * const offline = await createGateway({ snapshot: 'site.snapshot' });
 *
 * @throws PressgraphError If no WordPress is readable at the address: see {@link discoverSite}. BAD_USER_INPUT
 * for invalid options, all in one message, and for a service credential that WordPress rejects.
 */
export async function createGateway(options: GatewayOptions | SnapshotOptions): Promise<Gateway> {
  const { gateway } = await startGateway(options, (message) => options.logger?.warn({}, message));
  return gateway;
}

/**
 * Serves a site that is already discovered. Takes ownership of its client, and closes it even if this fails.
 *
 * @throws PressgraphError BAD_USER_INPUT for invalid options, all in one message, and for a service credential
 * that WordPress rejects.
 */
export async function openGateway(found: DiscoveredSite, options: ServeOptions = {}): Promise<Gateway> {
  let resolved: OpenOptions;
  try {
    const given = resolveServeOptions(options);
    resolved = { ...given, givenDialect: await readGivenDialect(given, given.givenNames) };
  } catch (error) {
    await found.client.close();
    throw error;
  }
  const { openFound } = await import('./open-found.ts');
  return (await openFound(found, resolved)).gateway;
}
