import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { acceptedEncoding, type ContentEncoding } from '../answer/content-encoding.ts';
import type { SlowReaders } from '../answer/slow-readers.ts';
import type { RawHeaders, RawRequest } from './raw-request.ts';
import { readBody } from './read-body.ts';
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

/** Clients send one of a few dozen values. */
const MOST_ENCODINGS = 100;

/** Answers requests that are remembered, and passes all others on. */
export function nodeListener(replay: Replay, readers: SlowReaders, pass: NodeListener): NodeListener {
  const encodings = new LRUCache<string, { readonly encoding: ContentEncoding | undefined }>({
    max: MOST_ENCODINGS,
    memoMethod: (acceptEncoding) => ({ encoding: acceptedEncoding(acceptEncoding) }),
  });
  function send(response: ServerResponse, { status, headers, body }: Replayed): void {
    if (response.destroyed || response.writableEnded) return;
    response.writeHead(status, headers as string[]);
    if (body === null) response.end();
    else response.end(body, 'latin1');
    // As nearly always, all of it is gone at once; what is left has to be read in time.
    if (response.writableLength > 0) readers.watch(response, body?.length ?? 0);
  }

  return (request, response, ...context) => {
    const raw = rawRequest(request, (given) => encodings.memo(given).encoding);
    const key = raw && replay.keyOf(raw);
    if (raw === undefined || key === undefined) return pass(request, response, ...context);
    const ask = (requestKey: string): Promise<void> => {
      const settle = (answer: Replayed | undefined): Promise<void> => {
        if (answer === undefined) {
          return pass(request, response, ...context, { requestKey } satisfies KeyedContext);
        }
        send(response, answer);
        return Promise.resolve();
      };
      const answer = replay.answerTo(raw, requestKey);
      return answer instanceof Promise ? answer.then(settle) : settle(answer);
    };
    if (raw.method === 'GET') return ask(key);
    return new Promise((resolve) => {
      readBody(request, declaredLength(raw.headers), (body) => {
        resolve(body === undefined ? pass(request, response, ...context) : ask(`${key}\n${body}`));
      });
    });
  };
}

/** A request that may be remembered. */
function rawRequest(
  request: FrameworkRequest,
  encodingOf: (acceptEncoding: string) => ContentEncoding | undefined,
): RawRequest | undefined {
  const { method, httpVersionMajor, originalUrl, url = '', socket } = request;
  if (method !== 'GET' && method !== 'POST') return undefined;
  // HTTP/2 has other headers; frameworks may have read the body.
  if (httpVersionMajor !== 1 || request.raw !== undefined || request.req !== undefined) return undefined;
  if (method === 'POST' && (request.body !== undefined || request.readableFlowing !== null)) return undefined;
  const headers = new NodeHeaders(request.headers);
  return {
    method,
    url: originalUrl ?? url,
    headers,
    encoding: encodingOf(headers.get('accept-encoding') ?? ''),
    remoteAddress: socket.remoteAddress,
    start: performance.now(),
  };
}

class NodeHeaders implements RawHeaders {
  readonly #headers: IncomingMessage['headers'];

  constructor(headers: IncomingMessage['headers']) {
    this.#headers = headers;
  }

  get(name: string): string | null {
    const value = this.#headers[name];
    return typeof value === 'string' ? value : null;
  }

  keys(): string[] {
    return Object.keys(this.#headers);
  }
}
