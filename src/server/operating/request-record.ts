import type { CallerIdentity } from '../../graphql/engine/context.ts';
import { requestIdOf } from './request-id.ts';

/**
 * How an operation ended: answered in full; in part, with errors; run without any data to show; or refused before it ran,
 * for its syntax, its size or its caller.
 */
export type Outcome = 'success' | 'partial' | 'failure' | 'refused';

export type OperationType = 'query' | 'mutation' | 'subscription';

/** What log, metrics and traces report of one HTTP request to the gateway; filled as it goes on. */
export interface RequestRecord {
  readonly id: string;
  /** Of its address. */
  readonly path: string;
  /** On the clock of `performance.now()`. */
  readonly start: number;
  /** Requests to WordPress on its behalf. Milliseconds are summed up over requests that ran side by side. */
  readonly upstream: { requests: number; bytes: number; milliseconds: number };
  /** The caller's own word. */
  operationName?: string;
  operationType?: OperationType;
  caller?: CallerIdentity['kind'];
  /** Only GraphQL has one: not GraphiQL's files, nor health checks. */
  outcome?: Outcome;
  /** Each code once. */
  errorCodes?: readonly string[];
}

export const beginRecord = (request: Request): RequestRecord => ({
  id: requestIdOf(request.headers),
  path: new URL(request.url, 'http://localhost').pathname,
  start: performance.now(),
  upstream: { requests: 0, bytes: 0, milliseconds: 0 },
});
