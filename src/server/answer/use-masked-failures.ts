import type { Plugin } from 'graphql-yoga';
import type { Mistakes } from '../operating/mistakes.ts';

/**
 * Hides errors of plugins: the HTTP server would send their stack to the client, with status 500. GraphQL's own errors never
 * come this far.
 */
export function useMaskedFailures(mistakes: Mistakes): Plugin {
  return {
    instrumentation: {
      async request(_, answer) {
        try {
          await answer();
        } catch (error) {
          mistakes.fail(error);
          // The server sends the stack, if there is one.
          throw Object.assign(new Error('Internal error in the gateway.'), { stack: undefined });
        }
      },
    },
  };
}
