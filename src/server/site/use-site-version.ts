import type { Plugin } from 'graphql-yoga';
import type { GatewayContext } from '../../graphql/engine/context.ts';
import type { ServedSite } from './served-site.ts';

/**
 * Gives each operation its schema and the matching site model, atomically: if the site changes meanwhile, the
 * operation finishes on the version it began with. Yoga itself reads `schema` and `context` at different times.
 */
export function useSiteVersion(site: Pick<ServedSite, 'version'>): Plugin<Pick<GatewayContext, 'site'>> {
  return {
    onEnveloped({ setSchema, extendContext }) {
      const { schema, model } = site.version;
      setSchema(schema);
      extendContext({ site: model });
    },
  };
}
