import { PressgraphError } from '../../base/errors.ts';
import { createSemaphore } from '../../base/scheduling/semaphore.ts';

export interface RequestTurnsOptions {
  /** Most requests in all. */
  readonly maxRequests: number;
  /** Most requests that are in flight, or queued behind those of others, at once. */
  readonly maxAtOnce: number;
}

/** The requests of one operation: how many it may send in all, and at once. */
export interface RequestTurns {
  /** @throws PressgraphError QUERY_TOO_COMPLEX, without sending the request, if the operation has sent all it may. */
  take<T>(route: string, send: () => Promise<T>, signal: AbortSignal | undefined): Promise<T>;
}

/**
 * Bounds what one operation can ask of WordPress, whatever it was estimated at: a site may leave items out of its lists,
 * or have a hundred thousand tags at one post. A few requests at a time are enough to keep WordPress busy; the others wait
 * here, so that they neither fill the queue nor stand before those of other operations.
 */
export function createRequestTurns({ maxRequests, maxAtOnce }: RequestTurnsOptions): RequestTurns {
  const semaphore = createSemaphore(maxAtOnce);
  let taken = 0;
  return {
    async take(route, send, signal) {
      taken += 1;
      if (taken > maxRequests) {
        throw new PressgraphError(
          'QUERY_TOO_COMPLEX',
          `${route}: not requested, since the operation has sent ${maxRequests} requests to WordPress already.`,
          { route, details: { limit: maxRequests } },
        );
      }
      return await semaphore.run(send, signal);
    },
  };
}
