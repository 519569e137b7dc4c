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

/** Whether an error says that WordPress fails as a whole, now: then what is held is better than nothing. */
export const isOutage = (error: unknown): boolean =>
  error instanceof PressgraphError &&
  (error instanceof BrokenJsonError ||
    error.code === 'UPSTREAM_UNAVAILABLE' ||
    error.code === 'UPSTREAM_TIMEOUT' ||
    // 500 and the like, and what is no answer of WordPress at all; not what it refuses.
    (error.code === 'UPSTREAM_ERROR' && (error.wordpress === undefined || error.wordpress.status >= 500)));

/** A rejection as the value that DataLoader takes for it: a batch fails its keys one by one. */
export const failureOf = (error: unknown): Error =>
  error instanceof Error ? error : new Error('The request was ended.', { cause: error });
