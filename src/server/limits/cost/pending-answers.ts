/** Bounds the estimated size of all answers in progress, so that a few large ones at once do not exhaust the heap. */
export class PendingAnswers {
  readonly #limit: number;
  #bytes = 0;

  /** @param limit In bytes. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Reserves memory for an answer. One that is larger than the limit is admitted alone.
   *
   * @returns Releases it; `undefined` if there is no room.
   */
  reserve(bytes: number): (() => void) | undefined {
    if (this.#bytes > 0 && this.#bytes + bytes > this.#limit) return undefined;
    this.#bytes += bytes;
    let isReleased = false;
    return () => {
      if (!isReleased) this.#bytes -= bytes;
      isReleased = true;
    };
  }
}
