import { untilAborted } from '../base/until-aborted.ts';

/** Work that several callers wait for, and that ends when none of them does any more. */
export class Flight<V> {
  readonly #work: Promise<V>;
  readonly #end = new AbortController();
  #waiting = 0;

  /** @param work Its signal aborts with the reason of the last caller who left. */
  constructor(work: (signal: AbortSignal) => Promise<V>) {
    this.#work = work(this.#end.signal);
    // Whoever waits gets the failure; there may be nobody.
    this.#work.catch(() => {});
  }

  get isOver(): boolean {
    return this.#end.signal.aborted;
  }

  /**
   * Waits for the work until the signal aborts; without one, to its end.
   *
   * @throws The signal's reason as it is: the error that this caller is to see.
   */
  async join(signal?: AbortSignal): Promise<V> {
    signal?.throwIfAborted();
    this.#waiting++;
    try {
      return await untilAborted(this.#work, signal);
    } finally {
      this.#waiting--;
      if (this.#waiting === 0 && signal?.aborted) this.abort(signal.reason);
    }
  }

  /** Ends the work, whoever waits for it. */
  abort(reason: unknown): void {
    this.#end.abort(reason);
  }
}
