import type { WordPressClient } from '../../wordpress/rest/client.ts';

/** What the gateway's own credential can be opted in for. */
export const SERVICE_READS = ['menus', 'settings'] as const;

export type ServiceReads = (typeof SERVICE_READS)[number];

/** The gateway's own credential, in the hands of the loaders that may use it. */
export interface ServiceReader {
  readonly client: WordPressClient;
  readonly reads: ReadonlySet<ServiceReads>;
}
