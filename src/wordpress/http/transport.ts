import type { Readable } from 'node:stream';
import { Agent, type Dispatcher } from 'undici';
import { PressgraphError } from '../../base/errors.ts';
import { untilAborted } from '../../base/until-aborted.ts';
import { type BreakerState, createBreaker, GivenUpError } from './breaker.ts';
import { createExchange } from './exchange.ts';
import { abortError, isDeadline, networkError } from './network-error.ts';
import { createRetry } from './retry.ts';
import { isSameSite } from './same-site.ts';
import { CrowdedError, createTurns } from './semaphore.ts';

const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 307, 308]);

/** As whom WordPress is asked: as the public, with what the caller sent, or with the gateway's own credential. */
export type AskedAs = 'anonymous' | 'caller' | 'service';

/** One HTTP exchange, redirects counted singly, for a log of what WordPress was asked. */
export interface RequestLog {
  readonly method: string;
  /** The REST route or the page's path, without host and query. */
  readonly route: string;
  /** With host and query, but for passwords: for the operator's eyes only. */
  readonly url: string;
  /** Whose rights the request had. */
  readonly as: AskedAs;
  /** `undefined` when no answer came. */
  readonly status: number | undefined;
  /** From sending the request to the end of the answer; the wait for a place is not in it. */
  readonly milliseconds: number;
  /** Of the body as it was sent, before decompression. */
  readonly bytes: number;
  /** On whose behalf it was sent; `undefined` for what the gateway asks by itself. */
  readonly requestId: string | undefined;
}

export interface TransportOptions {
  /** Most requests at once; further ones are queued. */
  readonly maxConcurrent: number;
  /** Most queued requests; with a full queue, a request fails at once. */
  readonly maxQueue: number;
  /** How often to retry a failed read; 0 for never. */
  readonly retries: number;
  /** Approximate milliseconds before the first retry; it doubles with each further one. */
  readonly retryDelay: number;
  /** Milliseconds to stop requesting a failing site (circuit breaker); 0 turns it off. */
  readonly breakerCooldown: number;
  /** Milliseconds to connect. */
  readonly connectTimeout: number;
  /** Milliseconds from the request to the end of the response's headers. */
  readonly headersTimeout: number;
  /** Milliseconds from the headers to the end of the body. */
  readonly bodyTimeout: number;
  /** Most bytes of a body, before and after decompression. */
  readonly maxBodyBytes: number;
  readonly userAgent: string;
  /** Sends the requests instead of a pool of our own; the caller closes it. */
  readonly dispatcher?: Dispatcher | undefined;
  readonly onRequest?: ((log: RequestLog) => void) | undefined;
  /** Headers for each request: its trace context. */
  readonly traceHeaders?: (() => Readonly<Record<string, string>>) | undefined;
}

export interface TransportRequest {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'DELETE';
  readonly accept: string;
  /** JSON unless `headers` name another content type. A stream is sent as it comes. */
  readonly body?: string | Readable | undefined;
  /** Lower-case names. What speaks for the caller stays within the origin that was asked. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Whom those headers speak for; nobody unless told otherwise. */
  readonly as?: AskedAs | undefined;
  /**
   * Whether the request changes something: it is sent once, and no redirect is followed. The signal ends it only while
   * it waits for its place: once it is sent, only its answer says what became of it.
   */
  readonly isWrite?: boolean;
  /** What error messages call the thing asked: it may be shown to a caller, and names no host. */
  readonly route: string;
  readonly signal?: AbortSignal | undefined;
  /** On whose behalf it is sent, for {@link RequestLog}. */
  readonly requestId?: string | undefined;
  /** Hears of each exchange that the request takes, besides `TransportOptions.onRequest`. */
  readonly onExchange?: ((exchange: RequestLog) => void) | undefined;
}

/** What came back, whatever its status; the redirects within the site are behind it. */
export interface Answer {
  /** Where the answer came from, after redirects. */
  readonly url: URL;
  readonly status: number;
  /** Lower-case names; repeated ones are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed, decoded as UTF-8 without a byte order mark. */
  readonly text: string;
}

/** How the gateway stands to its site. */
export interface TransportHealth {
  /** `open`: the site fails, and is left alone for a while. `half-open`: a request is under way to see whether it still does. */
  readonly breaker: BreakerState;
  /** Requests that have a place: sent, and not yet answered. */
  readonly inFlight: number;
  /** Requests that wait for a place. */
  readonly queued: number;
}

/** HTTP to one site: bounded, timed, and never led elsewhere. */
export interface Transport {
  /**
   * Reads are sent again where that may help; writes are sent once.
   *
   * @throws PressgraphError `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE` or `UPSTREAM_ERROR`; or the signal's reason. With
   *   `details.retryAfter`, in seconds, where the site was not asked: it is left alone, or too many wait for it.
   */
  send(request: TransportRequest): Promise<Answer>;
  health(): TransportHealth;
  close(): Promise<void>;
}

/** The site sends elsewhere, and the gateway does not follow. */
export class ForeignRedirectError extends PressgraphError {
  /** Where it points, for discovery to tell: the message goes to callers, and names no host. */
  readonly target: URL;

  constructor(route: string, target: URL, status: number) {
    super('UPSTREAM_ERROR', `${route}: redirected to another site, which is not asked.`, {
      route,
      wordpress: { status },
    });
    this.target = target;
  }
}

export function createTransport(options: TransportOptions): Transport {
  const { maxConcurrent, connectTimeout, headersTimeout, bodyTimeout, maxBodyBytes, userAgent } = options;
  const { maxQueue, retries, retryDelay, breakerCooldown, onRequest } = options;
  const waits = { connectTimeout, headersTimeout, bodyTimeout };
  const dispatcher =
    options.dispatcher ?? new Agent({ connections: maxConcurrent, connect: { timeout: connectTimeout } });
  const exchange = createExchange(dispatcher, {
    headersTimeout,
    bodyTimeout,
    maxBodyBytes,
    userAgent,
    onRequest,
    traceHeaders: options.traceHeaders,
  });
  const turns = createTurns(maxConcurrent, maxQueue);
  const retry = createRetry({ retries, retryDelay });
  // A restart of the server in front breaks off all that is in flight, and once more what is sent again: that is no outage.
  const breaker = createBreaker({ cooldown: breakerCooldown, tolerance: Math.max(10, 2 * maxConcurrent) });
  /** Milliseconds that a request takes, the latest ones counting most. */
  let usual = 100;

  async function follow(request: TransportRequest): Promise<Answer> {
    let url = request.url;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const answer = await exchange(request, url);
      const location = REDIRECTS.has(answer.status) ? answer.headers['location'] : undefined;
      if (location === undefined) return answer;
      if (!URL.canParse(location, url.href) || request.isWrite) return answer;
      const target = new URL(location, url);
      if (!isSameSite(url, target)) throw new ForeignRedirectError(request.route, target, answer.status);
      // They would be sent nowhere, but told in the log.
      target.username = '';
      target.password = '';
      url = target;
    }
    throw new PressgraphError(
      'UPSTREAM_ERROR',
      `${request.route}: redirected more than ${MOST_REDIRECTS} times.`,
      { route: request.route },
    );
  }

  /** Follows a request to its answer. @throws PressgraphError or GivenUpError. */
  async function ask(request: TransportRequest): Promise<Answer> {
    const { signal, isWrite, route } = request;
    if (signal?.aborted) throw new GivenUpError(signal.reason, false);
    const start = performance.now();
    try {
      const answer = await follow(request);
      usual += (performance.now() - start - usual) / 10;
      return answer;
    } catch (error) {
      if (!signal?.aborted || isWrite) throw networkError(error, route, waits);
      const isSilence = isDeadline(signal.reason) && performance.now() - start > headersTimeout / 2;
      throw new GivenUpError(signal.reason, isSilence);
    }
  }

  /** Sends a request once, when its turn has come. */
  async function sendOnce(request: TransportRequest): Promise<Answer> {
    const { route, signal, isWrite } = request;
    // Who would be refused does not wait for a place to hear it.
    const refusal = breaker.refusal(route);
    if (refusal) throw refusal;
    try {
      return await turns.run(() => {
        const isTrial = breaker.state !== 'closed';
        const answer = breaker.run(route, () => ask(request));
        // Who waits for the trial of another to end, hears nothing of an abort meanwhile.
        return isTrial && !isWrite ? untilAborted(answer, signal) : answer;
      }, signal);
    } catch (error) {
      throw error instanceof CrowdedError ? crowded(route) : error;
    }
  }

  function crowded(route: string): PressgraphError {
    const seconds = Math.ceil(((turns.waiting / maxConcurrent) * usual) / 1000) || 1;
    return new PressgraphError(
      'UPSTREAM_UNAVAILABLE',
      `The gateway is busy: ${turns.waiting} requests to WordPress wait already, and ${route} was not put behind them.`,
      { route, details: { retryAfter: Math.min(seconds, 60) } },
    );
  }

  return {
    async send(request) {
      const { signal, route, isWrite } = request;
      try {
        return await (isWrite ? sendOnce(request) : retry(() => sendOnce(request), signal));
      } catch (error) {
        if (error instanceof PressgraphError || !signal?.aborted) throw error;
        throw abortError(signal.reason, route);
      }
    },
    health: () => ({ breaker: breaker.state, inFlight: turns.running, queued: turns.waiting }),
    async close() {
      if (options.dispatcher === undefined) await dispatcher.close();
    },
  };
}
