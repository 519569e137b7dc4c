/** Runs a fixed number of tasks at once; the others queue, first come first served. */
export interface Semaphore {
  /**
   * Runs `work` as soon as a place is free, and frees the place when it settles.
   * Rejects with the signal's reason, without running it, if the signal aborts in the queue.
   *
   * @throws QueueFullError at once if the queue is full.
   */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  readonly running: number;
  readonly queued: number;
}

export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** @param maxQueue How many may queue. Default: any number. */
export function createSemaphore(places: number, maxQueue: number = Number.POSITIVE_INFINITY): Semaphore {
  let free = places;
  // A Set keeps the order of arrival, and an aborted entry leaves it without a search.
  const queue = new Set<() => void>();

  function acquire(signal: AbortSignal | undefined): Promise<void> | undefined {
    signal?.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return undefined;
    }
    if (queue.size >= maxQueue) throw new QueueFullError(`${queue.size} are queued already.`);
    return new Promise((resolve, reject) => {
      const proceed = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        queue.delete(proceed);
        reject(signal?.reason);
      };
      queue.add(proceed);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  function release(): void {
    const [next] = queue;
    if (next === undefined) {
      free += 1;
      return;
    }
    // The place passes on without becoming free, so that a newcomer cannot jump the queue.
    queue.delete(next);
    next();
  }

  return {
    async run(work, signal) {
      await acquire(signal);
      try {
        return await work();
      } finally {
        release();
      }
    },
    get running() {
      return places - free;
    },
    get queued() {
      return queue.size;
    },
  };
}
