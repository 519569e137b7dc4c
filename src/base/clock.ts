/**
 * Milliseconds since the epoch, on a clock that never goes back: the system's clock may be set, but the age of what is
 * remembered must keep growing. Follows the system's clock as it was when the process started.
 */
export const steadyNow = (): number => performance.timeOrigin + performance.now();
