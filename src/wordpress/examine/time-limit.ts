/** Runs work until a shared time limit is reached. */
export interface TimeLimit {
  /** The result of the work, or the fallback if time runs out before or during it. */
  run<T>(work: () => Promise<T>, fallback: T): Promise<T>;
  /** Whether any work was cut short. */
  readonly wasReached: boolean;
}

/** @param signal Aborts when the time is up. */
export function createTimeLimit(signal: AbortSignal): TimeLimit {
  let wasReached = false;
  return {
    async run(work, fallback) {
      try {
        if (!signal.aborted) return await work();
      } catch (error) {
        if (!signal.aborted) throw error;
      }
      wasReached = true;
      return fallback;
    },
    get wasReached() {
      return wasReached;
    },
  };
}
