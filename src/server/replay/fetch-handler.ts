import type { FetchAPI } from 'graphql-yoga';
import { bytesOf } from '../answer/cached-answer.ts';
import { acceptedEncoding } from '../answer/content-encoding.ts';
import type { NodeContext } from '../limits/rate/limit-callers.ts';
import { LONGEST_BODY, type RawRequest } from './raw-request.ts';
import type { Replay, Replayed } from './replay.ts';
import { declaredLength } from './request-key.ts';
import type { KeyedContext } from './use-remembered-requests.ts';

/** Answers a `Request`; the context is told to plugins. */
export type FetchHandler = (request: Request, ...context: object[]) => Promise<Response> | Response;

/**
 * Answers requests that are remembered, and passes all others on.
 *
 * @param pass Reads the request.
 */
export function fetchHandler(
  replay: Replay,
  { Request, Response }: Pick<FetchAPI, 'Request' | 'Response'>,
  pass: FetchHandler,
): FetchHandler {
  const toResponse = ({ status, headers, body }: Replayed): Response => {
    const pairs = headers.flatMap((name, index) =>
      index % 2 === 0 ? [[name, headers[index + 1] ?? ''] as [string, string]] : [],
    );
    return new Response(body === null ? null : bytesOf(body), { status, headers: pairs });
  };
  const answer = async (raw: RawRequest, key: string, request: Request, context: object[]) => {
    const replayed = await replay.answerTo(raw, key);
    return replayed
      ? toResponse(replayed)
      : await pass(request, ...context, { requestKey: key } satisfies KeyedContext);
  };
  const read = async (raw: RawRequest, key: string, request: Request, context: object[]) => {
    const body = await request.text();
    const { url, method, headers, signal } = request;
    // Its body is read, and can be read only once.
    const again = new Request(url, { method, headers, signal, body });
    return body.length > LONGEST_BODY
      ? await pass(again, ...context)
      : await answer(raw, `${key}\n${body}`, again, context);
  };
  return (request, ...context) => {
    const raw = rawRequest(request, context);
    const key = raw && replay.keyOf(raw);
    if (raw === undefined || key === undefined || request.signal?.aborted) return pass(request, ...context);
    if (raw.method === 'GET') return answer(raw, key, request, context);
    // Servers read no more than is declared.
    return request.bodyUsed || !(declaredLength(request.headers) <= LONGEST_BODY)
      ? pass(request, ...context)
      : read(raw, key, request, context);
  };
}

/** A request that may be remembered. */
function rawRequest(
  { method, url, headers }: Request,
  context: readonly NodeContext[],
): RawRequest | undefined {
  if (method !== 'GET' && method !== 'POST') return undefined;
  const [node] = context.flatMap(({ req }) => (req ? [req] : []));
  return {
    ...{ method, url, headers },
    encoding: acceptedEncoding(headers.get('accept-encoding')),
    remoteAddress: node?.socket?.remoteAddress,
    start: performance.now(),
  };
}
