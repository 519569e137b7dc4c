import type { WordPressClient } from '../../wordpress/rest/client.ts';

/** The reads that the gateway's own credential can be enabled for. */
export const SERVICE_READS = ['menus', 'settings', 'discovery'] as const;

export type ServiceReads = (typeof SERVICE_READS)[number];

/** A client with the gateway's own credential, for the loaders that may use it. */
export interface ServiceReader {
  readonly client: WordPressClient;
  readonly reads: ReadonlySet<ServiceReads>;
}
