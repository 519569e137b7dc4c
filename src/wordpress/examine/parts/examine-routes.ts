import type { DiscoveredRoute } from '../../../model/discovery.ts';
import type { Resource } from '../../../model/resources.ts';
import { extrasOf, type SiteModel } from '../../../model/site-model.ts';
import type { RouteFinding, RouteState } from '../examination.ts';
import { type Probe, probeOf, totalIn } from '../probe.ts';
import type { RecordedExchange } from '../recording-transport.ts';

/** The findings about each collection, from the requests that discovery sent to it. */
export function routeFindings(
  resources: readonly Resource[],
  model: SiteModel,
  routes: Readonly<Record<string, DiscoveredRoute>>,
  exchanges: readonly RecordedExchange[],
  isPathBlocked: (route: string) => boolean,
): readonly RouteFinding[] {
  return resources.map((resource) => {
    const { route, label, kind } = resource;
    const exchangesOf = (method: string) =>
      exchanges.filter(({ request }) => request.route === route && request.method === method);
    // If the path is blocked, a second request passes as a parameter.
    const bestOf = (method: string) => {
      const probes = exchangesOf(method).map((exchange) => probeOf(exchange));
      return probes.find(({ works }) => works) ?? probes[0];
    };
    const [probe, described] = [bestOf('GET'), bestOf('OPTIONS')];
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
      // With others, or by `OPTIONS`.
      describesItself: declared.length > 0 || (described && false),
      isPathBlocked: isPathBlocked(route),
      ownFields,
      sampledFields: ownFields.filter((key) => !declared.includes(key)),
    };
  });
}

function stateOf(probe: Probe | undefined): RouteState {
  if (probe === undefined) return 'skipped';
  if (probe.works) return Array.isArray(probe.json) ? 'open' : 'failing';
  const { status } = probe;
  if (status === 404) return 'missing';
  // An HTML page with status 200 instead of data is a refusal, too.
  const isRefusal = status !== undefined && status < 500 && status !== 429;
  return isRefusal ? 'blocked' : 'failing';
}
