import { LRUCache } from 'lru-cache';
import { type IRateLimiterOptions, RateLimiterMemory } from 'rate-limiter-flexible';

/** Callers that are counted at a time: some sixty megabytes of them. */
const MOST_CALLERS = 100_000;

/**
 * Counts callers in memory, of too many those who asked last. A count is forgotten by itself only after its minute, and
 * until then whoever has many addresses, such as networks of IPv6, could fill the memory with them.
 */
export class CallerMemory extends RateLimiterMemory {
  readonly #callers: LRUCache<string | number, true>;

  constructor(options: IRateLimiterOptions, most: number = MOST_CALLERS) {
    super(options);
    this.#callers = new LRUCache({
      max: most,
      // Nothing is waited for: it is a map.
      dispose: (_counted, key, reason) => void (reason === 'evict' && this.delete(key)),
    });
  }

  override penalty(
    ...[key, points, options]: Parameters<RateLimiterMemory['penalty']>
  ): ReturnType<RateLimiterMemory['penalty']> {
    this.#callers.set(key, true);
    return super.penalty(key, points, options);
  }

  /** Who is told to wait is not forgotten for it. */
  override get(...[key]: Parameters<RateLimiterMemory['get']>): ReturnType<RateLimiterMemory['get']> {
    this.#callers.get(key);
    return super.get(key);
  }
}
