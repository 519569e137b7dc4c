import DataLoader from 'dataloader';
import { PressgraphError } from '../../base/errors.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { failureOf, isOutage } from '../shared/error-kinds.ts';
import type { RouteState, SiteMemory } from './site-memory.ts';

/**
 * Checks whether REST routes work, each at most once a minute. By `GET` of a single id, not `HEAD`: a
 * firewall's page looks fine by its headers, and the reason of a refusal is in the body.
 */
export function createRouteStateLoader(
  client: WordPressClient,
  { routeStates }: SiteMemory,
): DataLoader<string, RouteState> {
  const state = async (route: string): Promise<RouteState> => {
    const known = routeStates.get(route);
    if (known) return known;
    const found = await tryRoute(client, route);
    // Transient failures are not cached: 502 while a host restarts, a truncated response.
    if (found.status !== undefined && !found.isPassing) routeStates.set(route, found);
    return found;
  };
  return new DataLoader((routes) => Promise.all(routes.map((route) => state(route).catch(failureOf))));
}

/** `/wp/v2/types` and `/wp/v2/taxonomies` return an object by key, for which `_fields=id` selects nothing. */
const KEYED = new Map([
  ['/wp/v2/types', 'post.slug'],
  ['/wp/v2/taxonomies', 'category.slug'],
]);

async function tryRoute(
  client: WordPressClient,
  route: string,
): Promise<RouteState & { readonly isPassing?: boolean }> {
  try {
    const keyed = KEYED.get(route);
    const query = keyed === undefined ? { per_page: 1, _fields: 'id' } : { _fields: keyed };
    const { status } = await client.request({ route, query });
    return { status, problem: undefined };
  } catch (error) {
    // An aborted operation says nothing about the route.
    if (!(error instanceof PressgraphError) || error.code === 'INTERNAL_SERVER_ERROR') throw error;
    const { wordpress, message } = error;
    return {
      status: wordpress?.status,
      problem: message.replace(`${route}: `, ''),
      isPassing: isOutage(error),
    };
  }
}
