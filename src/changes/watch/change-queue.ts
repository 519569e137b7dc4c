import type { Change } from '../changes.ts';

const MAX_QUEUED = 1_000;

/**
 * The queue of changes for one subscriber. If the subscriber is slower than changes arrive, it gets only the last change
 * of each item. Beyond a thousand queued items, the oldest are dropped.
 */
export class ChangeQueue implements AsyncIterableIterator<Change> {
  readonly #queued = new Map<string, Change>();
  readonly #onEnd: () => void;
  #waiting: ((result: IteratorResult<Change, undefined>) => void)[] = [];
  #hasEnded = false;

  /** @param onEnd Called once, whether the subscriber or the gateway ends the queue. */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  push(change: Change): void {
    if (this.#hasEnded) return;
    const resolve = this.#waiting.shift();
    if (resolve) {
      resolve({ value: change, done: false });
      return;
    }
    const key = `${change.route}/${change.id}`;
    const queued = this.#queued.get(key);
    // The subscriber has not been notified of the creation yet, so the item is still new to it.
    const isNew = queued?.kind === 'CREATED' && change.kind === 'UPDATED';
    this.#queued.delete(key);
    this.#queued.set(key, isNew ? { ...change, kind: 'CREATED' } : change);
    const [oldest] = this.#queued.keys();
    if (this.#queued.size > MAX_QUEUED && oldest !== undefined) this.#queued.delete(oldest);
  }

  /** Accepts no more changes; what is queued can still be read. */
  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#onEnd();
    for (const resolve of this.#waiting.splice(0)) resolve({ value: undefined, done: true });
  }

  next(): Promise<IteratorResult<Change, undefined>> {
    const [first] = this.#queued;
    if (first) {
      this.#queued.delete(first[0]);
      return Promise.resolve({ value: first[1], done: false });
    }
    if (this.#hasEnded) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  return(): Promise<IteratorResult<Change, undefined>> {
    this.#queued.clear();
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
