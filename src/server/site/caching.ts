import type { ExecutionResult } from 'graphql';
import {
  type CacheMemory,
  type CacheRooms,
  createCacheMemory,
  createCacheRooms,
} from '../../cache/cache-memory.ts';
import { createSiteCaches, type SiteCaches, type SiteCachesOptions } from '../../cache/site-caches.ts';
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

/** What the caches of a site hold. */
export const createServedMemory = ({
  cacheMaxBytes,
  cacheRooms = createCacheRooms(cacheMaxBytes),
}: Pick<CacheOptions, 'cacheMaxBytes' | 'cacheRooms'>): CacheMemory<Answer> =>
  // Passing results are not cached.
  createCacheMemory(cacheRooms, (answer) => (answer instanceof CachedAnswer ? answer.bytes : 0));

/** The public caches of a site; `undefined` if caching is off. */
export function createServedCaches(
  options: CacheOptions,
  parts: Pick<SiteCachesOptions<Answer>, 'shared' | 'sharedAnswers' | 'onServed' | 'background'> = {},
  memory?: CacheMemory<Answer>,
): ServedCaches | undefined {
  const { cacheTtl, cacheStale, cacheStaleIfError } = options;
  if (cacheTtl === 0) return undefined;
  return createSiteCaches<Answer>({
    ...parts,
    memory: memory ?? createServedMemory(options),
    lifetimes: { fresh: cacheTtl * 1000, stale: cacheStale * 1000, onError: cacheStaleIfError * 1000 },
    isOutage,
    answers: {
      encode: (answer) => (answer instanceof CachedAnswer ? answer.json : JSON.stringify(answer.result)),
      decode: (json) => new CachedAnswer(json),
    },
  });
}
