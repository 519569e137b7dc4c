import { randomUUID } from 'node:crypto';

/**
 * Long enough for a UUID, a W3C trace id or a load balancer's id; no characters that need escaping in a header
 * or log.
 */
const SANE = /^[\w.:+/=@-]{1,128}$/;

/** The request's `x-request-id` if it is usable, otherwise a new one. */
export function requestIdOf(headers: Pick<Headers, 'get'>): string {
  const given = headers.get('x-request-id');
  return given !== null && SANE.test(given) ? given : randomUUID();
}
