// Of rate-limiter-flexible, the gateway uses only these two of twenty.
// @ts-expect-error It has no declarations for its parts.
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
// @ts-expect-error It has no declarations for its parts.
import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js';

export { RateLimiterMemory, RateLimiterRedis };
