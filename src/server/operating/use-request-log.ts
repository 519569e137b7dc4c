import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { recordOf } from './request-records.ts';

/**
 * One line for each request: who asked for what, what became of it, and what it cost WordPress. Variables and documents
 * are not among it, nor what speaks for the caller.
 */
export function useRequestLog(logger: Logger): Plugin {
  return {
    onResponse({ request, response }) {
      const record = recordOf(request);
      if (!record || !logger.isLevelEnabled(record.outcome === undefined ? 'debug' : 'info')) return;
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
        // GraphiQL's files, health checks, and what is asked of the wrong address.
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
