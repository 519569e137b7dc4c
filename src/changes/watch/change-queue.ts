import type { Change } from '../changes.ts';

const MOST_WAITING = 1_000;

/**
 * Changes on their way to one subscriber. Whoever takes them more slowly than they come gets the last of each item; of
 * more than a thousand items that wait, the oldest are left out.
 */
export class ChangeQueue implements AsyncIterableIterator<Change> {
  readonly #waiting = new Map<string, Change>();
  readonly #onEnd: () => void;
  #takers: ((result: IteratorResult<Change, undefined>) => void)[] = [];
  #isOver = false;

  /** @param onEnd Called once, whoever ends it. */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  push(change: Change): void {
    if (this.#isOver) return;
    const taker = this.#takers.shift();
    if (taker) {
      taker({ value: change, done: false });
      return;
    }
    const key = `${change.route}/${change.id}`;
    const waiting = this.#waiting.get(key);
    // Nobody has heard of it yet, so that it is still new to them.
    const isNew = waiting?.kind === 'CREATED' && change.kind === 'UPDATED';
    this.#waiting.delete(key);
    this.#waiting.set(key, isNew ? { ...change, kind: 'CREATED' } : change);
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > MOST_WAITING && oldest !== undefined) this.#waiting.delete(oldest);
  }

  /** Ends it once what waits is taken. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#onEnd();
    for (const taker of this.#takers.splice(0)) taker({ value: undefined, done: true });
  }

  next(): Promise<IteratorResult<Change, undefined>> {
    const [first] = this.#waiting;
    if (first) {
      this.#waiting.delete(first[0]);
      return Promise.resolve({ value: first[1], done: false });
    }
    if (this.#isOver) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.#takers.push(resolve));
  }

  return(): Promise<IteratorResult<Change, undefined>> {
    this.#waiting.clear();
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
