import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Agent } from 'undici';
import { untilAborted } from '../../../base/until-aborted.ts';
import { ACCEPTED_ENCODINGS, decompress } from './decompress.ts';
import type { Exchange, ExchangeBody, ExchangeRequest } from './exchange.ts';
import { ExchangeError } from './exchange-error.ts';
import type { DispatchedRequest, HttpDispatcher } from './http-dispatcher.ts';
import { explainRuntimeError } from './runtime-error.ts';

export interface UndiciExchangeOptions {
  /** Connections kept to one origin. Default: as many as there are requests. */
  readonly connections?: number;
  /** Milliseconds to open a connection. @defaultValue 5,000 */
  readonly connectTimeout?: number;
  /** Sends the requests instead of a pool of our own: a proxy agent, or one with a client certificate. Its owner closes it. */
  readonly dispatcher?: HttpDispatcher;
}

/** HTTP over undici, for Node.js: the default. Keeps connections open, and decompresses short answers without a detour. */
export function createUndiciExchange(options: UndiciExchangeOptions = {}): Exchange {
  const { connections = null, connectTimeout = 5_000 } = options;
  const { dispatcher } = options;
  if (dispatcher) return over(dispatcher, connectTimeout);
  const agent = new Agent({ connections, connect: { timeout: connectTimeout } });
  return over(agent, connectTimeout, () => agent.close());
}

const over = (
  dispatcher: HttpDispatcher,
  connectTimeout: number,
  close = () => Promise.resolve(),
): Exchange => ({
  async send(request) {
    try {
      // Without a connection, undici does not react to an abort.
      const response = await untilAborted(dispatcher.request(undiciRequest(request)), request.signal);
      const headers = flatten(response.headers);
      return { status: response.statusCode, headers, body: bodyOf(response.body, headers) };
    } catch (error) {
      throw explainRuntimeError(error, { connectTimeout, headersTimeout: request.headersTimeout });
    }
  },
  close,
});

const undiciRequest = ({
  method,
  url,
  headers,
  body,
  signal,
  headersTimeout,
}: ExchangeRequest): DispatchedRequest => ({
  origin: url.origin,
  path: url.pathname + url.search,
  method: method as DispatchedRequest['method'],
  headers: { ...headers, 'accept-encoding': ACCEPTED_ENCODINGS },
  body: body instanceof ReadableStream ? Readable.fromWeb(body as NodeReadableStream) : (body ?? null),
  headersTimeout,
  // The transport limits the time of the whole body: no second timer for its chunks.
  bodyTimeout: 0,
  // undici would close the connection after each HEAD, in case the server sends a body with it. It notices those.
  reset: false,
  signal: signal ?? null,
});

function bodyOf(stream: Readable, headers: Readonly<Record<string, string>>): ExchangeBody {
  const encoding = headers['content-encoding'];
  return {
    // By events: an async iterator or a web stream takes measurably longer.
    read: (onChunk) =>
      new Promise((resolve, reject) => {
        stream.on('data', onChunk);
        stream.once('end', resolve);
        stream.on('error', (error) => reject(explainRuntimeError(error)));
        stream.once('close', () => {
          if (!stream.readableEnded) reject(new ExchangeError('broken'));
        });
      }),
    cancel(reason) {
      // Nothing else listens before `read`.
      stream.on('error', () => {});
      stream.destroy(reason);
    },
    decode: encoding === undefined ? undefined : (body, maxBytes) => decompress(body, encoding, maxBytes),
  };
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}
