import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { CallerMemory } from './caller-memory.ts';

/** Seconds that points are counted for. */
export const MINUTE = 60;

/** What is left to a caller. */
export interface Allowance {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Seconds until all is there again. */
  readonly reset: number;
}

/**
 * Counts what each caller has asked for in the minute that began with their first operation. Who has anything left may
 * ask once more, whatever it costs.
 */
export class RateLimiter {
  readonly points: number;
  readonly #limiter: RateLimiterAbstract;

  /** @param limiter Counts in memory unless told otherwise. */
  constructor(points: number, limiter?: RateLimiterAbstract) {
    this.points = points;
    this.#limiter = limiter ?? new CallerMemory({ points, duration: MINUTE, keyPrefix: 'pressgraph' });
  }

  /** Takes points from a caller, at least one. */
  async take(key: string, points: number): Promise<Allowance> {
    const taken = Math.max(1, points);
    return this.#allowance(await this.#limiter.penalty(key, taken).catch(() => null), taken);
  }

  /** What a caller has left, without taking anything. */
  async look(key: string): Promise<Allowance> {
    return this.#allowance(await this.#limiter.get(key).catch(() => null), 0);
  }

  /** A store that fails must not take the gateway with it: nobody is refused then. */
  #allowance(found: RateLimiterRes | null, taken: number): Allowance {
    if (!found) return { isAllowed: true, remaining: this.points, reset: MINUTE };
    const { consumedPoints, msBeforeNext } = found;
    return {
      isAllowed: consumedPoints - taken < this.points,
      remaining: Math.max(0, this.points - consumedPoints),
      reset: Math.max(1, Math.ceil(msBeforeNext / 1000)),
    };
  }
}
