import type { Lifetimes } from '../../cache/cache-entry.ts';
import type { CacheState } from '../../cache/read-through-cache.ts';

export interface AnswerFacts {
  readonly state: CacheState;
  /** In milliseconds. */
  readonly age: number;
  readonly lifetimes: Lifetimes;
  readonly etag: string;
  readonly encoding: string | undefined;
  /** Names of request headers that the answer depends on. */
  readonly varyOn: readonly string[];
  /** Whether others may hold it: what was asked by `POST` is held by nobody. */
  readonly isPublic: boolean;
}

const inSeconds = (milliseconds: number): number => Math.max(0, Math.floor(milliseconds / 1000));

/** The headers of an answer that is held, over those that it has already. Lower-case names. */
export function answerHeaders(given: Headers, facts: AnswerFacts): Record<string, string> {
  const { state, age, lifetimes, etag, encoding, varyOn, isPublic } = facts;
  const vary = [given.get('vary'), 'accept', 'accept-encoding', ...varyOn].filter(Boolean).join(', ');
  return {
    // Named in lower case: the copy that Yoga's Headers make of others finds no name in another.
    ...Object.fromEntries([...given].map(([name, value]) => [name.toLowerCase(), value])),
    vary,
    age: String(inSeconds(age)),
    'cache-status': cacheStatus(state, lifetimes.fresh - age),
    ...(encoding && { 'content-encoding': encoding }),
    ...(isPublic && {
      etag,
      'cache-control': [
        'public',
        `max-age=${inSeconds(lifetimes.fresh)}`,
        `stale-while-revalidate=${inSeconds(lifetimes.stale)}`,
        `stale-if-error=${inSeconds(lifetimes.onError)}`,
      ].join(', '),
    }),
  };
}

/** RFC 9211. `ttl` is below zero for what is stale. */
function cacheStatus(state: CacheState, ttl: number): string {
  const seconds = `ttl=${Math.floor(ttl / 1000)}`;
  if (state === 'MISS') return `Pressgraph; fwd=miss; stored; ${seconds}`;
  if (state === 'HIT') return `Pressgraph; hit; ${seconds}`;
  return `Pressgraph; hit; ${seconds}; detail=${state === 'STALE' ? 'revalidating' : 'wordpress-fails'}`;
}

/** Whether `If-None-Match` names the validator, by the weak comparison that RFC 9110 has for it. */
export function isUnchanged(ifNoneMatch: string | null, etag: string | undefined): boolean {
  if (ifNoneMatch === null || etag === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
