import type { CallerPolicy } from '../operation/caller-policy.ts';
import { TRACE_HEADER } from '../operation/use-trace.ts';
import { LONGEST_BODY, type RawHeaders, type RawRequest } from './raw-request.ts';

const JSON_TYPE = /^application\/json\b/i;

/** Headers that change how a request is read or answered, and that requests for cached answers have no use for. */
const UNUSUAL = [
  'transfer-encoding',
  'content-encoding',
  'upgrade',
  'access-control-request-method',
  'access-control-request-headers',
  TRACE_HEADER,
] as const;

/** Headers that decide, together with the method, address and body, what the answer is and how it is sent. */
const DECIDING = ['host', 'accept', 'content-type', 'origin'] as const;

/**
 * All of a request but its body that decides its answer. Requests with the same key and the same body get the same cached
 * answer, with the same headers.
 *
 * @returns `undefined` for requests whose answers may depend on more, or that are too long.
 */
export function requestKey(
  { method, url, headers, encoding }: Pick<RawRequest, 'method' | 'url' | 'headers' | 'encoding'>,
  callers: Pick<CallerPolicy, 'isAnonymous' | 'varyOn'>,
): string | undefined {
  if (UNUSUAL.some((name) => headers.get(name) !== null)) return undefined;
  if (!(method === 'POST' ? hasShortJson(headers) : hasNoBody(headers))) return undefined;
  if (callers.varyOn.some((name) => headers.get(name) !== null) && !callers.isAnonymous(headers)) {
    return undefined;
  }
  let key = `${method} ${url}\n${encoding ?? ''}`;
  for (const name of DECIDING) {
    const value = headers.get(name);
    // No header contains a line break.
    key += value === null ? '\n' : `\n${name}:${value}`;
  }
  return key;
}

/** The length that a body is declared to have; `NaN` for none. */
export const declaredLength = (headers: RawHeaders): number =>
  Number(headers.get('content-length') ?? Number.NaN);

const hasShortJson = (headers: RawHeaders): boolean =>
  declaredLength(headers) > 0 &&
  declaredLength(headers) <= LONGEST_BODY &&
  JSON_TYPE.test(headers.get('content-type') ?? '');

/** Some clients send the type of a body that they do not send. */
const hasNoBody = (headers: RawHeaders): boolean =>
  (headers.get('content-length') ?? '0') === '0' &&
  (headers.get('content-type') === null || JSON_TYPE.test(headers.get('content-type') ?? ''));
