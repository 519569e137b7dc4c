/** A batch that waits, and whether others wait for it. */
interface Waiting {
  readonly dispatch: () => void;
  readonly isFirst: () => boolean;
}

/**
 * Decides when a batch of entities is sent, for one operation.
 *
 * By default, DataLoader batches the keys of one turn of the event loop. That is enough for the relations of
 * one list, but an operation with ten lists (`categories { posts { author } }`) receives them at ten different
 * times, and would request authors ten times. So a batch waits while lists of its operation are pending: their
 * rows add keys to it. This cannot deadlock: a list never waits for a batch that waits for it, since it is
 * pending only once its own parent has loaded. Nor does it cost the caller time, since the result needs the
 * last list anyway; and a list that hangs has its own timeout. A list whose rows reference no entities, such as
 * comments without their authors, does not delay a batch.
 */
export class DispatchGate {
  #pendingLists = 0;
  #waiting: Waiting[] = [];

  /** Counts a list as pending until it has settled. */
  async track<T>(ask: () => Promise<T>): Promise<T> {
    this.#pendingLists++;
    try {
      return await ask();
    } finally {
      this.#pendingLists--;
      this.#schedule();
    }
  }

  /** A `batchScheduleFn` for DataLoader. */
  readonly whenListsAreIn = (dispatch: () => void): void => this.whenListsAreInOrFirst(dispatch);

  /**
   * Like {@link whenListsAreIn}, for a batch whose rows may refer to entities, too: if so, it is sent before the others, and
   * they wait for it as for a list. It must {@link track} its request.
   *
   * @param isFirst Whether that is so, known when the lists are in.
   */
  whenListsAreInOrFirst(dispatch: () => void, isFirst: () => boolean = () => false): void {
    this.#waiting.push({ dispatch, isFirst });
    this.#schedule();
  }

  /** Runs after the resolvers of the rows just loaded: `nextTick` callbacks follow when all promise jobs are done. */
  #schedule(): void {
    void Promise.resolve().then(() => {
      process.nextTick(() => {
        if (this.#pendingLists > 0) return;
        const first = this.#waiting.filter(({ isFirst }) => isFirst());
        const ready = first.length > 0 ? first : this.#waiting;
        this.#waiting = this.#waiting.filter((waiting) => !ready.includes(waiting));
        for (const { dispatch } of ready) dispatch();
      });
    });
  }
}
