/** Lets a fixed number of pieces of work run at once; the others wait for their turn, first come first served. */
export interface Turns {
  /**
   * Runs `work` when a place is free, and gives the place back when it has settled.
   * Rejects with the signal's reason, without having run, when the signal aborts during the wait.
   *
   * @throws CrowdedError At once, where as many wait as may.
   */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** How many run. */
  readonly running: number;
  /** How many wait. */
  readonly waiting: number;
}

/** As many wait as may. */
export class CrowdedError extends Error {
  override readonly name = 'CrowdedError';
}

/** @param mostWaiting How many may wait; who comes then is refused. */
export function createTurns(places: number, mostWaiting: number = Number.POSITIVE_INFINITY): Turns {
  let free = places;
  // A Set keeps the order of arrival, and one that gives up leaves it without a search.
  const waiting = new Set<() => void>();

  function takePlace(signal: AbortSignal | undefined): Promise<void> | undefined {
    signal?.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return undefined;
    }
    if (waiting.size >= mostWaiting) throw new CrowdedError(`${waiting.size} wait already.`);
    return new Promise((resolve, reject) => {
      const proceed = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        waiting.delete(proceed);
        reject(signal?.reason);
      };
      waiting.add(proceed);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  function leavePlace(): void {
    const [next] = waiting;
    if (next === undefined) {
      free += 1;
      return;
    }
    // The place passes on without becoming free, so that a newcomer cannot slip in before those who wait.
    waiting.delete(next);
    next();
  }

  return {
    async run(work, signal) {
      await takePlace(signal);
      try {
        return await work();
      } finally {
        leavePlace();
      }
    },
    get running() {
      return places - free;
    },
    get waiting() {
      return waiting.size;
    },
  };
}
