import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../../operation/request-state.ts';
import type { RequestRecord } from '../request-record.ts';
import type { GatewayLogger } from './gateway-logger.ts';

/**
 * Logs one line for each request: operation, kind of caller, outcome and cost. No variables, documents or
 * credentials.
 */
export function useRequestLog(logger: GatewayLogger): Plugin<Record<never, never>, RequestContext> {
  return {
    onResponse({ request: { method }, response: { status, headers }, serverContext }) {
      const { record, delivered } = serverContext.requestState;
      const cache = headers.get('cache-status');
      const log = () => logRequest(logger, record, { method, status, cache });
      if (delivered) void delivered.then(log);
      else log();
    },
  };
}

/** A response, as far as it is logged. */
export interface LoggedResponse {
  readonly method: string;
  readonly status: number;
  /** Its `Cache-Status`. */
  readonly cache: string | null;
}

/** Logs a request that is answered. */
export function logRequest(
  logger: GatewayLogger,
  record: RequestRecord,
  { method, status, cache }: LoggedResponse,
): void {
  if (logger.isLevelEnabled?.(record.outcome === undefined ? 'debug' : 'info') === false) return;
  const {
    id,
    path,
    start,
    operationName,
    operationType,
    caller,
    outcome,
    errorCodes = [],
    upstream,
  } = record;
  const milliseconds = Math.round(performance.now() - start);
  if (outcome === undefined) {
    // GraphiQL's files, health checks, and requests to a wrong address.
    logger.debug({ requestId: id, method, status, milliseconds, path }, 'request');
    return;
  }
  // One literal: objects that are spread cost twice the rest of the line, and more than a cached answer.
  const { requests, bytes, milliseconds: waited } = upstream;
  logger.info(
    {
      requestId: id,
      method,
      status,
      milliseconds,
      operationName,
      operationType,
      caller,
      outcome,
      cache: cache || undefined,
      errors: errorCodes.length > 0 ? errorCodes : undefined,
      upstream: { requests, bytes, milliseconds: Math.round(waited) },
    },
    'operation',
  );
}
