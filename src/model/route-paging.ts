import { isRecord } from '../base/json.ts';
import type { DiscoveredRoute } from './discovery.ts';
import type { Resource } from './resources.ts';

/** How a route's list can be read in parts. */
export interface RoutePaging {
  /** The most items that it returns per request (`per_page`). */
  readonly maximum: number;
  /** Whether it knows `offset`; if not, it knows pages alone. */
  readonly hasOffset: boolean;
}

/** The most items that WordPress returns per request. */
export const MAX_PER_PAGE = 100;

/** What a route declares, or WordPress's own values: its hierarchical taxonomies know no `offset`. */
export function routePaging(resource: Resource, route: DiscoveredRoute | undefined): RoutePaging {
  const isTree = resource.kind === 'term' && resource.hierarchical;
  const parameters = route?.parameters;
  return {
    maximum: maximumIn(parameters),
    hasOffset: isRecord(parameters?.['per_page']) ? 'offset' in (parameters ?? {}) : !isTree,
  };
}

/** The maximum of `per_page` that a route declares, or WordPress's own. */
export function maximumIn(parameters: DiscoveredRoute['parameters']): number {
  const perPage = parameters?.['per_page'];
  const maximum = isRecord(perPage) ? perPage['maximum'] : undefined;
  const isLimit = typeof maximum === 'number' && Number.isInteger(maximum) && maximum > 0;
  return isLimit ? Math.min(maximum, MAX_PER_PAGE) : MAX_PER_PAGE;
}
