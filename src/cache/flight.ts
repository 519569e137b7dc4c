/** In-flight work that several callers share (request coalescing). It is aborted when its last caller leaves. */
export class Flight<V> {
  readonly #work: Promise<V>;
  readonly #end = new AbortController();
  #waiting = 0;

  constructor(work: (signal: AbortSignal) => Promise<V>) {
    this.#work = work(this.#end.signal);
    // A failure reaches the callers that wait. If none is left, it must not become an unhandled rejection.
    this.#work.catch(() => {});
  }

  get isAborted(): boolean {
    return this.#end.signal.aborted;
  }

  /** Waits for the work, or until the signal aborts. */
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
