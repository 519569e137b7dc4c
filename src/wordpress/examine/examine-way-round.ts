import type { Transport } from '../http/transport.ts';
import { RestRoot } from '../rest/rest-root.ts';
import type { RouteFinding } from './examination.ts';
import { createProber } from './probe.ts';

/** How many refused routes are requested once more. */
const MOST = 3;

/**
 * Whether what the web server or a firewall refuses by its path can be read at `?rest_route=`, which such rules often do not
 * know.
 */
export async function examineWayRound(
  transport: Transport,
  restRoot: RestRoot,
  findings: readonly RouteFinding[],
  signal: AbortSignal,
): Promise<readonly RouteFinding[]> {
  if (restRoot.isPlain) return findings;
  const refused = findings.filter(
    ({ state, blocker }) =>
      state === 'blocked' && (blocker?.kind === 'server' || blocker?.kind === 'firewall'),
  );
  const plain = new RestRoot(`${restRoot.origin}${restRoot.folder}/?rest_route=/`);
  const sendProbe = createProber(transport, plain, signal);
  const passes = new Map<string, boolean>();
  for (const { route } of refused.slice(0, MOST)) {
    const { works, json } = await sendProbe({ route, query: { per_page: 1, _fields: 'id' } });
    passes.set(route, works && Array.isArray(json));
  }
  return findings.map((finding) => ({ ...finding, passesByQuery: passes.get(finding.route) }));
}
