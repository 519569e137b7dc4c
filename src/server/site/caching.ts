import type { ExecutionResult } from 'graphql';
import type { SharedStore } from '../../cache/shared-store.ts';
import {
  type CacheRooms,
  createSiteCaches,
  type SiteCaches,
  type SiteCachesOptions,
} from '../../cache/site-caches.ts';
import type { Settings } from '../../config/settings.ts';
import { isOutage } from '../../loaders/shared/error-kinds.ts';
import { CachedAnswer } from '../answer/cached-answer.ts';

export interface CacheOptions
  extends Pick<Settings, 'cacheTtl' | 'cacheStale' | 'cacheStaleIfError' | 'cacheMaxBytes'> {
  /** Memory that several sites share. Default: `cacheMaxBytes` of its own. */
  readonly cacheRooms?: CacheRooms | undefined;
}

/** A result for the waiting callers only; not cached. */
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
  const { cacheTtl, cacheStale, cacheStaleIfError, cacheMaxBytes, cacheRooms } = options;
  if (cacheTtl === 0) return undefined;
  return createSiteCaches<Answer>({
    memory: cacheRooms ?? cacheMaxBytes,
    lifetimes: { fresh: cacheTtl * 1000, stale: cacheStale * 1000, onError: cacheStaleIfError * 1000 },
    isOutage,
    shared,
    onServed,
    answers: {
      // Passing results are not cached.
      bytesOf: (answer) => (answer instanceof CachedAnswer ? answer.bytes : 0),
      encode: (answer) => (answer instanceof CachedAnswer ? answer.json : JSON.stringify(answer.result)),
      decode: (json) => new CachedAnswer(json),
    },
  });
}
