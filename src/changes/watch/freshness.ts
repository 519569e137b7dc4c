import type { SiteModel } from '../../model/site-model.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { CachedContent, Change, ChangeHub } from '../changes.ts';
import { MemoryChangeHub } from '../memory-change-hub.ts';
import type { WatchList } from '../watch-list.ts';
import type { WatcherLease } from '../watcher-lease.ts';
import { SiteChangeFeed } from './site-change-feed.ts';
import { SiteWatcher, type SiteWatcherOptions } from './site-watcher.ts';

export interface FreshnessSettings {
  /** Seconds between two polls for changes to cached or subscribed content; 0 for none. */
  readonly watchInterval: number;
  /** Seconds between two searches for deletions among cached items; 0 for never. */
  readonly sweepInterval: number;
  /** Maximum number of simultaneous subscriptions. */
  readonly maxSubscriptions: number;
  /** Called when the site cannot be polled, once per outage. */
  readonly onError?: ((error: unknown, requestId?: string) => void) | undefined;
}

export interface FreshnessParts {
  readonly client: WordPressClient;
  readonly site: () => SiteModel;
  /** What the caches contain; `undefined` if there are none. */
  readonly cached: CachedContent | undefined;
  /** Shared by several gateways, and closed by the caller. By default, changes stay in this process. */
  readonly hub?: ChangeHub | undefined;
  readonly lease?: WatcherLease | undefined;
  /** See {@link SiteWatcherOptions}. */
  readonly schedule?: SiteWatcherOptions['schedule'];
  readonly turns?: SiteWatcherOptions['turns'];
}

/** Keeps a gateway up to date: watches the site, and notifies caches and subscribers. */
export interface Freshness {
  readonly hub: ChangeHub;
  readonly feed: SiteChangeFeed;
  readonly watcher: SiteWatcher;
  /** Publishes a change that was written through this gateway. */
  readonly onWritten: (change: Change) => void;
  stop(): Promise<void>;
}

export function createFreshness(parts: FreshnessParts, settings: FreshnessSettings): Freshness {
  const { client, site, cached, lease, schedule, turns } = parts;
  const { watchInterval, sweepInterval, maxSubscriptions, onError } = settings;
  const hub = parts.hub ?? new MemoryChangeHub();
  const feed: SiteChangeFeed = new SiteChangeFeed(hub, {
    isOn: watchInterval > 0,
    maxSubscribers: maxSubscriptions,
    onSubscribe: () => watcher.pollSoon(),
  });
  const watcher = new SiteWatcher({
    ...{ client, hub, site, onError, schedule, turns },
    ...(lease && { lease }),
    watchList: () => watchListOf(cached, feed),
    interval: watchInterval * 1000,
    sweepInterval: sweepInterval * 1000,
  });
  return {
    hub,
    feed,
    watcher,
    onWritten: (change) => void hub.publish([change]).catch((error: unknown) => onError?.(error)),
    async stop() {
      feed.close();
      await watcher.stop();
    },
  };
}

function watchListOf(cached: CachedContent | undefined, feed: SiteChangeFeed): WatchList {
  const ids = [...(cached?.idsByRoute() ?? [])];
  return {
    cachedRoutes: ids.map(([route]) => route),
    cachedIds: Object.fromEntries(ids.map(([route, ofRoute]) => [route, [...ofRoute]])),
    subscribedRoutes: feed.routes,
  };
}
