import type { ExecutionResult, GraphQLError } from 'graphql';
import type { CacheUse } from '../../cache/cache-use.ts';
import type { Produced } from '../../cache/read-through-cache.ts';

/** Codes of permanent errors. */
const LASTING = new Set<unknown>(['FORBIDDEN', 'UNAUTHENTICATED']);

/**
 * Whether an error is safe to cache: WordPress, or a proxy in front of it, denies the public a part. What the gateway
 * itself denies depends on its settings, and other gateways that share the cache may have others.
 */
const isLasting = ({ extensions }: GraphQLError): boolean =>
  LASTING.has(extensions?.['code']) && extensions['wordpress'] !== undefined;

/** Transient errors, or so one hopes. */
const PASSING = /^UPSTREAM_|^INTERNAL_SERVER_ERROR$/;

/** What the answer cache does with the result of an operation. */
export function outcomeOf(
  { data, errors, extensions }: ExecutionResult,
  use: CacheUse,
): Produced<unknown>['outcome'] {
  const codes = (errors ?? []).map((error) => error.extensions?.['code']);
  if (use.usedStaleOnError || codes.some((code) => PASSING.test(String(code)))) return 'failed';
  const isWhole = data !== undefined && data !== null && extensions === undefined;
  return isWhole && !use.isPrivate && (errors ?? []).every(isLasting) ? 'keep' : 'pass';
}
