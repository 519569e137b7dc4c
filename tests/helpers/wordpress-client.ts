import { resolveOptions } from '../../src/config/resolve-options.ts';
import { createTransport, type TransportOptions } from '../../src/wordpress/http/transport.ts';
import { createWordPressClient, type WordPressClient } from '../../src/wordpress/rest/client.ts';

/** How a gateway requests WordPress when nothing is set. */
export const DEFAULTS: TransportOptions = resolveOptions({});

export interface ClientOptions extends Partial<TransportOptions> {
  readonly restRoot: string;
  readonly siteUrl: string;
}

/** A client with the defaults of a gateway, but for the options given. */
export function createClient({ restRoot, siteUrl, ...options }: ClientOptions): WordPressClient {
  const all = { ...DEFAULTS, ...options };
  const { maxConcurrent } = all;
  return createWordPressClient({ restRoot, siteUrl, maxConcurrent }, createTransport(all));
}
