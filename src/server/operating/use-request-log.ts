import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../operation/request-state.ts';
import type { GatewayLogger } from './gateway-logger.ts';

/**
 * Logs one line for each request: operation, kind of caller, outcome and cost. No variables, documents or
 * credentials.
 */
export function useRequestLog(logger: GatewayLogger): Plugin<Record<never, never>, RequestContext> {
  return {
    onResponse({ request, response, serverContext }) {
      const { record } = serverContext.requestState;
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
      const cache = response.headers.get('cache-status');
      const line = {
        requestId: id,
        method: request.method,
        status: response.status,
        milliseconds: Math.round(performance.now() - start),
      };
      if (outcome === undefined) {
        // GraphiQL's files, health checks, and requests to a wrong address.
        logger.debug({ ...line, path }, 'request');
        return;
      }
      logger.info(
        {
          ...line,
          operationName,
          operationType,
          caller,
          outcome,
          ...(cache && { cache }),
          ...(errorCodes.length > 0 && { errors: errorCodes }),
          upstream: { ...upstream, milliseconds: Math.round(upstream.milliseconds) },
        },
        'operation',
      );
    },
  };
}
