import { PressgraphError } from '../../base/errors.ts';
import { createSemaphore, QueueFullError } from '../../base/scheduling/semaphore.ts';
import { untilAborted } from '../../base/until-aborted.ts';
import type { BeforeRequest } from './exchange/before-request.ts';
import { createDefaultExchange } from './exchange/default-exchange.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { Answer, RequestLog, TransportRequest } from './messages.ts';
import { followRedirects } from './redirects.ts';
import { type Breaker, type BreakerState, createBreaker, GivenUpError } from './retrying/breaker.ts';
import { createRetry } from './retrying/retry.ts';
import { createRoundTrip } from './round-trip.ts';
import type { SiteHeaders } from './site-headers.ts';
import { isDeadline, upstreamError } from './upstream-error.ts';

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
  /** Default: one of its own, with that cooldown. */
  readonly breaker?: Breaker | undefined;
  /** Milliseconds to open a connection; for the default exchange only. */
  readonly connectTimeout: number;
  /** Milliseconds from the request to the end of the response's headers. */
  readonly headersTimeout: number;
  /** Milliseconds from the headers to the end of the body. */
  readonly bodyTimeout: number;
  /** Most bytes of a body, before and after decompression. */
  readonly maxBodyBytes: number;
  readonly userAgent: string;
  /** Sends the requests; its owner closes it. Default: undici, with a pool of connections that closes with the transport. */
  readonly exchange?: Exchange | undefined;
  /** Called for each exchange with WordPress. */
  readonly onRequest?: ((log: RequestLog) => void) | undefined;
  /** Called before each exchange with WordPress, to change the request. */
  readonly beforeRequest?: BeforeRequest | undefined;
  /** The operator’s headers for a request. A caller’s header of the same name replaces one. */
  readonly headersFor?: SiteHeaders | undefined;
  /** Headers for each request: its trace context. */
  readonly traceHeaders?: (() => Readonly<Record<string, string>>) | undefined;
}

/** What the transport is doing at this moment. */
export interface TransportHealth {
  /** The circuit: `open` while the site is not requested, `half-open` while a trial request is under way. */
  readonly breaker: BreakerState;
  readonly inFlight: number;
  readonly queued: number;
}

/** HTTP to one site: bounded in number, time and size, and never redirected to another site. */
export interface Transport {
  /**
   * Reads are retried if that may help; writes are sent once.
   *
   * @throws PressgraphError `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE` or `UPSTREAM_ERROR`, with `details.retryAfter` in
   *   seconds if nothing was sent (circuit open, or queue full). An abort rejects with the signal's reason, unchanged.
   */
  send(request: TransportRequest): Promise<Answer>;
  health(): TransportHealth;
  close(): Promise<void>;
}

/** A restart of the web server breaks all that is in flight, and once more what is retried: that is no outage. */
export const toleranceOf = ({ maxConcurrent }: Pick<TransportOptions, 'maxConcurrent'>): number =>
  Math.max(10, 2 * maxConcurrent);

export function createTransport(options: TransportOptions): Transport {
  const { maxConcurrent, connectTimeout, headersTimeout, bodyTimeout, maxBodyBytes, userAgent } = options;
  const { maxQueue, retries, retryDelay, breakerCooldown } = options;
  const exchange = options.exchange ?? createDefaultExchange({ connections: maxConcurrent, connectTimeout });
  const roundTrip = createRoundTrip(exchange, {
    headersTimeout,
    bodyTimeout,
    maxBodyBytes,
    userAgent,
    onRequest: options.onRequest,
    beforeRequest: options.beforeRequest,
    headersFor: options.headersFor,
    traceHeaders: options.traceHeaders,
  });
  const semaphore = createSemaphore(maxConcurrent, maxQueue);
  const retry = createRetry({ retries, retryDelay });
  const breaker =
    options.breaker ?? createBreaker({ cooldown: breakerCooldown, tolerance: toleranceOf(options) });
  /** Milliseconds that a request takes: a moving average. */
  let usual = 100;

  /** @throws PressgraphError or GivenUpError. */
  async function answerTo(request: TransportRequest): Promise<Answer> {
    const { signal, isWrite, route } = request;
    if (signal?.aborted) throw new GivenUpError(signal.reason, false);
    const start = performance.now();
    try {
      const answer = await followRedirects(request, roundTrip);
      usual += (performance.now() - start - usual) / 10;
      return answer;
    } catch (error) {
      if (!signal?.aborted || isWrite) throw upstreamError(error, route);
      const isSilence = isDeadline(signal.reason) && performance.now() - start > headersTimeout / 2;
      throw new GivenUpError(signal.reason, isSilence);
    }
  }

  /** Sends a request once, as soon as there is a place for it. */
  async function sendOnce(request: TransportRequest): Promise<Answer> {
    const { route, signal, isWrite } = request;
    // Fail fast: do not queue a request that the breaker would reject.
    const refusal = breaker.refusal(route);
    if (refusal) throw refusal;
    try {
      return await semaphore.run(() => {
        const isTrial = breaker.state !== 'closed';
        const answer = breaker.run(route, () => answerTo(request));
        // While it waits for another request's trial, nothing else listens to the signal.
        return isTrial && !isWrite ? untilAborted(answer, signal) : answer;
      }, signal);
    } catch (error) {
      throw error instanceof QueueFullError ? queueFull(route) : error;
    }
  }

  function queueFull(route: string): PressgraphError {
    const seconds = Math.ceil(((semaphore.queued / maxConcurrent) * usual) / 1000) || 1;
    return new PressgraphError(
      'UPSTREAM_UNAVAILABLE',
      `${route}: the gateway is busy, ${semaphore.queued} requests to WordPress are queued already.`,
      { route, details: { retryAfter: Math.min(seconds, 60) } },
    );
  }

  return {
    async send(request) {
      const { signal, isWrite } = request;
      try {
        return await (isWrite ? sendOnce(request) : retry(() => sendOnce(request), signal));
      } catch (error) {
        if (error instanceof PressgraphError || !signal?.aborted) throw error;
        throw signal.reason;
      }
    },
    health: () => ({ breaker: breaker.state, inFlight: semaphore.running, queued: semaphore.queued }),
    async close() {
      if (options.exchange === undefined) await exchange.close();
    },
  };
}
