import type { RequestLog } from '../http/transport.ts';
import type { RestQuery } from './client.ts';

/**
 * Hears of each request of one operation, and of what it was spared by a cache. What the gateway asks by itself has none:
 * `client.log?.add(…)`.
 */
export interface UpstreamLog {
  /** Of the caller's request. */
  readonly requestId?: string | undefined;
  add(entry: UpstreamEntry): void;
}

export type UpstreamEntry = UpstreamExchange | ServedFromCache;

/** One exchange with WordPress, whatever came of it; redirects and repetitions are exchanges of their own. */
export interface UpstreamExchange extends Omit<RequestLog, 'url' | 'requestId'> {
  readonly cached: false;
  /** As they were asked for, passwords included. */
  readonly query: RestQuery | undefined;
  /** When it was sent, on the clock of `performance.now()`. */
  readonly start: number;
  /** Milliseconds before that, since it was asked for, or since the exchange before it: for a place, or to try again. */
  readonly waited: number;
}

/** What WordPress was not asked for, because a cache had it. */
export interface ServedFromCache {
  readonly cached: true;
  /** The REST route or the page's path that would have been asked. */
  readonly route: string;
  /** The REST fields that were taken. */
  readonly fields: readonly string[];
  /** Seconds since WordPress answered it. */
  readonly ageSeconds: number;
  /** How many items were taken. */
  readonly items: number;
}

/** What the transport tells each exchange of a request to; `undefined` where nobody wants to hear of it. */
export function exchangeListener(
  log: UpstreamLog | undefined,
  query?: RestQuery,
): ((exchange: RequestLog) => void) | undefined {
  if (log === undefined) return undefined;
  let ready = performance.now();
  return ({ url: _, requestId: __, ...exchange }) => {
    const end = performance.now();
    const start = end - exchange.milliseconds;
    log.add({ ...exchange, cached: false, query, start, waited: Math.max(0, start - ready) });
    ready = end;
  };
}
