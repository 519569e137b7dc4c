import type { CallerIdentity } from '../../graphql/engine/context.ts';
import { requestIdOf } from './request-id.ts';

/**
 * What became of an operation: answered in full; in part, with errors; run without any data to show; or refused before
 * it ran, for its syntax, its size or its caller.
 */
export type Outcome = 'success' | 'partial' | 'failure' | 'refused';

export type OperationType = 'query' | 'mutation' | 'subscription';

/** What is known of one HTTP request to the gateway; filled as it goes on. */
export interface RequestRecord {
  readonly id: string;
  /** Of its address. */
  readonly path: string;
  /** On the clock of `performance.now()`. */
  readonly start: number;
  /** What was asked of WordPress on its behalf. Milliseconds are summed up over requests that ran side by side. */
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

// Handed on with the request, and not by an AsyncLocalStorage: on Node 20, that slows each promise of the process down.
const records = new WeakMap<Request, RequestRecord>();

export function beginRecord(request: Request): RequestRecord {
  const record: RequestRecord = {
    id: requestIdOf(request.headers),
    path: new URL(request.url, 'http://localhost').pathname,
    start: performance.now(),
    upstream: { requests: 0, bytes: 0, milliseconds: 0 },
  };
  records.set(request, record);
  return record;
}

/** `undefined` for a request that did not come over HTTP. */
export const recordOf = (request: Request): RequestRecord | undefined => records.get(request);

/** Has what is done for one request noted with another, on whose behalf it was made. */
export function shareRecord(request: Request, made: Request): void {
  const record = records.get(request);
  if (record) records.set(made, record);
}
