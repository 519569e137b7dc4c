import type { GatewayLogger } from './gateway-logger.ts';

/** @param requestId Id of the request in which it occurred. */
export function logError(logger: Pick<GatewayLogger, 'error'>, error: unknown, requestId?: string): void {
  const err = error instanceof Error ? error : new Error(String(error));
  logger.error({ ...(requestId && { requestId }), err }, err.message);
}
