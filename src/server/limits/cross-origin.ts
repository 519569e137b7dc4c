import type { YogaServerOptions } from 'graphql-yoga';

type CorsOptions = Exclude<YogaServerOptions<object, object>['cors'], undefined>;

/** Headers that pages of other origins may read. */
const EXPOSED = [
  'age',
  'cache-status',
  'etag',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'x-request-id',
];

/** Seconds for which browsers may remember a preflight: the most that all of them allow. */
const MAX_AGE = 7_200;

/**
 * Which origins may read answers. Credentials are allowed for listed origins if cookies are forwarded at all;
 * never for `*`.
 */
export function corsOptions(origins: readonly string[], takesCookies: boolean): CorsOptions {
  const named = origins.filter((origin) => origin !== 'none');
  if (named.length === 0) return false;
  if (named.includes('*'))
    return { origin: '*', credentials: false, exposedHeaders: EXPOSED, maxAge: MAX_AGE };
  return (request) => {
    const origin = request.headers.get('origin');
    return origin !== null && named.includes(origin)
      ? { origin: [origin, origin], credentials: takesCookies, exposedHeaders: EXPOSED, maxAge: MAX_AGE }
      : false;
  };
}
