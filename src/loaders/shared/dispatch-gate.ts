/**
 * Decides when a batch of entities is sent, for one operation.
 *
 * DataLoader's own schedule gathers the keys of one turn of the event loop. That is enough for the relations of one
 * list, but an operation with ten lists (`categories { posts { author } }`) gets them at ten different moments, and
 * would ask for authors ten times. So a batch waits while lists of its operation are under way: their rows bring the
 * keys that belong in it. The wait cannot lock: a list never waits for a batch that waits for it, since it is under
 * way only once its own parent has come. Nor does it cost the caller time, who gets the answer when the last list is
 * in; and a list that hangs is ended by its own timeout. A list whose rows lead nowhere, such as comments without their
 * authors, is not waited for: it would bring no key.
 */
export class DispatchGate {
  #listsUnderWay = 0;
  #waiting: (() => void)[] = [];

  /** Counts a list as under way until it has settled. */
  async track<T>(ask: () => Promise<T>): Promise<T> {
    this.#listsUnderWay++;
    try {
      return await ask();
    } finally {
      this.#listsUnderWay--;
      this.#schedule();
    }
  }

  /** A `batchScheduleFn` for DataLoader. */
  readonly whenListsAreIn = (dispatch: () => void): void => {
    this.#waiting.push(dispatch);
    this.#schedule();
  };

  /** Lets the resolvers of what just came run first: `nextTick` follows when all promise jobs are done. */
  #schedule(): void {
    void Promise.resolve().then(() => {
      process.nextTick(() => {
        if (this.#listsUnderWay > 0) return;
        const ready = this.#waiting;
        this.#waiting = [];
        for (const dispatch of ready) dispatch();
      });
    });
  }
}
