import type { Plugin } from 'graphql-yoga';
import type { WordPressClient } from '../../wordpress/rest/client.ts';

/** Ends the connections to WordPress when the gateway is disposed of. */
export function useUpstreamClose(client: WordPressClient): Plugin {
  return { onDispose: () => client.close() };
}
