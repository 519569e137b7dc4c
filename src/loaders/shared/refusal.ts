import { PressgraphError } from '../../base/errors.ts';
import { BrokenJsonError } from '../../wordpress/rest/rest-answer.ts';

/**
 * Whether a route will not serve this caller, now or later: a credential is wanted, a plugin or a firewall blocks it, or
 * this WordPress does not have it. A site that is busy, slow or broken has refused nothing.
 */
export function isRefusal(error: unknown): boolean {
  if (error instanceof BrokenJsonError) return false;
  const status = error instanceof PressgraphError ? error.wordpress?.status : undefined;
  return status !== undefined && status < 500 && status !== 429 && status !== 408;
}

/** Whether the site has answered, if only that it will not, or badly: what was asked in one request may be asked in others. */
export const isAnswer = (error: unknown): boolean =>
  error instanceof PressgraphError &&
  error.code !== 'UPSTREAM_TIMEOUT' &&
  error.code !== 'UPSTREAM_UNAVAILABLE';
