import type { DiscoveredRoute } from '../../model/discovery.ts';
import type { Resource } from '../../model/resources.ts';
import { extrasOf, type SiteModel } from '../../model/site-model.ts';
import type { RouteFinding, RouteState } from './examination.ts';
import { totalIn } from './examine-abilities.ts';
import { type Probe, probeOf } from './probe.ts';
import type { Exchange } from './watched-transport.ts';

/** What became of each collection, from the requests by which discovery looked at it. */
export function findingsOfRoutes(
  resources: readonly Resource[],
  model: SiteModel,
  routes: Readonly<Record<string, DiscoveredRoute>>,
  exchanges: readonly Exchange[],
): readonly RouteFinding[] {
  return resources.map((resource) => {
    const { route, label, kind } = resource;
    const of = (method: string) =>
      exchanges.find(({ request }) => request.route === route && request.method === method);
    const [listed, described] = [of('GET'), of('OPTIONS')];
    const probe = listed && probeOf(listed);
    const declared = Object.keys(routes[route]?.properties ?? {});
    const ownFields = extrasOf(model, resource).fields.map(({ key }) => key);
    return {
      route,
      label,
      kind,
      state: stateOf(probe),
      status: probe?.status,
      problem: probe?.problem,
      blocker: probe?.blocker,
      total: probe?.works ? totalIn(probe) : undefined,
      describesItself: described && probeOf(described).works && declared.length > 0,
      ownFields,
      sampledFields: ownFields.filter((key) => !declared.includes(key)),
    };
  });
}

function stateOf(probe: Probe | undefined): RouteState {
  if (probe === undefined) return 'unasked';
  if (probe.works) return Array.isArray(probe.json) ? 'open' : 'failing';
  const { status } = probe;
  if (status === 404) return 'missing';
  // A page with the status 200 in the place of data is a refusal, too.
  const isRefusal = status !== undefined && status < 500 && status !== 429;
  return isRefusal ? 'blocked' : 'failing';
}
