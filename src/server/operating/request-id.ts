import { randomUUID } from 'node:crypto';

/** Long enough for a UUID, a W3C trace id or what load balancers make; nothing that needs care in a header or a log. */
const SANE = /^[\w.:+/=@-]{1,128}$/;

/** The request's own `x-request-id`, where it is one to work with, or else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get('x-request-id');
  return given !== null && SANE.test(given) ? given : randomUUID();
}
