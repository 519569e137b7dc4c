import { LRUCache } from 'lru-cache';
import { type IRateLimiterOptions, RateLimiterMemory } from 'rate-limiter-flexible';

/** Callers counted at a time; about sixty megabytes. */
const MOST_CALLERS = 100_000;

/**
 * In-memory rate limiter, bounded to the most recent callers. Counts expire only after a minute; until then, an
 * attacker with many addresses (IPv6 networks) could exhaust the memory.
 */
export class CallerMemory extends RateLimiterMemory {
  readonly #callers: LRUCache<string | number, true>;

  constructor(options: IRateLimiterOptions, most: number = MOST_CALLERS) {
    super(options);
    this.#callers = new LRUCache({
      max: most,
      // Not awaited: in memory, deleting is synchronous.
      dispose: (_counted, key, reason) => void (reason === 'evict' && this.delete(key)),
    });
  }

  override penalty(
    ...[key, points, options]: Parameters<RateLimiterMemory['penalty']>
  ): ReturnType<RateLimiterMemory['penalty']> {
    this.#callers.set(key, true);
    return super.penalty(key, points, options);
  }

  /** A look counts as use, too: a rejected caller must not be evicted while waiting. */
  override get(...[key]: Parameters<RateLimiterMemory['get']>): ReturnType<RateLimiterMemory['get']> {
    this.#callers.get(key);
    return super.get(key);
  }
}
