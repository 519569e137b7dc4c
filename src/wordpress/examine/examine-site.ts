import { setMaxListeners } from 'node:events';
import type { DiscoveryAttempt } from '../../model/discovery.ts';
import type { NamespaceDescription } from '../../model/namespaces/namespace-description.ts';
import { type FoundRestRoot, findRestRoot } from '../discovery/root/find-rest-root.ts';
import { parseSiteAddress } from '../discovery/root/site-address.ts';
import { type SiteHeaderOptions, siteHeadersFor } from '../http/site-headers.ts';
import { createTransport, type TransportOptions } from '../http/transport.ts';
import type { Blocker } from './blocker.ts';
import type { Examination } from './examination.ts';
import { examineConnection } from './examine-connection.ts';
import { examineFoundSite } from './examine-found-site.ts';
import { probeOf } from './probe.ts';
import { type RecordingTransport, recordTransport } from './recording-transport.ts';
import { createTimeLimit, type TimeLimit } from './time-limit.ts';

const MAX_CONCURRENT = 2;

export interface ExaminationOptions extends TransportOptions, SiteHeaderOptions {
  /** Further namespaces of the REST API, besides the built-in descriptions. */
  readonly describedNamespaces?: readonly NamespaceDescription[] | undefined;
  /** `Basic …`, sent to the REST API only. The public view is examined in any case. */
  readonly authorization?: string | undefined;
  /** Ends the examination, which then returns what it has found so far. */
  readonly signal: AbortSignal;
}

/**
 * Determines what the gateway can serve of a site. Takes about 25 requests for a plain WordPress, and two more for each
 * custom post type and taxonomy.
 *
 * @throws PressgraphError `BAD_USER_INPUT` if the address cannot be that of a site. All other problems are reported.
 */
export async function examineSite(address: string, options: ExaminationOptions): Promise<Examination> {
  const { signal, authorization, describedNamespaces, connectTimeout, onRequest } = options;
  const candidates = parseSiteAddress(address);
  // Every request in flight or queued adds a listener.
  setMaxListeners(0, signal);
  let requests = 0;
  const transport = recordTransport(
    createTransport({
      ...options,
      headersFor: siteHeadersFor(candidates[0], options),
      // Failures are reported rather than retried.
      retries: 0,
      breakerCooldown: 0,
      maxConcurrent: Math.min(options.maxConcurrent, MAX_CONCURRENT),
      onRequest: (log) => {
        requests += 1;
        onRequest?.(log);
      },
    }),
  );
  const timeLimit = createTimeLimit(signal);
  try {
    const search = await searchAll(transport, candidates, timeLimit, signal);
    const site =
      search.found &&
      (await examineFoundSite(transport, search.found, search.attempts, timeLimit, signal, {
        authorization,
        describedNamespaces,
      }));
    const origin = new URL(
      site?.restRoot ?? transport.exchanges.at(-1)?.request.url ?? candidates[0] ?? address,
    );
    return {
      address,
      attempts: search.attempts,
      site,
      blocker: site ? undefined : blockerOf(transport),
      redirectsTo: search.redirectsTo?.origin,
      otherSite: search.otherSite,
      mentions: site ? undefined : mentionedIn(transport),
      connection: await examineConnection(origin, transport.exchanges, connectTimeout),
      isCutShort: timeLimit.wasReached,
      requests,
    };
  } finally {
    // Not awaited: requests still in flight at the time limit may take long.
    void transport.close();
  }
}

async function searchAll(
  transport: RecordingTransport,
  candidates: readonly URL[],
  timeLimit: TimeLimit,
  signal: AbortSignal,
): Promise<{
  found?: FoundRestRoot | undefined;
  attempts: DiscoveryAttempt[];
  redirectsTo?: URL | undefined;
  otherSite?: string | undefined;
}> {
  const attempts: DiscoveryAttempt[] = [];
  for (const candidate of candidates) {
    const result = await timeLimit.run(() => findRestRoot(transport, candidate, signal), undefined);
    if (result === undefined) break;
    const { found, redirectsTo, otherSite, unreachable } = result;
    attempts.push(...result.attempts);
    if (found !== undefined || unreachable === undefined) {
      return { found, attempts, redirectsTo, otherSite };
    }
  }
  return { attempts };
}

/** Statuses by which a web server says that something is there, but not for everyone. */
const REFUSALS: ReadonlySet<number | undefined> = new Set([401, 403, 405, 406, 418, 451]);

/** The address of WordPress's files in a page. */
const WORDPRESS_FILE =
  /https?:\/\/[\w.:-]{1,200}(?:\/[\w.~-]{1,100}){0,5}?(?=\/wp-(?:content|includes|json)\/)/;

/** Where the pages that were searched have files of a WordPress from. */
function mentionedIn({ exchanges }: RecordingTransport): string | undefined {
  for (const { answer } of exchanges) {
    const [address] = WORDPRESS_FILE.exec(answer?.text.slice(0, SEARCHED_LENGTH) ?? '') ?? [];
    if (address !== undefined) return address;
  }
  return undefined;
}

const SEARCHED_LENGTH = 200_000;

/** What blocked the REST API itself, rather than one of the pages that were searched for its URL. */
function blockerOf({ exchanges }: RecordingTransport): Blocker | undefined {
  const blockers = exchanges.flatMap((exchange) => {
    const { blocker, status } = probeOf(exchange);
    // A page instead of a REST API refuses nothing: WordPress is not there.
    const isElsewhere = blocker?.kind === 'server' && !blocker.cause && !REFUSALS.has(status);
    return blocker === undefined || isElsewhere ? [] : [blocker];
  });
  const order = ['plugin', 'host', 'firewall', 'wordpress', 'server', 'network'];
  return blockers.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0];
}
