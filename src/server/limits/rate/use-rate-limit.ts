import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../../operation/request-state.ts';
import type { CallerCounter, NodeContext } from './limit-callers.ts';

/**
 * Rejects callers who have no points left, before even the cache is read, and tells the others what they had left when
 * their request arrived.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function useRateLimit(
  counter: CallerCounter,
  points: number,
): Plugin<Record<never, never>, NodeContext & RequestContext> {
  return {
    async onParams({ request, context: { req, requestState } }) {
      requestState.allowance = await counter.assertMayAsk({ request, ...(req && { req }) });
    },
    onResponse({ request, response, serverContext }) {
      const { allowance } = serverContext.requestState;
      // Caches may keep the answer to a GET, for others.
      if (!allowance || request.method === 'GET') return;
      response.headers.set('ratelimit-policy', `"minute";q=${points};w=60`);
      response.headers.set('ratelimit', `"minute";r=${allowance.remaining};t=${allowance.reset}`);
    },
  };
}
