import { hash } from 'node:crypto';
import type { CostEstimate } from '../../graphql/engine/cost/ledger.ts';
import { OperationPrefetch } from '../../loaders/prefetch/operation-prefetch.ts';
import type { PrefetchMemory } from '../../loaders/prefetch/prefetch-memory.ts';
import type { SchemaName } from '../operating/request-record.ts';

/** What says which operation it is. */
export interface SentParameters {
  readonly query?: string | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Most requests of one operation that may be sent in vain. */
const MOST_REQUESTS = 100;

/**
 * Prefetching for an operation of the public. What it may send in vain is what its estimate leaves of `MAX_COST`: the
 * requests that it needs are never refused for it.
 *
 * @param schema The schema that it is of.
 * @param limits Most requests to WordPress: the operation's own, and those that are sent in vain.
 * @returns `undefined` if prefetching is off, or the operation is not known by its text.
 */
export function operationPrefetch(
  memory: PrefetchMemory | undefined,
  { params, estimate }: { readonly params?: SentParameters; readonly estimate?: CostEstimate },
  schema: SchemaName | undefined,
  { maxCost }: { readonly maxCost: number },
): OperationPrefetch | undefined {
  if (memory === undefined || estimate === undefined || !params?.query) return undefined;
  const { query, operationName, variables } = params;
  const given = Object.entries(variables ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify([schema, query, operationName ?? null, given]);
  return new OperationPrefetch({
    memory,
    operation: hash('sha256', text, 'base64url'),
    mostRequests: Math.min(MOST_REQUESTS, Math.max(0, maxCost - estimate.requests)),
    canGuess: 2 * estimate.requests <= maxCost,
  });
}
