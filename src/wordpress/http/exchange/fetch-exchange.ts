import type { PressgraphError } from '../../../base/errors.ts';
import { untilAborted } from '../../../base/until-aborted.ts';
import type { Exchange, ExchangeAnswer, ExchangeBody, ExchangeRequest } from './exchange.ts';
import { ExchangeError } from './exchange-error.ts';
import { explainRuntimeError } from './runtime-error.ts';
import { AnswerTimer, Upload } from './upload.ts';

export interface FetchExchangeOptions {
  /** Default: the runtime's own. */
  readonly fetch?: typeof fetch | undefined;
}

/**
 * HTTP over `fetch`, for any runtime that has it. Error codes are the same as over undici; what differs:
 *
 * - The runtime owns the connections: the time to connect counts towards `headersTimeout`, and `connectTimeout` is ignored.
 *   Node.js opens more of them than there are requests at once, and a new one after each HEAD.
 * - The runtime decompresses: body limits and logged sizes are those of the decompressed body. In Node.js a truncated
 *   compressed body ends without an error, and an encoding that was not accepted may be decoded.
 * - A failure without a known cause is “the connection failed”, and is retried.
 * - The fetch standard blocks some ports (1, 25, 6000, 6667 …), and allows a runtime to drop `content-length`: uploads
 *   then are chunked, and PHP behind some servers reads them as empty.
 * - Browsers do not fit: they hide redirects.
 */
export function createFetchExchange(options: FetchExchangeOptions = {}): Exchange {
  // Looked up for each request: tests and tracers replace the global one.
  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
  return {
    send: (request) => exchangeOver(send, request),
    async close() {},
  };
}

async function exchangeOver(
  send: typeof fetch,
  { method, url, headers, body, signal, headersTimeout }: ExchangeRequest,
): Promise<ExchangeAnswer> {
  signal?.throwIfAborted();
  const own = new AbortController();
  const leave = () => own.abort(signal?.reason);
  signal?.addEventListener('abort', leave, { once: true });
  const release = () => signal?.removeEventListener('abort', leave);
  const timer = new AnswerTimer(headersTimeout, (error) => own.abort(error));
  const upload = body instanceof ReadableStream ? new Upload(body, timer) : undefined;
  timer.start();
  try {
    const response = await send(url, {
      method,
      headers: checkedHeaders(headers),
      body: (upload?.stream ?? body ?? null) as BodyInit | null,
      redirect: 'manual',
      signal: own.signal,
      // Required for streams; only browsers know another value.
      ...(upload && { duplex: 'half' }),
    });
    return {
      status: response.status,
      headers: flatten(response.headers),
      body: bodyOf(response, own, release),
    };
  } catch (error) {
    release();
    throw upload?.failure ?? explained(error, own.signal);
  } finally {
    timer.end();
  }
}

function bodyOf(response: Response, own: AbortController, release: () => void): ExchangeBody {
  return {
    async read(onChunk) {
      const reader = response.body?.getReader();
      try {
        // Node.js may leave a read pending after an abort.
        await untilAborted(drain(reader, onChunk), own.signal);
      } catch (error) {
        reader?.cancel(error).catch(() => {});
        throw explained(error, own.signal);
      } finally {
        release();
      }
    },
    cancel(reason) {
      release();
      own.abort(reason);
    },
  };
}

async function drain(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  onChunk: (chunk: Uint8Array) => void,
): Promise<void> {
  if (!reader) return;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onChunk(value);
  }
}

/** What ended the exchange: its signal's reason, or what the runtime says. */
function explained(error: unknown, { aborted, reason }: AbortSignal): unknown {
  if (aborted) return reason;
  const failure: PressgraphError | ExchangeError = explainRuntimeError(error);
  // Runtimes are free to say no more than that.
  return failure instanceof ExchangeError && failure.failure === 'failed'
    ? new ExchangeError('broken', { message: failure.message, cause: error })
    : failure;
}

/** @throws ExchangeError before anything is sent: `fetch` would reject as if the network had failed. */
function checkedHeaders(headers: Readonly<Record<string, string>>): Headers {
  try {
    return new Headers(headers);
  } catch (cause) {
    throw new ExchangeError('invalid-request', { cause });
  }
}

function flatten(headers: Headers): Record<string, string> {
  const flat: Record<string, string> = Object.create(null);
  headers.forEach((value, name) => {
    // `set-cookie` alone may appear several times.
    flat[name] = flat[name] === undefined ? value : `${flat[name]}, ${value}`;
  });
  return flat;
}
