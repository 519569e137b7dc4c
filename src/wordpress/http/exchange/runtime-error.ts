import { PressgraphError } from '../../../base/errors.ts';
import { ExchangeError, type ExchangeFailure } from './exchange-error.ts';

/** What undici, Node.js and Bun call the ways in which an exchange fails. */
const FAILURE_OF_CODE: ReadonlyMap<string, ExchangeFailure> = new Map([
  ['UND_ERR_CONNECT_TIMEOUT', 'connect-timeout'],
  ['ETIMEDOUT', 'connect-timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'headers-timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'body-timeout'],
  ['ECONNREFUSED', 'refused'],
  ['ConnectionRefused', 'refused'],
  ['ENOTFOUND', 'unresolved'],
  ['EAI_AGAIN', 'unresolved-now'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ECONNRESET', 'broken'],
  ['EPIPE', 'broken'],
  ['UND_ERR_SOCKET', 'broken'],
  ['UND_ERR_HEADERS_OVERFLOW', 'large-headers'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'length-mismatch'],
  ['UND_ERR_INVALID_ARG', 'invalid-request'],
  ['Z_BUF_ERROR', 'cut-short'],
]);

/** Milliseconds, to name in the message: only those that the exchange itself has set. */
interface Timeouts {
  readonly connectTimeout?: number;
  readonly headersTimeout?: number;
}

/**
 * An {@link ExchangeError} for what a runtime throws, by the codes of the error and of its causes. An error of the
 * gateway's own among them, such as that of a request's body, is returned as it is.
 */
export function explainRuntimeError(
  error: unknown,
  timeouts: Timeouts = {},
): PressgraphError | ExchangeError {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof PressgraphError || current instanceof ExchangeError) return current;
    const code = 'code' in current && typeof current.code === 'string' ? current.code : '';
    const failure = failureOf(current, code);
    if (failure) {
      return new ExchangeError(failure, { message: wordsFor(failure, code, timeouts), cause: error });
    }
  }
  return new ExchangeError('failed', { cause: error });
}

function failureOf({ name }: Error, code: string): ExchangeFailure | undefined {
  // undici's parser leaves its code out at times.
  if (name === 'HTTPParserError') return 'not-http';
  if (/CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|UNABLE_TO_/.test(code)) return 'insecure';
  return FAILURE_OF_CODE.get(code) ?? (/^Z_|BROTLI|^ERR__ERROR_/.test(code) ? 'damaged' : undefined);
}

function whyInsecure(code: string): string {
  if (/WRONG_VERSION|PACKET_LENGTH|UNEXPECTED_MESSAGE/.test(code)) return 'what answers does not speak https';
  if (/ALTNAME/.test(code)) return 'the certificate is for another host name';
  if (/EXPIRED/.test(code)) return 'the certificate has expired';
  if (/SELF_SIGNED|UNABLE_TO_/.test(code)) return 'the certificate is of no authority that is known here';
  return 'the certificate or the protocol was not accepted';
}

function wordsFor(
  failure: ExchangeFailure,
  code: string,
  { connectTimeout, headersTimeout }: Timeouts,
): string | undefined {
  if (failure === 'insecure') return `no secure connection: ${whyInsecure(code)} (${code})`;
  if (failure === 'connect-timeout' && connectTimeout) return `no connection within ${connectTimeout} ms`;
  if (failure === 'headers-timeout' && headersTimeout) return `no answer within ${headersTimeout} ms`;
  return undefined;
}
