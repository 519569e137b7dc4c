import { PressgraphError } from '../../base/errors.ts';
import { httpError } from '../../base/http-error.ts';
import type { ChangeFeed } from '../change-feed.ts';
import type { Change, ChangeHub } from '../changes.ts';
import { ChangeQueue } from './change-queue.ts';

interface Follower {
  readonly routes: readonly string[];
  readonly isWanted: (change: Change) => boolean;
  readonly queue: ChangeQueue;
}

export interface FeedOptions {
  /** Whether somebody watches the site. */
  readonly isOn: boolean;
  /** How many may follow at once. */
  readonly most: number;
  /** Called where there is another subscriber. */
  readonly onFollow: () => void;
}

/** Seconds after which another may have left: subscriptions end when it suits those who hold them. */
const RETRY_AFTER = 30;

/** Hands changes on to subscribers. However many there are, the site is watched once. */
export class SiteChangeFeed implements ChangeFeed {
  readonly #followers = new Set<Follower>();
  readonly #stopListening: () => void;
  readonly #options: FeedOptions;

  constructor(hub: ChangeHub, options: FeedOptions) {
    this.#options = options;
    this.#stopListening = hub.listen((changes) => {
      for (const change of changes) if (change.audience !== 'caches') this.#handOn(change);
    });
  }

  /** The collections that subscribers hear of. */
  get routes(): readonly string[] {
    return [...new Set([...this.#followers].flatMap(({ routes }) => routes))];
  }

  follow(routes: readonly string[], isWanted: (change: Change) => boolean): AsyncIterable<Change> {
    const { isOn, most, onFollow } = this.#options;
    if (!isOn) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        'This gateway does not watch its site, and can tell of no changes.',
      );
    }
    if (this.#followers.size >= most) {
      throw httpError(
        'RATE_LIMITED',
        `Expected at most ${most} subscriptions at once, and the gateway serves as many. Try again in ${RETRY_AFTER} seconds.`,
        { status: 503, headers: { 'retry-after': String(RETRY_AFTER) } },
        { limit: most, retryAfter: RETRY_AFTER },
      );
    }
    const queue = new ChangeQueue(() => this.#followers.delete(follower));
    const follower: Follower = { routes, isWanted, queue };
    this.#followers.add(follower);
    onFollow();
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
