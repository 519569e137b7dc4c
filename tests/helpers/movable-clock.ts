import { afterEach, beforeEach, vi } from 'vitest';

/**
 * Takes over the clock that ages are measured with, in each test of a file. Returns a function that moves it forward.
 *
 * @param isStopped Whether time passes only when it is moved.
 */
export function movableClock({ isStopped = false } = {}): (milliseconds: number) => void {
  let ahead = 0;
  beforeEach(() => {
    ahead = 0;
    const now = performance.now.bind(performance);
    const start = now();
    vi.spyOn(performance, 'now').mockImplementation(() => (isStopped ? start : now()) + ahead);
  });
  afterEach(() => vi.mocked(performance.now).mockRestore());
  return (milliseconds) => {
    ahead += milliseconds;
  };
}
