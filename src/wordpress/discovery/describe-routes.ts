import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import type { WordPressClient } from '../rest/client.ts';

/** How many routes one answer describes: their names are in its address. */
const MOST_AT_ONCE = 50;

/**
 * What routes say of their items and arguments. WordPress describes all routes of a namespace in one answer, each as `OPTIONS`
 * of the route would (`WP_REST_Server::get_data_for_route`).
 *
 * @param namespaces Those of the site.
 * @returns By route, each as soon as it is known: `undefined` for a route that is to be asked itself.
 */
export function describeTogether(
  client: WordPressClient,
  routes: readonly string[],
  namespaces: readonly string[],
  signal: AbortSignal | undefined,
): ReadonlyMap<string, Promise<unknown>> {
  // WordPress.com has its namespaces elsewhere.
  if (client.restRoot.site !== undefined) return new Map();
  const described = new Map<string, Promise<unknown>>();
  for (const [namespace, own] of byNamespace(routes, namespaces)) {
    for (let start = 0; start < own.length; start += MOST_AT_ONCE) {
      const some = own.slice(start, start + MOST_AT_ONCE);
      // A single one is asked itself.
      if (some.length === 1) continue;
      const answer = describeSome(client, namespace, some, signal);
      for (const route of some)
        described.set(
          route,
          answer.then((known) => known[route]),
        );
    }
  }
  return described;
}

function byNamespace(
  routes: readonly string[],
  namespaces: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>();
  for (const route of routes) {
    const [namespace] = namespaces
      .filter((name) => route.startsWith(`/${name}/`))
      .sort((one, other) => other.length - one.length);
    if (namespace !== undefined) grouped.set(namespace, [...(grouped.get(namespace) ?? []), route]);
  }
  return grouped;
}

async function describeSome(
  client: WordPressClient,
  namespace: string,
  routes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const { body } = await client.request({
      route: `/${namespace}`,
      query: { context: 'help', _fields: routes.map((route) => `routes.${route}`) },
      signal,
    });
    const described = isRecord(body) && isRecord(body['routes']) ? Object.entries(body['routes']) : [];
    // Without a schema, it may be an answer that a cache keeps for another context.
    return Object.fromEntries(described.filter(([, route]) => isRecord(route) && isRecord(route['schema'])));
  } catch (error) {
    if (signal?.aborted || !(error instanceof PressgraphError)) throw error;
    return {};
  }
}
