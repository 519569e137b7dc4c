import type { Plugin } from 'graphql-yoga';
import type { GatewayContext } from '../../graphql/engine/context.ts';
import type { ServedSite } from './served-site.ts';

/**
 * Gives each operation its schema and the site model that belongs to it, both at one moment: if the site changes
 * meanwhile, the operation ends on what it began with. Yoga reads its own `schema` and `context` at two moments.
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
