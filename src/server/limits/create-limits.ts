import type { PageLimits } from '../../graphql/engine/context.ts';
import { useCostLimit } from './cost/use-cost-limit.ts';
import { corsOptions } from './cross-origin.ts';
import { documentCaches } from './documents/document-caches.ts';
import { useQueryLimits } from './documents/use-query-limits.ts';
import { useQuerySize } from './documents/use-query-size.ts';
import { useSchemaSecrecy } from './documents/use-schema-secrecy.ts';
import { ID_PARAMETERS, useStoredOperations } from './documents/use-stored-operations.ts';
import type { LimitSettings } from './limit-settings.ts';
import { type BeginOperation, CallerCounter } from './rate/limit-callers.ts';
import { RateLimiter } from './rate/rate-limiter.ts';
import { useRateLimit } from './rate/use-rate-limit.ts';
import { useSecurityHeaders } from './use-security-headers.ts';
import { useVaryOrigin } from './use-vary-origin.ts';

export interface LimitedServer extends LimitSettings {
  readonly pages: PageLimits;
  /** Whether clients that send `x-pressgraph-trace` get the estimate. */
  readonly trace: boolean;
  readonly forwardCookies: boolean;
}

/**
 * All limits between a caller and the operation.
 *
 * @throws PressgraphError BAD_USER_INPUT for options that cannot be used.
 */
export function createLimits(options: LimitedServer) {
  const { introspection, rateLimit, rateLimiter, trustProxy } = options;
  const counter =
    rateLimit > 0
      ? new CallerCounter({ limiter: new RateLimiter(rateLimit, rateLimiter), trustProxy })
      : undefined;
  const cors = corsOptions(options.corsOrigins, options.forwardCookies);
  const plugins = [
    useSecurityHeaders(),
    ...(cors === false ? [] : [useVaryOrigin()]),
    useQuerySize(options),
    ...(counter ? [useRateLimit(counter, rateLimit)] : []),
    // Before anything that reads the operation: here an id becomes one.
    ...useStoredOperations(options),
    useQueryLimits(options),
    ...(introspection ? [] : [useSchemaSecrecy()]),
    useCostLimit(options),
  ];
  return {
    plugins,
    cors,
    parserAndValidationCache: documentCaches(),
    extraParamNames: options.persistedOperations === undefined ? [] : [...ID_PARAMETERS],
    /** Makes operations begin only while their caller has points left. */
    counted: (begin: BeginOperation): BeginOperation => (counter ? counter.counted(begin) : begin),
  };
}
