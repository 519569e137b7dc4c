import type { Plugin } from 'graphql-yoga';
import type { GatewayContext } from '../../graphql/engine/context.ts';
import type { SiteFollower } from './site-follower.ts';

/**
 * Gives each operation its schema and the site that belongs to it, both at one moment: when the site changes meanwhile,
 * the operation ends on what it began with. Yoga's own `schema` and `context` are asked at two.
 */
export function useServedSite(follower: SiteFollower): Plugin<Pick<GatewayContext, 'site'>> {
  return {
    onEnveloped({ setSchema, extendContext }) {
      const { schema, site } = follower.served;
      setSchema(schema);
      extendContext({ site });
    },
    onDispose: () => follower.stop(),
  };
}
