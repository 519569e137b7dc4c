import { concealing } from './conceal.ts';
import { type BeforeRequest, prepareRequest, withoutAdded } from './exchange/before-request.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { Answer, RequestLog, TransportRequest } from './messages.ts';
import { type BodyLimits, readBody } from './read-body.ts';
import type { SiteHeaders } from './site-headers.ts';

export interface RoundTripOptions extends BodyLimits {
  readonly headersTimeout: number;
  readonly userAgent: string;
  readonly onRequest: ((log: RequestLog) => void) | undefined;
  readonly beforeRequest: BeforeRequest | undefined;
  readonly headersFor: SiteHeaders | undefined;
  readonly traceHeaders: (() => Readonly<Record<string, string>>) | undefined;
}

/** Sends a request to an address, and reads the answer to its end. A redirect is an answer like others. */
export type RoundTrip = (request: TransportRequest, url: URL) => Promise<Answer>;

/** Stateless between bodies. */
const UTF8 = new TextDecoder();

export function createRoundTrip(exchange: Exchange, options: RoundTripOptions): RoundTrip {
  const { headersTimeout, userAgent, onRequest, beforeRequest, headersFor, traceHeaders } = options;

  return async (request, url) => {
    // Credentials stay within the origin that was requested, and its REST API.
    const isOwn =
      url === request.url || (url.origin === request.url.origin && (request.sendsHeadersTo?.(url) ?? true));
    const own = isOwn ? request.headers : undefined;
    const operators = headersFor?.(url);
    const { method, route, requestId, body } = request;
    const usual = {
      accept: request.accept,
      'user-agent': userAgent,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const prepared = await prepareRequest(
      beforeRequest,
      request,
      url,
      { usual, operators, own },
      headersTimeout,
    );
    const start = performance.now();
    let status: number | undefined;
    let bytes = 0;
    try {
      const answer = await exchange.send({
        method,
        url: prepared.url,
        headers: { ...prepared.headers, ...traceHeaders?.() },
        body,
        // Once a write is sent, only its answer says what became of it.
        signal: request.isWrite ? undefined : request.signal,
        headersTimeout,
      });
      const { headers } = answer;
      ({ status } = answer);
      // The length that HEAD declares is that of another answer.
      const declaredLength = method === 'HEAD' ? undefined : headers['content-length'];
      const received = await readBody(answer.body, options, declaredLength);
      bytes = received.length;
      const decoded = (await answer.body.decode?.(received, options.maxBodyBytes)) ?? received;
      const { added } = prepared;
      const conceal = operators || own || added ? concealing({ ...operators, ...added }, own) : undefined;
      return { url, status, headers, text: UTF8.decode(decoded), conceal };
    } finally {
      const milliseconds = performance.now() - start;
      const { as } = prepared;
      const sent = withoutPassword(withoutAdded(url, prepared.url));
      const log = { method, route, url: sent, as, status, milliseconds, bytes, requestId };
      onRequest?.(log);
      request.onExchange?.(log);
    }
  };
}

/** A post's password travels in the query (`?password=`), and belongs in no log. */
function withoutPassword(url: URL): string {
  const { search } = url;
  // Hardly any address has one, and parsing its parameters takes time.
  if (!/password|%/i.test(search) || !url.searchParams.has('password')) return url.href;
  const shown = new URL(url);
  shown.searchParams.set('password', '…');
  return shown.href;
}
