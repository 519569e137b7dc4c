import { AsyncLocalStorage } from 'node:async_hooks';
import type { CallerIdentity } from '../../graphql/context.ts';

/**
 * What became of an operation: answered in full; in part, with errors; run without any data to show; or refused before
 * it ran, for its syntax, its size or its caller.
 */
export type Outcome = 'success' | 'partial' | 'failure' | 'refused';

export type OperationType = 'query' | 'mutation' | 'subscription';

/** What is known of one HTTP request to the gateway; filled as it goes on. */
export interface RequestRecord {
  readonly id: string;
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

const requests = new AsyncLocalStorage<RequestRecord>();

/** The request on whose behalf the code runs that asks; `undefined` for what the gateway does by itself. */
export const currentRequest = (): RequestRecord | undefined => requests.getStore();

export const runAsRequest = <Result>(record: RequestRecord, work: () => Result): Result =>
  requests.run(record, work);
