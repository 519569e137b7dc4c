import type { ExecutionResult } from 'graphql';
import type { SharedStore } from '../../cache/shared-store.ts';
import { createSiteCaches, type SiteCaches, type SiteCachesOptions } from '../../cache/site-caches.ts';
import { isOutage } from '../../loaders/shared/error-kinds.ts';
import { HeldAnswer } from '../answer/cached-answer.ts';

export interface CacheOptions {
  /** Seconds for which what the public may see is given without asking WordPress; 0 holds nothing. 60 unless told otherwise. */
  readonly cacheTtl?: number;
  /** Seconds after that in which it is still given, while it is read anew. 300 unless told otherwise. */
  readonly cacheStale?: number;
  /** Seconds of age up to which it is given where WordPress fails. 86,400 unless told otherwise. */
  readonly cacheStaleIfError?: number;
  /** The most memory that all of it may take. 64 MiB unless told otherwise. */
  readonly cacheMaxBytes?: number;
}

/** A result that is given to those who wait for it, and not held. */
export interface PassingResult {
  readonly result: ExecutionResult;
}

export type Answer = HeldAnswer | PassingResult;

export type GatewayCaches = SiteCaches<Answer>;

/** The caches of a gateway; `undefined` where nothing is to be held. */
export function createGatewayCaches(
  options: CacheOptions,
  shared?: SharedStore,
  onServed?: SiteCachesOptions<Answer>['onServed'],
): GatewayCaches | undefined {
  const { cacheTtl = 60, cacheStale = 300, cacheStaleIfError = 86_400 } = options;
  const { cacheMaxBytes = 64 * 1024 * 1024 } = options;
  if (cacheTtl === 0) return undefined;
  return createSiteCaches<Answer>({
    maxBytes: cacheMaxBytes,
    lifetimes: { fresh: cacheTtl * 1000, stale: cacheStale * 1000, onError: cacheStaleIfError * 1000 },
    isOutage,
    shared,
    onServed,
    answers: {
      // What passes is not held.
      bytesOf: (answer) => (answer instanceof HeldAnswer ? answer.bytes : 0),
      encode: (answer) => (answer instanceof HeldAnswer ? answer.json : JSON.stringify(answer.result)),
      decode: (json) => new HeldAnswer(json),
    },
  });
}
