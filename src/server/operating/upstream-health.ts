import type { WordPressClient } from '../../wordpress/client.ts';

/** How requests to WordPress fare. */
export interface UpstreamHealth {
  /** `open` while WordPress is not asked, because it failed too often; `half-open` while a request tries it again. */
  readonly breaker: 'closed' | 'open' | 'half-open';
  /** Requests that wait for their answers. */
  readonly inFlight: number;
  /** Requests that wait for a place. */
  readonly queued: number;
}

/** What the client tells of itself; `undefined` from one that does not. */
export function healthOf(client: WordPressClient): UpstreamHealth | undefined {
  return (client as { readonly health?: () => UpstreamHealth }).health?.();
}
