import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../../operation/request-state.ts';
import type { CallerCounter, NodeContext } from './limit-callers.ts';
import { allowanceHeader } from './rate-limiter.ts';

/**
 * Rejects callers who have no points left, even before the cache is read. Others get the points they had left
 * when their request arrived in the `RateLimit` headers.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function useRateLimit(
  counter: CallerCounter,
  points: number,
): Plugin<Record<never, never>, NodeContext & RequestContext> {
  return {
    async onParams({ request, context: { req, requestState } }) {
      requestState.allowance = await counter.assertPointsLeft({ request, ...(req && { req }) });
    },
    onResponse({ request, response, serverContext }) {
      const { allowance } = serverContext.requestState;
      // Shared caches may store the response to a GET and serve it to other callers.
      if (!allowance || request.method === 'GET') return;
      response.headers.set('ratelimit-policy', `"minute";q=${points};w=60`);
      response.headers.set('ratelimit', allowanceHeader(allowance));
    },
  };
}
