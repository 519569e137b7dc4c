import type { Readable } from 'node:stream';
import { Agent, type Dispatcher } from 'undici';
import { PressgraphError } from '../errors.ts';
import { abortError, networkError } from './network-error.ts';
import { ACCEPTED_ENCODINGS, decompress, readBody } from './read-body.ts';
import { isSameSite } from './same-site.ts';
import { createTurns } from './turns.ts';

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
}

export interface TransportOptions {
  /** The most requests in flight at once; the others wait. 8 unless told otherwise. */
  readonly maxConcurrent?: number;
  /** Milliseconds until a connection stands. */
  readonly connectTimeout?: number;
  /** Milliseconds from the request to the end of the answer's headers. */
  readonly headersTimeout?: number;
  /** Milliseconds from the headers to the end of the body. */
  readonly bodyTimeout?: number;
  /** The most bytes a body may have, before and after decompression. */
  readonly maxBodyBytes?: number;
  readonly userAgent?: string;
  /** Sends the requests instead of a pool of our own, which then keeps no connections to close. */
  readonly dispatcher?: Dispatcher;
  readonly onRequest?: (log: RequestLog) => void;
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

/** HTTP to one site: bounded, timed, and never led elsewhere. */
export interface Transport {
  /** @throws PressgraphError `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE` or `UPSTREAM_ERROR`; or the signal's reason. */
  send(request: TransportRequest): Promise<Answer>;
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

export function createTransport(options: TransportOptions = {}): Transport {
  const { maxConcurrent = 8, connectTimeout = 5_000, headersTimeout = 20_000 } = options;
  const { bodyTimeout = 20_000, maxBodyBytes = 32 * 1024 * 1024, userAgent = 'Pressgraph' } = options;
  const waits = { connectTimeout, headersTimeout, bodyTimeout };
  const dispatcher =
    options.dispatcher ?? new Agent({ connections: maxConcurrent, connect: { timeout: connectTimeout } });
  const turns = createTurns(maxConcurrent);

  async function exchange(request: TransportRequest, url: URL): Promise<Answer> {
    const own = url.origin === request.url.origin ? request.headers : undefined;
    const { method, route } = request;
    const signal = request.isWrite ? undefined : request.signal;
    const start = performance.now();
    let status: number | undefined;
    let bytes = 0;
    try {
      const response = await untilAborted(
        dispatcher.request({
          origin: url.origin,
          path: url.pathname + url.search,
          method,
          headers: {
            accept: request.accept,
            'accept-encoding': ACCEPTED_ENCODINGS,
            'user-agent': userAgent,
            ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
            ...own,
          },
          body: request.body ?? null,
          headersTimeout,
          bodyTimeout,
          // undici would end the connection after each HEAD, for servers that send a body with it: it notices those.
          reset: false,
          signal: signal ?? null,
        }),
        signal,
      );
      status = response.statusCode;
      const headers = flatten(response.headers);
      const sent = await readBody(response.body, route, { maxBodyBytes, bodyTimeout });
      bytes = sent.length;
      const body = await decompress(sent, headers['content-encoding'], route, maxBodyBytes);
      return { url, status, headers, text: new TextDecoder().decode(body) };
    } finally {
      const milliseconds = performance.now() - start;
      const as = own === undefined ? 'anonymous' : (request.as ?? 'anonymous');
      const exchanged = { method, route, url: withoutPassword(url), as, status, milliseconds, bytes };
      options.onRequest?.(exchanged);
      request.onExchange?.(exchanged);
    }
  }

  async function follow(request: TransportRequest): Promise<Answer> {
    let url = request.url;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const answer = await exchange(request, url);
      const location = REDIRECTS.has(answer.status) ? answer.headers['location'] : undefined;
      if (location === undefined) return answer;
      if (!URL.canParse(location, url.href) || request.isWrite) return answer;
      const target = new URL(location, url);
      if (!isSameSite(url, target)) throw new ForeignRedirectError(request.route, target, answer.status);
      url = target;
    }
    throw new PressgraphError(
      'UPSTREAM_ERROR',
      `${request.route}: redirected more than ${MOST_REDIRECTS} times.`,
      {
        route: request.route,
      },
    );
  }

  return {
    async send(request) {
      const { signal, route, isWrite } = request;
      let isSent = false;
      try {
        return await turns.run(() => {
          isSent = true;
          return follow(request);
        }, signal);
      } catch (error) {
        if (signal?.aborted && !(isWrite && isSent)) throw abortError(signal.reason, route);
        throw networkError(error, route, waits);
      }
    },
    async close() {
      if (options.dispatcher === undefined) await dispatcher.close();
    },
  };
}

/** undici hears an abort only once the connection stands; the caller shall not wait for that. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let giveUp = () => {};
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** A post's password travels in the query (`?password=`), and belongs in no log. */
function withoutPassword(url: URL): string {
  if (!url.searchParams.has('password')) return url.href;
  const shown = new URL(url);
  shown.searchParams.set('password', '…');
  return shown.href;
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}
