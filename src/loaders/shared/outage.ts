import { PressgraphError } from '../../base/errors.ts';
import { BrokenJsonError } from '../../wordpress/rest/rest-answer.ts';

/** Whether an error says that WordPress fails as a whole, now: then what is held is better than nothing. */
export const isOutage = (error: unknown): boolean =>
  error instanceof PressgraphError &&
  (error instanceof BrokenJsonError ||
    error.code === 'UPSTREAM_UNAVAILABLE' ||
    error.code === 'UPSTREAM_TIMEOUT' ||
    // 500 and the like, and what is no answer of WordPress at all; not what it refuses.
    (error.code === 'UPSTREAM_ERROR' && (error.wordpress === undefined || error.wordpress.status >= 500)));
