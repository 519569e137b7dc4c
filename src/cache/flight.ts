/** Work that several callers wait for, and that ends when none of them does any more. */
export class Flight<V> {
  readonly #work: Promise<V>;
  readonly #end = new AbortController();
  #waiting = 0;

  constructor(work: (signal: AbortSignal) => Promise<V>) {
    this.#work = work(this.#end.signal);
    // Who waits hears of a failure; nobody may.
    this.#work.catch(() => {});
  }

  get isOver(): boolean {
    return this.#end.signal.aborted;
  }

  /** Waits for the work until the signal aborts; without one, to its end. */
  async join(signal?: AbortSignal): Promise<V> {
    signal?.throwIfAborted();
    this.#waiting++;
    let leave = () => {};
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal?.reason);
      signal?.addEventListener('abort', leave, { once: true });
    });
    try {
      return await Promise.race([this.#work, left]);
    } finally {
      signal?.removeEventListener('abort', leave);
      this.#waiting--;
      if (this.#waiting === 0 && signal?.aborted) this.#end.abort(signal.reason);
    }
  }
}
