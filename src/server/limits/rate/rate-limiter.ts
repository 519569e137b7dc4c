import type { CountedPoints, PointStore } from './point-store.ts';

/** Window of the rate limit, in seconds. */
export const MINUTE = 60;

/** What a caller has left. */
export interface Allowance {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Seconds until the window resets. */
  readonly reset: number;
}

/** The value of the header `RateLimit`. */
export const allowanceHeader = ({ remaining, reset }: Allowance): string =>
  `"minute";r=${remaining};t=${reset}`;

/**
 * Counts each caller's points in a window of a minute, which starts with their first operation. A caller with
 * at least one point left may send one more operation of any cost.
 */
export class RateLimiter {
  readonly points: number;
  readonly #limiter: PointStore;

  /** @param limiter Counts in a window of a minute: see {@link MINUTE}. */
  constructor(points: number, limiter: PointStore) {
    this.points = points;
    this.#limiter = limiter;
  }

  /** Takes points from a caller, at least one. */
  async take(key: string, points: number): Promise<Allowance> {
    const taken = Math.max(1, points);
    return this.#allowance(await this.#limiter.penalty(key, taken).catch(() => null), taken);
  }

  /** Gives points back that were taken in advance. */
  async giveBack(key: string, points: number): Promise<void> {
    await this.#limiter.reward(key, points).catch(() => null);
  }

  /** What a caller has left, without taking points. */
  async look(key: string): Promise<Allowance> {
    return this.#allowance(await this.#limiter.get(key).catch(() => null), 0);
  }

  /** Fail open: if the store fails, no caller is rejected. */
  #allowance(found: CountedPoints | null, taken: number): Allowance {
    if (!found) return { isAllowed: true, remaining: this.points, reset: MINUTE };
    const { consumedPoints, msBeforeNext } = found;
    return {
      isAllowed: consumedPoints - taken < this.points,
      remaining: Math.max(0, this.points - consumedPoints),
      reset: Math.max(1, Math.ceil(msBeforeNext / 1000)),
    };
  }
}
