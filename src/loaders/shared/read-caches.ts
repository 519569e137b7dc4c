import { CacheUse } from '../../cache/cache-use.ts';
import { Flights } from '../../cache/flights.ts';
import { Refreshes } from '../../cache/refreshes.ts';
import type { SiteCaches } from '../../cache/site-caches.ts';
import type { RestResponse } from '../../wordpress/rest/request.ts';
import type { UpstreamLog } from '../../wordpress/rest/upstream-log.ts';
import { ListHitRates } from '../lists/list-hit-rates.ts';

/** The caches shared by all anonymous operations of a site. */
export interface SharedReads {
  readonly caches: Pick<SiteCaches<unknown>, 'upstream' | 'entities' | 'now'>;
  readonly hitRates: ListHitRates;
  /** Requests in flight for items by id: their items are cached individually, not the response. */
  readonly batches: Flights<RestResponse>;
  /** Stale items that are being refreshed. */
  readonly refreshes: Refreshes;
}

/**
 * @param hitRates Default: none so far.
 * @param background Gets work that nobody waits for. It never rejects.
 */
export const createSharedReads = (
  caches: SharedReads['caches'],
  hitRates: ListHitRates = new ListHitRates(),
  background?: (work: Promise<unknown>) => void,
): SharedReads => ({
  ...{ caches, hitRates },
  batches: new Flights(),
  refreshes: new Refreshes(caches.now, background),
});

/** The caches as one operation of an anonymous caller reads through them. */
export interface ReadCaches extends SharedReads {
  /** Records what was served from a cache. */
  readonly log: UpstreamLog | undefined;
  /** Records what the operation's answer depends on. */
  readonly use: CacheUse;
  /** Ends the operation's wait; work shared with other operations continues. */
  readonly signal: AbortSignal;
}

/** The caches as work in the background reads through them: for no answer, and however soon its operation ends. */
export const readsBehind = (reads: ReadCaches): ReadCaches => ({
  ...reads,
  use: new CacheUse(reads.caches.now(), true),
  signal: new AbortController().signal,
});
