import type { PrefetchReport } from '../../loaders/prefetch/operation-prefetch.ts';
import type { RestQuery, RestValue } from '../../wordpress/rest/rest-query.ts';
import type {
  ServedFromCache,
  UpstreamEntry,
  UpstreamExchange,
  UpstreamLog,
} from '../../wordpress/rest/upstream-log.ts';

/** Most requests reported individually; the totals count all. */
const MOST_REPORTED = 1_000;

/** An operation's requests to WordPress, as reported in `extensions.upstream`. Times in milliseconds. */
export interface UpstreamReport {
  readonly totals: {
    readonly requests: number;
    /** Reads served from a cache instead. */
    readonly cached: number;
    readonly bytes: number;
    /** From the start of the operation to its result. */
    readonly milliseconds: number;
    /** The part of it during which at least one request was in progress. */
    readonly upstreamMilliseconds: number;
  };
  readonly requests: readonly (ReportedRequest | ReportedFromCache)[];
  /** What was requested before it was known to be needed; missing if nothing was. */
  readonly prefetched?: readonly PrefetchReport[];
}

interface ReportedRequest extends Omit<UpstreamExchange, 'status' | 'query'> {
  /** Requested REST fields; omitted if all were requested. */
  readonly fields?: readonly string[];
  /** The other parameters, secrets redacted. */
  readonly query?: RestQuery;
  /** `null` if there was no response. */
  readonly status: number | null;
}

interface ReportedFromCache extends ServedFromCache {
  readonly start: number;
}

/** Records one operation's requests to WordPress, with their times. */
export class Trace implements UpstreamLog {
  readonly #now: () => number;
  readonly #begin: number;
  readonly #reported: (ReportedRequest | ReportedFromCache)[] = [];
  readonly #spans: (readonly [start: number, end: number])[] = [];
  #bytes = 0;
  #cached = 0;
  #isOver = false;
  #prefetch: { report(): readonly PrefetchReport[] } | undefined;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#begin = now();
  }

  add(entry: UpstreamEntry): void {
    if (this.#isOver) return;
    const reported = entry.cached ? this.#fromCache(entry) : this.#exchange(entry);
    if (this.#reported.length < MOST_REPORTED) this.#reported.push(reported);
  }

  /** Reports what was prefetched, too. */
  follow(prefetch: { report(): readonly PrefetchReport[] }): void {
    this.#prefetch = prefetch;
  }

  /** Stops recording: a stream without an end would grow the trace forever. */
  stop(): void {
    this.#isOver = true;
  }

  report(): UpstreamReport {
    const prefetched = this.#prefetch?.report() ?? [];
    return {
      totals: {
        requests: this.#spans.length,
        cached: this.#cached,
        bytes: this.#bytes,
        milliseconds: tenths(this.#now() - this.#begin),
        upstreamMilliseconds: tenths(covered(this.#spans)),
      },
      requests: this.#reported.toSorted((one, other) => one.start - other.start),
      ...(prefetched.length > 0 && { prefetched }),
    };
  }

  #exchange({ query, status, start, waited, milliseconds, ...entry }: UpstreamExchange): ReportedRequest {
    this.#spans.push([start, start + milliseconds]);
    this.#bytes += entry.bytes;
    return {
      ...entry,
      ...reportedQuery(query),
      status: status ?? null,
      start: tenths(start - this.#begin),
      waited: tenths(waited),
      milliseconds: tenths(milliseconds),
    };
  }

  #fromCache(entry: ServedFromCache): ReportedFromCache {
    this.#cached += 1;
    return { ...entry, start: tenths(this.#now() - this.#begin) };
  }
}

/** Names of parameters whose values are secret. */
const SECRET = /pass|secret|token|nonce/i;

function reportedQuery(query: RestQuery = {}): Pick<ReportedRequest, 'fields' | 'query'> {
  const { _fields, ...others } = query;
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  return {
    ...(_fields !== undefined && { fields: listOf(_fields) }),
    ...(given.length > 0 && {
      query: Object.fromEntries(given.map(([name, value]) => [name, SECRET.test(name) ? '…' : value])),
    }),
  };
}

const listOf = (value: NonNullable<RestValue>): string[] => [value].flat().map(String).join(',').split(',');

/** Total time covered by at least one span. */
function covered(spans: readonly (readonly [start: number, end: number])[]): number {
  let total = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const [start, end] of spans.toSorted(([one], [other]) => one - other)) {
    total += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return total;
}

const tenths = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;
