import type { DiscoveredRoute, Discovery } from '../../model/discovery.ts';
import { buildSiteModel, describedRoutes } from '../../model/site-model.ts';

/**
 * A discovery, with what it could not read as it was known before: that is no news about the site.
 *
 * @param known The same site's.
 */
export function completedBy(known: Discovery, found: Discovery): Discovery {
  const site = {
    ...found,
    types: found.types ?? known.types,
    taxonomies: found.taxonomies ?? known.taxonomies,
  };
  const routes = describedRoutes(buildSiteModel(site)).flatMap((route) => {
    const now = found.routes[route];
    const described = now && !isSilent(now) ? now : (known.routes[route] ?? now);
    return described ? [[route, described] as const] : [];
  });
  return { ...site, routes: { ...found.routes, ...Object.fromEntries(routes) } };
}

/** Neither the declaration nor the items of a route could be read. */
const isSilent = ({ properties, parameters, samples }: DiscoveredRoute): boolean =>
  parameters === undefined && Object.keys(properties).length === 0 && samples.length === 0;
