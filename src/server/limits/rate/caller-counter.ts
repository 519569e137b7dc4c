import type { LimitSettings } from '../limit-settings.ts';
import { CallerMemory } from './caller-memory.ts';
import { CallerCounter, type CallerLimits } from './limit-callers.ts';
import { MINUTE, RateLimiter } from './rate-limiter.ts';

/** Counts the points of callers, whichever schema they use; `undefined` without a rate limit. */
export function callerCounter(
  options: Pick<LimitSettings, 'rateLimit' | 'rateLimiter' | 'trustProxy'> & Omit<CallerLimits, 'limiter'>,
): CallerCounter | undefined {
  const { rateLimit: points, rateLimiter } = options;
  if (points === 0) return undefined;
  const store = rateLimiter ?? new CallerMemory({ points, duration: MINUTE, keyPrefix: 'pressgraph' });
  return new CallerCounter({ ...options, limiter: new RateLimiter(points, store) });
}
