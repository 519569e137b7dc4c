import { PressgraphError } from '../../base/errors.ts';
import { httpError } from '../../base/http-error.ts';
import type { ChangeFeed } from '../change-feed.ts';
import type { Change, ChangeHub } from '../changes.ts';
import { ChangeQueue } from './change-queue.ts';

interface Subscriber {
  readonly routes: readonly string[];
  readonly isWanted: (change: Change) => boolean;
  readonly queue: ChangeQueue;
}

export interface FeedOptions {
  /** Whether the site is watched for changes. */
  readonly isOn: boolean;
  /** Maximum number of simultaneous subscribers. */
  readonly maxSubscribers: number;
  /** Called for each new subscriber. */
  readonly onSubscribe: () => void;
}

/** Seconds until a refused subscriber may retry. A guess: a place becomes free when some subscriber leaves. */
const RETRY_AFTER = 30;

/** Passes changes on to subscribers. However many there are, the site is watched once. */
export class SiteChangeFeed implements ChangeFeed {
  readonly #subscribers = new Set<Subscriber>();
  readonly #stopListening: () => void;
  readonly #options: FeedOptions;

  constructor(hub: ChangeHub, options: FeedOptions) {
    this.#options = options;
    this.#stopListening = hub.listen((changes) => {
      for (const change of changes) if (change.audience !== 'caches') this.#notify(change);
    });
  }

  /** The collections that have subscribers. */
  get routes(): readonly string[] {
    return [...new Set([...this.#subscribers].flatMap(({ routes }) => routes))];
  }

  subscribe(routes: readonly string[], isWanted: (change: Change) => boolean): AsyncIterable<Change> {
    const { isOn, maxSubscribers, onSubscribe } = this.#options;
    if (!isOn) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        'This gateway does not watch its site for changes, so it offers no subscriptions.',
      );
    }
    if (this.#subscribers.size >= maxSubscribers) {
      throw httpError(
        'RATE_LIMITED',
        `The limit of ${maxSubscribers} simultaneous subscriptions is reached. Try again in ${RETRY_AFTER} seconds.`,
        { status: 503, headers: { 'retry-after': String(RETRY_AFTER) } },
        { limit: maxSubscribers, retryAfter: RETRY_AFTER },
      );
    }
    const queue = new ChangeQueue(() => this.#subscribers.delete(subscriber));
    const subscriber: Subscriber = { routes, isWanted, queue };
    this.#subscribers.add(subscriber);
    onSubscribe();
    return queue;
  }

  /** Ends all subscriptions. */
  close(): void {
    this.#stopListening();
    for (const { queue } of [...this.#subscribers]) queue.end();
  }

  #notify(change: Change): void {
    for (const { routes, isWanted, queue } of [...this.#subscribers]) {
      if (routes.includes(change.route) && isWanted(change)) queue.push(change);
    }
  }
}
