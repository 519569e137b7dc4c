import type { SiteModel } from '../../model/site-model.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { Change, ChangeHub, HeldContent } from '../changes.ts';
import type { Interest, WatchDuty } from '../interest.ts';
import { MemoryChangeHub } from '../memory-change-hub.ts';
import { SiteChangeFeed } from './site-change-feed.ts';
import { SiteWatcher } from './site-watcher.ts';

export interface FreshnessSettings {
  /** Seconds between two polls for changes of what is cached or subscribed to; 0 for none. */
  readonly watchInterval: number;
  /** Seconds between two checks whether cached items still exist; 0 for none. */
  readonly sweepInterval: number;
  /** Most subscriptions at once. */
  readonly maxSubscriptions: number;
  /** Called with a site that cannot be polled, once until it can be again. */
  readonly onError?: ((error: unknown, requestId?: string) => void) | undefined;
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

export function createFreshness(parts: FreshnessParts, settings: FreshnessSettings): Freshness {
  const { client, site, held, duty } = parts;
  const { watchInterval, sweepInterval, maxSubscriptions, onError } = settings;
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
