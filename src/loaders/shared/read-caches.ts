import type { CacheUse } from '../../cache/cache-use.ts';
import type { SiteCaches } from '../../cache/site-caches.ts';
import type { UpstreamLog } from '../../wordpress/rest/upstream-log.ts';

/** The caches as one operation of an anonymous caller reads through them. */
export interface ReadCaches {
  readonly caches: Pick<SiteCaches<unknown>, 'upstream' | 'entities' | 'now'>;
  /** Hears of what was taken from a cache. */
  readonly log: UpstreamLog | undefined;
  /** Takes note of what the operation was given. */
  readonly use: CacheUse;
  /** Ends the operation's waiting; what others wait for, too, goes on. */
  readonly signal: AbortSignal;
}
