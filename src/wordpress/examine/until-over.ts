/** Runs work until the time for all of it is over. */
export interface UntilOver {
  /** What the work comes to; the other value where the time ran out on the way. */
  <T>(work: () => Promise<T>, otherwise: T): Promise<T>;
  readonly isOver: () => boolean;
}

export function createUntilOver(signal: AbortSignal): UntilOver {
  let isOver = false;
  const untilOver = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      if (!signal.aborted) return await work();
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    isOver = true;
    return otherwise;
  };
  return Object.assign(untilOver, { isOver: () => isOver });
}
