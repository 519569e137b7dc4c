import type { ExecutionResult } from 'graphql';
import type { SharedStore } from '../../cache/shared-store.ts';
import { createSiteCaches, type SiteCaches, type SiteCachesOptions } from '../../cache/site-caches.ts';
import type { Settings } from '../../config/settings.ts';
import { isOutage } from '../../loaders/shared/outage.ts';
import { HeldAnswer } from '../answer/cached-answer.ts';

/** A result that is given to those who wait for it, and not held. */
export interface PassingResult {
  readonly result: ExecutionResult;
}

export type Answer = HeldAnswer | PassingResult;

export type GatewayCaches = SiteCaches<Answer>;

/** The caches of a gateway; `undefined` where nothing is to be held. */
export function createGatewayCaches(
  settings: Pick<Settings, 'cacheTtl' | 'cacheStale' | 'cacheStaleIfError' | 'cacheMaxBytes'>,
  shared?: SharedStore,
  onServed?: SiteCachesOptions<Answer>['onServed'],
): GatewayCaches | undefined {
  const { cacheTtl, cacheStale, cacheStaleIfError, cacheMaxBytes } = settings;
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
