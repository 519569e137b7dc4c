import type { Plugin } from 'graphql-yoga';
import type { CallerCounter, NodeContext } from './limit-callers.ts';
import type { Allowance } from './rate-limiter.ts';

/**
 * Refuses callers who have asked for too much, before so much as the cache is asked, and tells the others what they had
 * left when they asked.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function useRateLimit(
  counter: CallerCounter,
  points: number,
): Plugin<Record<never, never>, NodeContext> {
  const allowances = new WeakMap<Request, Allowance>();
  return {
    async onParams({ request, context }) {
      const { req } = context;
      allowances.set(request, await counter.assertMayAsk({ request, ...(req && { req }) }));
    },
    onResponse({ request, response }) {
      const allowance = allowances.get(request);
      // What is answered to GET may be held by caches, for others.
      if (!allowance || request.method === 'GET') return;
      response.headers.set('ratelimit-policy', `"minute";q=${points};w=60`);
      response.headers.set('ratelimit', `"minute";r=${allowance.remaining};t=${allowance.reset}`);
    },
  };
}
