import type { Plugin } from 'graphql-yoga';

/**
 * Says of each answer that it depends on who reads it: one that came for no page, without the headers that let pages
 * read it, is not to be given to a page by a cache on the way.
 */
export function useVaryOrigin(): Plugin {
  return {
    onResponse({ response: { headers } }) {
      if (!/\borigin\b/i.test(headers.get('vary') ?? '')) headers.append('vary', 'Origin');
    },
  };
}
