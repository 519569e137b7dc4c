import type { Change } from './changes.ts';

/** The changes of a site, as the public sees them. */
export interface ChangeFeed {
  /**
   * The changes to these collections from now on, until the gateway is disposed of.
   *
   * @throws PressgraphError BAD_USER_INPUT if the site is not watched, RATE_LIMITED if there are too many subscribers.
   */
  subscribe(routes: readonly string[], isWanted: (change: Change) => boolean): AsyncIterable<Change>;
}
