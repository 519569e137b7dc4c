import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SlowReaders } from '../answer/slow-readers.ts';
import type { RawHeaders, RawRequest } from './raw-request.ts';
import type { Replay, Replayed } from './replay.ts';
import { declaredLength } from './request-key.ts';
import type { KeyedContext } from './use-remembered-requests.ts';

/** Answers a request of `node:http`; the context is told to plugins. */
export type NodeListener = (
  request: IncomingMessage,
  response: ServerResponse,
  ...context: object[]
) => Promise<void>;

/** What frameworks add to Node's request. */
type FrameworkRequest = IncomingMessage & {
  readonly originalUrl?: string;
  readonly body?: unknown;
  readonly raw?: unknown;
  readonly req?: unknown;
};

/**
 * Answers requests that are remembered, and passes all others on.
 *
 * @param pass Reads the request: nothing of it is gone.
 */
export function nodeListener(replay: Replay, readers: SlowReaders, pass: NodeListener): NodeListener {
  function send(response: ServerResponse, { status, headers, body }: Replayed): void {
    if (response.destroyed || response.writableEnded) return;
    // As nearly always, all of it is gone at once; what is left has to be read in time.
    response.writeHead(status, headers as string[]).end(body);
    if (response.writableLength > 0) readers.watch(response, body?.length ?? 0);
  }

  return async (request, response, ...context) => {
    const raw = rawRequest(request);
    const key = raw && replay.keyOf(raw);
    if (raw === undefined || key === undefined) return pass(request, response, ...context);
    const ask = (wholeKey: string, answer: ReturnType<Replay['answerTo']>): void | Promise<void> => {
      if (answer === undefined) {
        return pass(request, response, ...context, { requestKey: wholeKey } satisfies KeyedContext);
      }
      if (answer instanceof Promise) return answer.then((settled) => ask(wholeKey, settled));
      send(response, answer);
      if (raw.method === 'POST') request.resume();
    };
    if (raw.method === 'GET') return ask(key, replay.answerTo(raw, key));
    await arrived(request);
    const body = request.read() as Buffer | null;
    // Longer than one packet, cut off, or read by someone else.
    if (body?.length !== declaredLength(raw.headers)) {
      if (body !== null) request.unshift(body);
      return pass(request, response, ...context);
    }
    const wholeKey = `${key}\n${body.toString('latin1')}`;
    const answer = replay.answerTo(raw, wholeKey);
    // At once: a stream that has ended takes nothing back.
    if (answer === undefined || answer instanceof Promise) request.unshift(body);
    return ask(wholeKey, answer);
  };
}

/** A request that may be remembered. */
function rawRequest(request: FrameworkRequest): RawRequest | undefined {
  const { method, httpVersionMajor, headers, originalUrl, url = '', socket } = request;
  if (method !== 'GET' && method !== 'POST') return undefined;
  // HTTP/2 has other headers; frameworks may have read the body.
  if (httpVersionMajor !== 1 || request.raw !== undefined || request.req !== undefined) return undefined;
  if (method === 'POST' && (request.body !== undefined || request.readableFlowing !== null)) return undefined;
  return {
    method,
    url: originalUrl ?? url,
    headers: nodeHeaders(headers),
    remoteAddress: socket.remoteAddress,
    start: performance.now(),
  };
}

const nodeHeaders = (headers: IncomingMessage['headers']): RawHeaders => ({
  get(name) {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  },
  keys: () => Object.keys(headers),
});

/** Resolves once a part of the body is there, or none will be. */
const arrived = (request: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    function end() {
      request.removeListener('readable', end).removeListener('close', end);
      resolve();
    }
    request.on('readable', end).on('close', end);
  });
