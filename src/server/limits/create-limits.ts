import type { Plugin } from 'graphql-yoga';
import type { PageLimits } from '../../graphql/context.ts';
import type { OperationContext } from '../operation-context.ts';
import { useCostLimit } from '../plugins/use-cost-limit.ts';
import { useQueryLimits } from '../plugins/use-query-limits.ts';
import { useQuerySize } from '../plugins/use-query-size.ts';
import { useRateLimit } from '../plugins/use-rate-limit.ts';
import { useSchemaSecrecy } from '../plugins/use-schema-secrecy.ts';
import { useSecurityHeaders } from '../plugins/use-security-headers.ts';
import { ID_PARAMETERS, useStoredOperations } from '../plugins/use-stored-operations.ts';
import { useVaryOrigin } from '../plugins/use-vary-origin.ts';
import { corsOptions } from './cross-origin.ts';
import { documentCaches } from './document-caches.ts';
import type { Estimates } from './estimates.ts';
import { CallerCounter, type MakeContext } from './limit-callers.ts';
import type { LimitOptions } from './limit-options.ts';
import { RateLimiter } from './rate-limiter.ts';

export interface LimitedServer extends LimitOptions {
  readonly pages: PageLimits;
  /** Whether who sends `x-pressgraph-trace` sees the estimate. */
  readonly trace: boolean;
  readonly forwardCookies?: boolean;
}

/**
 * All that callers are held to, as far as it stands between them and the operation.
 *
 * @throws PressgraphError BAD_USER_INPUT for options that cannot be used.
 */
export function createLimits(options: LimitedServer) {
  const { introspection = true, rateLimit = 0, rateLimiter, trustProxy = 0 } = options;
  const estimates: Estimates = new WeakMap();
  const counter =
    rateLimit > 0
      ? new CallerCounter({ limiter: new RateLimiter(rateLimit, rateLimiter), trustProxy, estimates })
      : undefined;
  const cors = corsOptions(options.corsOrigins, options.forwardCookies);
  const plugins: Plugin[] = [
    useSecurityHeaders(),
    ...(cors === false ? [] : [useVaryOrigin()]),
    useQuerySize(options),
    ...(counter ? [useRateLimit(counter, rateLimit)] : []),
    // Before whatever reads the operation: here an id becomes one.
    ...useStoredOperations(options),
    useQueryLimits(options),
    ...(introspection ? [] : [useSchemaSecrecy()]),
    useCostLimit({ ...options, estimates }),
  ];
  return {
    plugins,
    cors,
    parserAndValidationCache: documentCaches(),
    extraParamNames: options.persistedOperations === undefined ? [] : [...ID_PARAMETERS],
    /** Makes operations begin only while their caller has points left. */
    counted: (make: MakeContext<OperationContext>): MakeContext<OperationContext> =>
      counter ? counter.counted(make) : make,
  };
}
