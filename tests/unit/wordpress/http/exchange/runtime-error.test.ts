import { expect, test } from 'vitest';
import { PressgraphError } from '../../../../../src/base/errors.ts';
import { ExchangeError } from '../../../../../src/wordpress/http/exchange/exchange-error.ts';
import { explainRuntimeError } from '../../../../../src/wordpress/http/exchange/runtime-error.ts';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });
/** As `fetch` wraps it in Node.js. */
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });

test.each([
  ['ECONNREFUSED', 'refused', 'UPSTREAM_UNAVAILABLE', true, true],
  ['ENOTFOUND', 'unresolved', 'UPSTREAM_UNAVAILABLE', false, true],
  ['EAI_AGAIN', 'unresolved-now', 'UPSTREAM_UNAVAILABLE', true, true],
  ['EHOSTUNREACH', 'unreachable', 'UPSTREAM_UNAVAILABLE', true, true],
  ['CERT_HAS_EXPIRED', 'insecure', 'UPSTREAM_UNAVAILABLE', false, true],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'insecure', 'UPSTREAM_UNAVAILABLE', false, true],
  ['ECONNRESET', 'broken', 'UPSTREAM_UNAVAILABLE', true, false],
  ['UND_ERR_SOCKET', 'broken', 'UPSTREAM_UNAVAILABLE', true, false],
  ['UND_ERR_CONNECT_TIMEOUT', 'connect-timeout', 'UPSTREAM_TIMEOUT', false, true],
  ['UND_ERR_HEADERS_TIMEOUT', 'headers-timeout', 'UPSTREAM_TIMEOUT', false, false],
  ['UND_ERR_HEADERS_OVERFLOW', 'large-headers', 'UPSTREAM_ERROR', false, false],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'length-mismatch', 'UPSTREAM_ERROR', true, false],
  ['Z_BUF_ERROR', 'cut-short', 'UPSTREAM_ERROR', true, false],
  ['Z_DATA_ERROR', 'damaged', 'UPSTREAM_ERROR', false, false],
  ['ERR__ERROR_FORMAT_PADDING_1', 'damaged', 'UPSTREAM_ERROR', false, false],
  ['UND_ERR_INVALID_ARG', 'invalid-request', 'INTERNAL_SERVER_ERROR', false, false],
  ['EMFILE', 'failed', 'UPSTREAM_UNAVAILABLE', false, false],
])('%s is “%s”: %s, retried %s, unconnected %s', (code, failure, errorCode, isWorthRetry, isUnconnected) => {
  for (const error of [coded(code), fetchFailed(coded(code))]) {
    const explained = explainRuntimeError(error);
    expect(explained).toMatchObject({ failure, code: errorCode, cause: error });
    expect(explained).toMatchObject({ isWorthRetry, isUnconnected });
  }
});

test('a broken HTTP message is known by its name', () => {
  const error = Object.assign(new Error('x'), { name: 'HTTPParserError', code: 'HPE_INVALID_CONSTANT' });
  expect(explainRuntimeError(error)).toMatchObject({ failure: 'not-http' });
});

test('timeouts that the exchange has set are named in the message', () => {
  const timeouts = { connectTimeout: 5, headersTimeout: 20 };
  const messageOf = (code: string, given = {}) => explainRuntimeError(coded(code), given).message;
  expect(messageOf('UND_ERR_CONNECT_TIMEOUT', timeouts)).toBe('no connection within 5 ms');
  expect(messageOf('UND_ERR_HEADERS_TIMEOUT', timeouts)).toBe('no answer within 20 ms');
  expect(messageOf('UND_ERR_CONNECT_TIMEOUT')).toBe('no connection in time');
});

test.each([
  new PressgraphError('BAD_USER_INPUT', 'The file broke off before its end.'),
  new ExchangeError('too-large'),
])('an error of the gateway’s own passes as it is: %s', (error) => {
  expect(explainRuntimeError(error)).toBe(error);
  expect(explainRuntimeError(fetchFailed(error))).toBe(error);
});
