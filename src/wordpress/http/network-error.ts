import { type ErrorCode, PressgraphError } from '../../base/errors.ts';

interface Waits {
  readonly connectTimeout: number;
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
}

/** What undici and Node call the ways in which an exchange ends without an answer, in words for a caller. */
function explain(code: string, waits: Waits): [ErrorCode, string] | undefined {
  switch (code) {
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return ['UPSTREAM_TIMEOUT', `no connection within ${waits.connectTimeout} ms`];
    case 'UND_ERR_HEADERS_TIMEOUT':
      return ['UPSTREAM_TIMEOUT', `no answer within ${waits.headersTimeout} ms`];
    case 'UND_ERR_BODY_TIMEOUT':
      return ['UPSTREAM_TIMEOUT', `the answer did not end within ${waits.bodyTimeout} ms`];
    case 'ECONNREFUSED':
      return ['UPSTREAM_UNAVAILABLE', 'the connection was refused'];
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return ['UPSTREAM_UNAVAILABLE', 'the host name could not be resolved'];
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return ['UPSTREAM_UNAVAILABLE', 'the connection broke off before the answer was complete'];
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return ['UPSTREAM_UNAVAILABLE', 'the host cannot be reached'];
    case 'UND_ERR_HEADERS_OVERFLOW':
      return ['UPSTREAM_ERROR', 'the headers of the answer are too large'];
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return ['UPSTREAM_ERROR', 'the answer is not as long as it said'];
    case 'UND_ERR_INVALID_ARG':
      return ['INTERNAL_SERVER_ERROR', 'the gateway could not build the request'];
  }
  if (code === 'HPE') return ['UPSTREAM_ERROR', 'the answer is not HTTP'];
  if (/CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|UNABLE_TO_/.test(code)) {
    return ['UPSTREAM_UNAVAILABLE', `no secure connection (${code})`];
  }
  return undefined;
}

/** An exchange that ended without an answer, as a {@link PressgraphError} naming the route; the original is its `cause`. */
export function networkError(error: unknown, route: string, waits: Waits): PressgraphError {
  if (error instanceof PressgraphError) return error;
  const code = errorCode(error);
  const [kind, words] = explain(code ?? '', waits) ?? ['UPSTREAM_UNAVAILABLE', 'the connection failed'];
  return new PressgraphError(kind, `${route}: ${words}.`, { route, cause: error });
}

/** The code of a network failure (`ECONNREFUSED`), looked for in the causes too. */
export function errorCode(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    // undici's parser leaves its code out at times.
    if (current.name === 'HTTPParserError') return 'HPE';
    if ('code' in current && typeof current.code === 'string' && !(current instanceof PressgraphError)) {
      return current.code;
    }
  }
  return undefined;
}

/** Whether an exchange failed before any connection stood, so that asking again in another way is of no use. */
export function neverConnected(error: unknown): boolean {
  const code = errorCode(error);
  if (code === undefined) return false;
  return !/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_HEADERS_\w+|UND_ERR_BODY_\w+|UND_ERR_RES_\w+|HPE)$/.test(
    code,
  );
}

/** Whether a signal aborted since the time ran out, and not since nobody waits any more. */
export const isDeadline = (reason: unknown): boolean =>
  reason instanceof PressgraphError
    ? reason.code === 'UPSTREAM_TIMEOUT'
    : reason instanceof Error && reason.name === 'TimeoutError';

/** Why the caller gave up: its deadline becomes `UPSTREAM_TIMEOUT`, any other reason stays what it is. */
export function abortError(reason: unknown, route: string): unknown {
  if (isDeadline(reason) && !(reason instanceof PressgraphError)) {
    return new PressgraphError('UPSTREAM_TIMEOUT', `${route}: the time for the operation ran out.`, {
      route,
      cause: reason,
    });
  }
  return reason;
}
