import type { CacheUse } from '../../cache/cache-use.ts';
import { Flights } from '../../cache/flights.ts';
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
}

export const createSharedReads = (caches: SharedReads['caches']): SharedReads => ({
  caches,
  hitRates: new ListHitRates(),
  batches: new Flights(),
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
