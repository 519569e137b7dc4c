import type { WatchList } from './watch-list.ts';

/** Leader election among the gateways of a site: the one with the lease polls WordPress for all of them. */
export interface WatcherLease {
  /**
   * Publishes this gateway's watch list, and acquires or renews the lease.
   *
   * @returns The merged watch lists of all gateways if this one is the leader; otherwise `undefined`.
   */
  acquire(own: WatchList): Promise<WatchList | undefined>;
  /** Releases the lease, so that another gateway can take over at once. */
  release(): Promise<void>;
}

/** The lease of a gateway that runs alone: it is always the leader. */
export const SOLE_WATCHER: WatcherLease = { acquire: async (own) => own, release: async () => {} };
