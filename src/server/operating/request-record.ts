import type { CallerIdentity } from '../../graphql/engine/caller-identity.ts';
import { requestIdOf } from './request-id.ts';

/**
 * How an operation ended: with all data; with some data and errors; executed but without data; or refused
 * before execution, for its syntax, its size or its caller.
 */
export type Outcome = 'success' | 'partial' | 'failure' | 'refused';

/** The schemas of a gateway: its own, and that of WPGraphQL. */
export type SchemaName = 'native' | 'wpgraphql';

export type OperationType = 'query' | 'mutation' | 'subscription';

/** What logs, metrics and traces report about one HTTP request to the gateway; filled in as it proceeds. */
export interface RequestRecord {
  readonly id: string;
  /** Path of its URL. */
  readonly path: string;
  /** The schema whose endpoint it is for; `undefined` for GraphiQL's files, health checks and wrong addresses. */
  readonly schema: SchemaName | undefined;
  /** On the clock of `performance.now()`. */
  readonly start: number;
  /** Requests to WordPress on its behalf. Milliseconds are the sum over requests, including concurrent ones. */
  readonly upstream: { requests: number; bytes: number; milliseconds: number };
  /** Caller input. */
  operationName?: string;
  operationType?: OperationType;
  caller?: CallerIdentity['kind'];
  /** Set for GraphQL requests only, not for GraphiQL's files or health checks. */
  outcome?: Outcome;
  /** Each code once. */
  errorCodes?: readonly string[];
}

/** Which schema an address is of. */
export type SchemaAt = (url: URL) => SchemaName | undefined;

export function beginRecord(request: Request, schemaAt: SchemaAt = () => undefined): RequestRecord {
  const url = new URL(request.url, 'http://localhost');
  return {
    id: requestIdOf(request.headers),
    path: url.pathname,
    schema: schemaAt(url),
    start: performance.now(),
    upstream: { requests: 0, bytes: 0, milliseconds: 0 },
  };
}
