import { PressgraphError } from '../../base/errors.ts';
import { BrokenJsonError } from '../../wordpress/rest/reading/rest-answer.ts';

/**
 * Whether a route permanently refuses this caller: it requires a credential, is blocked by a plugin or
 * firewall, or does not exist. A site that is busy, slow or broken has not refused.
 */
export function isRefusal(error: unknown): boolean {
  if (error instanceof BrokenJsonError) return false;
  const status = error instanceof PressgraphError ? error.wordpress?.status : undefined;
  return status !== undefined && status < 500 && status !== 429 && status !== 408;
}

/**
 * Whether the site responded at all, even with a refusal or an invalid response: other requests may still
 * succeed.
 */
export const isAnswer = (error: unknown): boolean =>
  error instanceof PressgraphError &&
  error.code !== 'UPSTREAM_TIMEOUT' &&
  error.code !== 'UPSTREAM_UNAVAILABLE';

/** Whether an error means that WordPress is down: then stale entries are better than none. */
export const isOutage = (error: unknown): boolean =>
  error instanceof PressgraphError &&
  (error instanceof BrokenJsonError ||
    error.code === 'UPSTREAM_UNAVAILABLE' ||
    error.code === 'UPSTREAM_TIMEOUT' ||
    // 5xx, and responses that are not from WordPress at all; not refusals.
    (error.code === 'UPSTREAM_ERROR' && (error.wordpress === undefined || error.wordpress.status >= 500)));

/** A rejection as an `Error` value, so that a DataLoader batch can fail keys individually. */
export const failureOf = (error: unknown): Error =>
  error instanceof Error ? error : new Error('The request was aborted.', { cause: error });
