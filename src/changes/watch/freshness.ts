import type { SiteModel } from '../../model/site-model.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { Change, ChangeHub, HeldContent } from '../changes.ts';
import type { Interest, WatchDuty } from '../interest.ts';
import { MemoryChangeHub } from '../memory-change-hub.ts';
import { SiteChangeFeed } from './site-change-feed.ts';
import { SiteWatcher } from './site-watcher.ts';

export interface FreshnessOptions {
  /** Seconds between two looks for changes of what is held or subscribed to; 0 for none. 15 unless told otherwise. */
  readonly watchInterval?: number;
  /** Seconds after which it is looked whether what is held is still there; 0 for never. 300 unless told otherwise. */
  readonly sweepInterval?: number;
  /** The most subscriptions that are served at once. 1,000 unless told otherwise. */
  readonly maxSubscriptions?: number;
  /** Signs what the site itself tells of its changes. Without it, it cannot. */
  readonly webhookSecret?: string | undefined;
  /** Hears of a site that cannot be looked at, once until it can again. */
  readonly onError?: (error: unknown, requestId?: string) => void;
}

export interface FreshnessParts {
  readonly client: WordPressClient;
  readonly site: () => SiteModel;
  /** What is held; `undefined` where nothing is. */
  readonly held: HeldContent | undefined;
  /** Of several gateways; one of its own otherwise. The caller closes it. */
  readonly hub?: ChangeHub | undefined;
  readonly duty?: WatchDuty | undefined;
}

/** What keeps a gateway up to date: who finds out what changed, and who is told. */
export interface Freshness {
  readonly hub: ChangeHub;
  readonly feed: SiteChangeFeed;
  readonly watcher: SiteWatcher;
  /** Lets all know what was written through this gateway. */
  readonly onWritten: (change: Change) => void;
  stop(): Promise<void>;
}

export function createFreshness(parts: FreshnessParts, options: FreshnessOptions): Freshness {
  const { client, site, held, duty } = parts;
  const { watchInterval = 15, sweepInterval = 300, maxSubscriptions = 1_000, onError } = options;
  const hub = parts.hub ?? new MemoryChangeHub();
  const feed: SiteChangeFeed = new SiteChangeFeed(hub, {
    isOn: watchInterval > 0,
    most: maxSubscriptions,
    onFollow: () => watcher.nudge(),
  });
  const watcher = new SiteWatcher({
    ...{ client, hub, site, onError },
    ...(duty && { duty }),
    interest: () => interestOf(held, feed),
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

function interestOf(held: HeldContent | undefined, feed: SiteChangeFeed): Interest {
  const ids = [...(held?.idsByRoute() ?? [])];
  return {
    routes: ids.map(([route]) => route),
    ids: Object.fromEntries(ids.map(([route, held]) => [route, [...held]])),
    heard: feed.routes,
  };
}
