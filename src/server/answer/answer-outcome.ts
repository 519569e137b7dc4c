import type { ExecutionResult } from 'graphql';
import type { CacheUse } from '../../cache/cache-use.ts';
import type { Produced } from '../../cache/read-through-cache.ts';

/** Errors that stay as they are for a while: WordPress, or what stands before it, refuses a part to the public. */
const LASTING = new Set<unknown>(['FORBIDDEN', 'UNAUTHENTICATED']);

/** Errors that pass, or so one hopes. */
const PASSING = /^UPSTREAM_|^INTERNAL_SERVER_ERROR$/;

/** What is to be done with the result of an operation. */
export function outcomeOf(
  { data, errors, extensions }: ExecutionResult,
  use: CacheUse,
): Produced<unknown>['outcome'] {
  const codes = (errors ?? []).map((error) => error.extensions?.['code']);
  if (use.usedStaleOnError || codes.some((code) => PASSING.test(String(code)))) return 'failed';
  const isWhole = data !== undefined && data !== null && extensions === undefined;
  return isWhole && !use.isPrivate && codes.every((code) => LASTING.has(code)) ? 'keep' : 'pass';
}
