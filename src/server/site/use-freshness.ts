import type { Plugin } from 'graphql-yoga';
import type { Freshness } from '../../changes/watch/freshness.ts';

/** Ends subscriptions and the watching of the site when the gateway is disposed of. */
export function useFreshness(freshness: Freshness, closeShared?: () => Promise<void>): Plugin {
  return {
    async onDispose() {
      await freshness.stop();
      await (closeShared ? closeShared() : freshness.hub.close());
    },
  };
}
