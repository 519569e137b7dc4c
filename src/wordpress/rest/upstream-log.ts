import type { RequestLog } from '../http/messages.ts';
import type { RestQuery } from './rest-query.ts';

/** Collects the requests of one operation, and what a cache saved it. The gateway's own requests have none: `client.log?.add(…)`. */
export interface UpstreamLog {
  /** Of the caller's request. */
  readonly requestId?: string | undefined;
  add(entry: UpstreamEntry): void;
}

export type UpstreamEntry = UpstreamExchange | ServedFromCache;

/** One exchange with WordPress, whatever its outcome; each redirect and each retry is one of its own. */
export interface UpstreamExchange extends Omit<RequestLog, 'url' | 'requestId'> {
  readonly cached: false;
  /** As requested, passwords included. */
  readonly query: RestQuery | undefined;
  /** When it was sent, on the clock of `performance.now()`. */
  readonly start: number;
  /** Milliseconds before that in the queue, or before the retry. */
  readonly waited: number;
}

/** A request that a cache made unnecessary. */
export interface ServedFromCache {
  readonly cached: true;
  /** The REST route or the page's path that would have been requested. */
  readonly route: string;
  /** The REST fields that were used. */
  readonly fields: readonly string[];
  /** Seconds since WordPress answered it. */
  readonly ageSeconds: number;
  /** How many items were used. */
  readonly items: number;
}

/** The transport's listener for the exchanges of one request; `undefined` without a log. */
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
