import type { PageLimits } from '../../graphql/engine/context.ts';
import type { RequestedOperation } from '../operation/operation.ts';
import { PendingAnswers } from './cost/pending-answers.ts';
import { rememberingEstimates } from './cost/remembered-estimate.ts';
import { useAnswerLimit } from './cost/use-answer-limit.ts';
import { useCostLimit } from './cost/use-cost-limit.ts';
import { corsOptions } from './cross-origin.ts';
import { documentCaches } from './documents/document-caches.ts';
import { ID_PARAMETERS } from './documents/operation-ids.ts';
import { createStoredOperations } from './documents/stored-operations.ts';
import { useQueryLimits } from './documents/use-query-limits.ts';
import { useQuerySize } from './documents/use-query-size.ts';
import { useRequestParameters } from './documents/use-request-parameters.ts';
import { useSchemaSecrecy } from './documents/use-schema-secrecy.ts';
import { useStoredOperations } from './documents/use-stored-operations.ts';
import type { LimitSettings } from './limit-settings.ts';
import type { BeginOperation, CallerCounter, NodeContext } from './rate/limit-callers.ts';
import { useRateLimit } from './rate/use-rate-limit.ts';
import { useFormPreflight } from './use-form-preflight.ts';
import { useSecurityHeaders } from './use-security-headers.ts';
import { useVaryOrigin } from './use-vary-origin.ts';

export interface LimitedServer extends Omit<LimitSettings, 'rateLimiter'> {
  /** Counts the points of callers; `undefined` without a rate limit. */
  readonly counter: CallerCounter | undefined;
  readonly pages: PageLimits;
  /** The routes that return fewer items per request than WordPress's own. */
  readonly smallRoutes: () => ReadonlyMap<string, number>;
  /** Whether to report the estimate to clients that send `x-pressgraph-trace`. */
  readonly trace: boolean;
  readonly forwardCookies: boolean;
}

/** What the limits of several sites have in common: documents are the same whatever the site, and there is one heap. */
export type CommonLimits = ReturnType<typeof createCommonLimits>;

/**
 * @param maxPendingBytes Of all answers in progress.
 * @throws PressgraphError BAD_USER_INPUT for options that cannot be used.
 */
export const createCommonLimits = (options: LimitSettings, maxPendingBytes: number) => ({
  pending: new PendingAnswers(maxPendingBytes),
  stored: createStoredOperations(options),
  parserAndValidationCache: documentCaches(),
  estimateCost: rememberingEstimates(),
});

/** See {@link createLimits}. */
export type Limits = ReturnType<typeof createLimits>;

/**
 * All limits on what callers may request, at every address of a gateway together.
 *
 * @throws PressgraphError BAD_USER_INPUT for options that cannot be used.
 */
export function createLimits(options: LimitedServer, common: CommonLimits) {
  const { introspection, rateLimit, counter } = options;
  const { pending, stored, estimateCost, parserAndValidationCache } = common;
  const cors = corsOptions(options.corsOrigins, options.forwardCookies);
  /** Of one server. What several servers count, they count together. */
  const plugins = () => [
    useSecurityHeaders(),
    ...(cors === false ? [] : [useVaryOrigin()]),
    useRequestParameters(),
    useFormPreflight(),
    useQuerySize(options),
    ...(counter ? [useRateLimit(counter, rateLimit)] : []),
    // Before every plugin that reads the document: here an id is resolved to one.
    ...useStoredOperations(stored, options),
    useQueryLimits(options),
    ...(introspection ? [] : [useSchemaSecrecy()]),
    useCostLimit({ ...options, estimateCost }),
    useAnswerLimit(options, pending),
  ];
  return {
    plugins,
    cors,
    /** Whether an operation can be sent by this id or hash. */
    isStored: (id: string): boolean =>
      stored.manifest?.has(id) === true || stored.registered?.get(id) !== undefined,
    parserAndValidationCache,
    // Without persisted operations, too: an id then gets an answer in words.
    extraParamNames: [...ID_PARAMETERS],
    /** Wraps `begin`, so that an operation begins only if its caller has points left. */
    counted: <Requested extends RequestedOperation & NodeContext>(
      begin: BeginOperation<Requested>,
    ): BeginOperation<Requested> => (counter ? counter.counted(begin) : begin),
  };
}
