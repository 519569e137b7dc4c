import type { Plugin } from 'graphql-yoga';

/**
 * Adds `Vary: Origin` to every response. Otherwise a shared cache could serve a page a response without CORS
 * headers, which was stored for a request without an origin.
 */
export function useVaryOrigin(): Plugin {
  return {
    onResponse({ response: { headers } }) {
      if (!/\borigin\b/i.test(headers.get('vary') ?? '')) headers.append('vary', 'Origin');
    },
  };
}
