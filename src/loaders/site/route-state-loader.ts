import DataLoader from 'dataloader';
import { PressgraphError } from '../../base/errors.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { failureOf, isOutage } from '../shared/error-kinds.ts';
import type { RouteState, SiteMemory } from './site-memory.ts';

/**
 * Whether REST routes answer, each tried once a minute whoever asks. By `GET` of a single id, not by `HEAD`: the page of
 * a firewall looks well from its headers, and a refusal gives its reason in the body only.
 */
export function createRouteStateLoader(
  client: WordPressClient,
  { routeStates }: SiteMemory,
): DataLoader<string, RouteState> {
  const state = async (route: string): Promise<RouteState> => {
    const known = routeStates.get(route);
    if (known) return known;
    const found = await tryRoute(client, route);
    // What passes is not remembered: 502 while a host restarts, half an answer.
    if (found.status !== undefined && !found.isPassing) routeStates.set(route, found);
    return found;
  };
  return new DataLoader((routes) => Promise.all(routes.map((route) => state(route).catch(failureOf))));
}

/** `/wp/v2/types` and `/wp/v2/taxonomies` answer by key, where a bare `id` means nothing. */
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
    // What ends the operation is not the route's fault.
    if (!(error instanceof PressgraphError) || error.code === 'INTERNAL_SERVER_ERROR') throw error;
    const { wordpress, message } = error;
    return {
      status: wordpress?.status,
      problem: message.replace(`${route}: `, ''),
      isPassing: isOutage(error),
    };
  }
}
