import type { YogaServerOptions } from 'graphql-yoga';

type CorsOptions = Exclude<YogaServerOptions<object, object>['cors'], undefined>;

/** Headers that pages of other origins may read. */
const EXPOSED = ['ratelimit', 'ratelimit-policy', 'retry-after'];

/**
 * Which origins may read answers. Credentials are allowed for listed origins if cookies are forwarded at all;
 * never for `*`.
 */
export function corsOptions(origins: readonly string[], takesCookies: boolean): CorsOptions {
  const named = origins.filter((origin) => origin !== 'none');
  if (named.length === 0) return false;
  if (named.includes('*')) return { origin: '*', credentials: false, exposedHeaders: EXPOSED };
  return (request) => {
    const origin = request.headers.get('origin');
    return origin !== null && named.includes(origin)
      ? { origin: [origin, origin], credentials: takesCookies, exposedHeaders: EXPOSED }
      : false;
  };
}
