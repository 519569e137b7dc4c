import type { Change } from './changes.ts';

/** What changes on the site, as the public sees it. */
export interface ChangeFeed {
  /**
   * The changes of these collections from now on, until the gateway ends.
   *
   * @throws PressgraphError BAD_USER_INPUT where nobody watches the site, RATE_LIMITED where too many follow it.
   */
  follow(routes: readonly string[], isWanted: (change: Change) => boolean): AsyncIterable<Change>;
}
