import { untilAborted } from '../base/until-aborted.ts';

/** In-flight work that several callers share (request coalescing). It is aborted when its last caller leaves. */
export class Flight<V> {
  readonly #work: Promise<V>;
  readonly #end = new AbortController();
  #waiting = 0;

  /** @param work Its signal aborts with the reason of the last caller that left. */
  constructor(work: (signal: AbortSignal) => Promise<V>) {
    this.#work = work(this.#end.signal);
    // A failure reaches the callers that wait. If none is left, it must not become an unhandled rejection.
    this.#work.catch(() => {});
  }

  get isAborted(): boolean {
    return this.#end.signal.aborted;
  }

  /**
   * Waits for the work, or until the signal aborts.
   *
   * @throws The signal's reason, unchanged: the error that this caller gets to see.
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

  /** Aborts the work, even if callers wait for it. */
  abort(reason: unknown): void {
    this.#end.abort(reason);
  }
}
