import type { CacheUse } from '../../cache/cache-use.ts';
import { Flights } from '../../cache/flights.ts';
import type { SiteCaches } from '../../cache/site-caches.ts';
import type { RestResponse } from '../../wordpress/rest/request.ts';
import type { UpstreamLog } from '../../wordpress/rest/upstream-log.ts';
import { ListHitRates } from '../lists/list-hit-rates.ts';

/** What all anonymous operations of a site read through. */
export interface SharedReads {
  readonly caches: Pick<SiteCaches<unknown>, 'upstream' | 'entities' | 'now'>;
  readonly hitRates: ListHitRates;
  /** Requests for items by id that are under way: their items are cached one by one, not the response. */
  readonly batches: Flights<RestResponse>;
}

export const createSharedReads = (caches: SharedReads['caches']): SharedReads => ({
  caches,
  hitRates: new ListHitRates(),
  batches: new Flights(),
});

/** The caches as one operation of an anonymous caller reads through them. */
export interface ReadCaches extends SharedReads {
  /** Notified of what was served from a cache. */
  readonly log: UpstreamLog | undefined;
  /** Records what the operation was given. */
  readonly use: CacheUse;
  /** Ends the operation's waiting; work that others wait for, too, goes on. */
  readonly signal: AbortSignal;
}
