/**
 * A read-write lock: requests run concurrently; replacing an instance and resetting the site run exclusively.
 */
export class Turnstile {
  #running = 0;
  /** @type {Promise<void> | undefined} */
  #closed;
  /** @type {(() => void) | undefined} */
  #lastOneLeft;

  /**
   * @template T
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  async enter(task) {
    while (this.#closed) await this.#closed;
    this.#running++;
    try {
      return await task();
    } finally {
      this.#running--;
      if (this.#running === 0) this.#lastOneLeft?.();
    }
  }

  /**
   * @template T
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  async enterAlone(task) {
    while (this.#closed) await this.#closed;
    let open = () => {};
    this.#closed = new Promise((resolve) => {
      open = resolve;
    });
    try {
      if (this.#running > 0) {
        await new Promise((resolve) => {
          this.#lastOneLeft = () => resolve(undefined);
        });
      }
      return await task();
    } finally {
      this.#lastOneLeft = undefined;
      this.#closed = undefined;
      open();
    }
  }
}
