import type { YogaServerOptions } from 'graphql-yoga';

type CorsOptions = Exclude<YogaServerOptions<object, object>['cors'], undefined>;

/** Headers that pages of other origins may read. */
const EXPOSED = ['ratelimit', 'ratelimit-policy', 'retry-after'];

/**
 * Which pages of other origins may read answers. Cookies are taken from the origins that are named, where visitors may
 * be asked for with theirs at all; never from all.
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
