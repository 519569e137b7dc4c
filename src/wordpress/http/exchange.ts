import type { Dispatcher } from 'undici';
import { untilAborted } from '../../base/until-aborted.ts';
import { ACCEPTED_ENCODINGS, decompress, readBody } from './read-body.ts';
import type { Answer, RequestLog, TransportRequest } from './transport.ts';

export interface ExchangeOptions {
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
  readonly maxBodyBytes: number;
  readonly userAgent: string;
  readonly onRequest: ((log: RequestLog) => void) | undefined;
  readonly traceHeaders: (() => Readonly<Record<string, string>>) | undefined;
}

/** It keeps nothing from one body to the next. */
const UTF8 = new TextDecoder();

/** One request and its answer, read to its end; a redirect is an answer like others. */
export function createExchange(
  dispatcher: Dispatcher,
  { headersTimeout, bodyTimeout, maxBodyBytes, userAgent, onRequest, traceHeaders }: ExchangeOptions,
): (request: TransportRequest, url: URL) => Promise<Answer> {
  return async (request, url) => {
    // What speaks for the caller stays within the origin that was asked.
    const own = url.origin === request.url.origin ? request.headers : undefined;
    const { method, route, requestId } = request;
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
            ...traceHeaders?.(),
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
      return { url, status, headers, text: UTF8.decode(body) };
    } finally {
      const milliseconds = performance.now() - start;
      const as = own === undefined ? 'anonymous' : (request.as ?? 'anonymous');
      const log = { method, route, url: withoutPassword(url), as, status, milliseconds, bytes, requestId };
      onRequest?.(log);
      request.onExchange?.(log);
    }
  };
}

/** A post's password travels in the query (`?password=`), and belongs in no log. */
function withoutPassword(url: URL): string {
  const { search } = url;
  // Hardly any address has one, and taking its parameters apart is not for nothing.
  if (!/password|%/i.test(search) || !url.searchParams.has('password')) return url.href;
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
