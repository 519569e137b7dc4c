/**
 * A read-write lock: requests run concurrently; replacing an instance and resetting the site run exclusively.
 */
export class ReadWriteLock {
  #running = 0;
  /** @type {Promise<void> | undefined} */
  #closed;
  /** @type {(() => void) | undefined} */
  #onLastLeft;

  /**
   * @template T
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  async shared(task) {
    while (this.#closed) await this.#closed;
    this.#running++;
    try {
      return await task();
    } finally {
      this.#running--;
      if (this.#running === 0) this.#onLastLeft?.();
    }
  }

  /**
   * @template T
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  async exclusively(task) {
    while (this.#closed) await this.#closed;
    let open = () => {};
    this.#closed = new Promise((resolve) => {
      open = resolve;
    });
    try {
      if (this.#running > 0) {
        await new Promise((resolve) => {
          this.#onLastLeft = () => resolve(undefined);
        });
      }
      return await task();
    } finally {
      this.#onLastLeft = undefined;
      this.#closed = undefined;
      open();
    }
  }
}
