import type { Lifetimes } from '../../cache/cache-entry.ts';
import type { CacheState } from '../../cache/read-through-cache.ts';

export interface AnswerFacts {
  readonly state: CacheState;
  /** In milliseconds. */
  readonly age: number;
  readonly lifetimes: Lifetimes;
  readonly etag: string;
  readonly encoding: string | undefined;
  /** Whether shared caches may store it; not so for `POST`. */
  readonly isPublic: boolean;
}

const inSeconds = (milliseconds: number): number => Math.max(0, Math.floor(milliseconds / 1000));

/**
 * The headers of a cached answer, merged over the given ones. Lower-case names.
 *
 * @param varyOn Names of request headers that the answer depends on.
 */
export function answerHeaders(
  given: Headers,
  varyOn: readonly string[],
  facts: AnswerFacts,
): Record<string, string> {
  const vary = [given.get('vary'), 'accept', 'accept-encoding', ...varyOn].filter(Boolean).join(', ');
  // Lower case: when Yoga copies Headers, lookups do not match names in another case.
  const others = [...given].map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    // A shared cache would send the id of one caller's request to others.
    ...Object.fromEntries(others.filter(([name]) => !(facts.isPublic && name === 'x-request-id'))),
    vary,
    ...changingHeaders(facts),
  };
}

/** Those of them that depend on the answer, and when it is sent. */
export function changingHeaders({
  state,
  age,
  lifetimes,
  etag,
  encoding,
  isPublic,
}: AnswerFacts): Record<string, string> {
  return {
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

/** RFC 9211. `ttl` is negative for a stale answer. */
function cacheStatus(state: CacheState, ttl: number): string {
  const seconds = `ttl=${Math.floor(ttl / 1000)}`;
  if (state === 'MISS') return `Pressgraph; fwd=miss; stored; ${seconds}`;
  if (state === 'HIT') return `Pressgraph; hit; ${seconds}`;
  return `Pressgraph; hit; ${seconds}; detail=${state === 'STALE' ? 'revalidating' : 'wordpress-fails'}`;
}

/** Whether `If-None-Match` matches the validator, by weak comparison (RFC 9110). */
export function isUnchanged(ifNoneMatch: string | null, etag: string | undefined): boolean {
  if (ifNoneMatch === null || etag === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
