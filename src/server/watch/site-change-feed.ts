import type { Change, ChangeHub } from '../../cache/changes.ts';
import { PressgraphError } from '../../errors.ts';
import type { ChangeFeed } from '../../graphql/context.ts';
import { ChangeQueue } from './change-queue.ts';

interface Follower {
  readonly routes: readonly string[];
  readonly isWanted: (change: Change) => boolean;
  readonly queue: ChangeQueue;
}

/** Hands changes on to subscribers. However many there are, the site is watched once. */
export class SiteChangeFeed implements ChangeFeed {
  readonly #followers = new Set<Follower>();
  readonly #stopListening: () => void;
  readonly #onFollow: () => void;
  readonly #isOn: boolean;

  /**
   * @param isOn Whether somebody watches the site.
   * @param onFollow Called where there is another subscriber.
   */
  constructor(hub: ChangeHub, { isOn, onFollow }: { readonly isOn: boolean; readonly onFollow: () => void }) {
    this.#isOn = isOn;
    this.#onFollow = onFollow;
    this.#stopListening = hub.listen((changes) => {
      for (const change of changes) if (change.audience !== 'caches') this.#handOn(change);
    });
  }

  /** The collections that subscribers hear of. */
  get routes(): readonly string[] {
    return [...new Set([...this.#followers].flatMap(({ routes }) => routes))];
  }

  follow(routes: readonly string[], isWanted: (change: Change) => boolean): AsyncIterable<Change> {
    if (!this.#isOn) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        'This gateway does not watch its site, and can tell of no changes.',
      );
    }
    const queue = new ChangeQueue(() => this.#followers.delete(follower));
    const follower: Follower = { routes, isWanted, queue };
    this.#followers.add(follower);
    this.#onFollow();
    return queue;
  }

  /** Ends all subscriptions. */
  close(): void {
    this.#stopListening();
    for (const { queue } of [...this.#followers]) queue.end();
  }

  #handOn(change: Change): void {
    for (const { routes, isWanted, queue } of [...this.#followers]) {
      if (routes.includes(change.route) && isWanted(change)) queue.push(change);
    }
  }
}
