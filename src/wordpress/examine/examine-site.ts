import { setMaxListeners } from 'node:events';
import type { DiscoveryAttempt } from '../../model/discovery.ts';
import { type FoundRestRoot, findRestRoot } from '../discovery/find-rest-root.ts';
import { parseSiteAddress } from '../discovery/site-address.ts';
import { createTransport, type TransportOptions } from '../http/transport.ts';
import type { Blocker } from './blocker.ts';
import type { Examination } from './examination.ts';
import { examineConnection } from './examine-connection.ts';
import { examineFound } from './examine-found.ts';
import { probeOf } from './probe.ts';
import { createUntilOver, type UntilOver } from './until-over.ts';
import { type WatchedTransport, watchTransport } from './watched-transport.ts';

const MOST_CONCURRENT = 2;

export interface ExaminationOptions extends TransportOptions {
  /** `Basic …`, sent to the REST API alone; the public's view is examined in any case. */
  readonly authorization?: string | undefined;
  /** Ends the examination: what was found until then is told. */
  readonly signal: AbortSignal;
}

/**
 * Finds out what of a site the gateway can serve, gently: about 25 requests for a plain WordPress, two more for each
 * post type and taxonomy of its own.
 *
 * @throws PressgraphError `BAD_USER_INPUT` for what is no address of a site. Whatever else goes wrong is told.
 */
export async function examineSite(address: string, options: ExaminationOptions): Promise<Examination> {
  const { signal, authorization, connectTimeout, onRequest } = options;
  const candidates = parseSiteAddress(address);
  // Each request under way listens to it, those that wait for their place included.
  setMaxListeners(0, signal);
  let requests = 0;
  const transport = watchTransport(
    createTransport({
      ...options,
      // What fails once is told, not asked again.
      retries: 0,
      breakerCooldown: 0,
      maxConcurrent: Math.min(options.maxConcurrent, MOST_CONCURRENT),
      onRequest: (log) => {
        requests += 1;
        onRequest?.(log);
      },
    }),
  );
  const untilOver = createUntilOver(signal);
  try {
    const search = await searchAll(transport, candidates, untilOver, signal);
    const site =
      search.found &&
      (await examineFound(transport, search.found, search.attempts, untilOver, signal, authorization));
    const origin = new URL(
      site?.restRoot ?? transport.exchanges.at(-1)?.request.url ?? candidates[0] ?? address,
    );
    return {
      address,
      attempts: search.attempts,
      site,
      blocker: site ? undefined : blockerOf(transport),
      redirectsTo: search.redirectsTo?.origin,
      connection: await examineConnection(origin, transport.exchanges, connectTimeout),
      isCutShort: untilOver.isOver(),
      requests,
    };
  } finally {
    // Not waited for: what is still under way when the time is over may last.
    void transport.close();
  }
}

async function searchAll(
  transport: WatchedTransport,
  candidates: readonly URL[],
  untilOver: UntilOver,
  signal: AbortSignal,
): Promise<{
  found?: FoundRestRoot | undefined;
  attempts: DiscoveryAttempt[];
  redirectsTo?: URL | undefined;
}> {
  const attempts: DiscoveryAttempt[] = [];
  for (const candidate of candidates) {
    const result = await untilOver(() => findRestRoot(transport, candidate, signal), undefined);
    if (result === undefined) break;
    const { found, redirectsTo, unreachable } = result;
    attempts.push(...result.attempts);
    if (found !== undefined || unreachable === undefined) return { found, attempts, redirectsTo };
  }
  return { attempts };
}

/** Who refused the REST API, rather than one of the pages that were searched for its address. */
function blockerOf({ exchanges }: WatchedTransport): Blocker | undefined {
  const blockers = exchanges.flatMap((exchange) => {
    const { blocker } = probeOf(exchange);
    return blocker === undefined ? [] : [blocker];
  });
  const order = ['plugin', 'firewall', 'wordpress', 'server', 'network'];
  return blockers.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0];
}
