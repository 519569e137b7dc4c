import type { ExecutionResult } from 'graphql';
import type { SharedStore } from '../../cache/shared-store.ts';
import { createSiteCaches, type SiteCaches, type SiteCachesOptions } from '../../cache/site-caches.ts';
import { isOutage } from '../../loaders/shared/error-kinds.ts';
import { CachedAnswer } from '../answer/cached-answer.ts';

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

/** A result for those who wait for it, and not cached. */
export interface PassingResult {
  readonly result: ExecutionResult;
}

export type Answer = CachedAnswer | PassingResult;

export type ServedCaches = SiteCaches<Answer>;

/** The public caches of a site; `undefined` if caching is off. */
export function createServedCaches(
  options: CacheOptions,
  shared?: SharedStore,
  onServed?: SiteCachesOptions<Answer>['onServed'],
): ServedCaches | undefined {
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
      // What passes is not cached.
      bytesOf: (answer) => (answer instanceof CachedAnswer ? answer.bytes : 0),
      encode: (answer) => (answer instanceof CachedAnswer ? answer.json : JSON.stringify(answer.result)),
      decode: (json) => new CachedAnswer(json),
    },
  });
}
