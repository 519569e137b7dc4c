import { PressgraphError } from '../../base/errors.ts';
import { ExchangeError } from './exchange/exchange-error.ts';

/** A failed exchange as callers may see it, naming the route; the original is its `cause`. */
export function upstreamError(error: unknown, route: string): PressgraphError {
  if (error instanceof PressgraphError) return error;
  const { code, message } = error instanceof ExchangeError ? error : new ExchangeError('failed');
  return new PressgraphError(code, `${route}: ${message}.`, { route, cause: error });
}

/** The failure of an exchange behind an error, if that is what it is about. */
export function exchangeErrorOf(error: unknown): ExchangeError | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof ExchangeError) return current;
  }
  return undefined;
}

/** Whether a signal aborted because time ran out, and not because the caller left. */
export const isDeadline = (reason: unknown): boolean =>
  reason instanceof PressgraphError
    ? reason.code === 'UPSTREAM_TIMEOUT'
    : reason instanceof Error && reason.name === 'TimeoutError';
