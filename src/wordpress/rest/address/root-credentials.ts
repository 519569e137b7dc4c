import { PressgraphError } from '../../../base/errors.ts';
import type { RestRoot } from './rest-root.ts';

type Headers = Readonly<Record<string, string>>;

/** Headers of a message's body. */
const OF_BODY = /^content-/;

/**
 * What of a request's own headers its REST root gets. WordPress.com's API is on another host than the site: it gets bearer
 * tokens, which are its own, and nothing that is the site's.
 *
 * @throws PressgraphError UNAUTHENTICATED for another credential: without it, the answer would be the public's.
 */
export function headersWithin(
  root: RestRoot,
  route: string,
  headers: Headers | undefined,
): Headers | undefined {
  if (root.site === undefined || headers === undefined) return headers;
  const { authorization, cookie } = headers;
  if (cookie !== undefined || (authorization !== undefined && !isBearer(authorization))) {
    throw new PressgraphError(
      'UNAUTHENTICATED',
      `${route}: WordPress.com takes OAuth tokens (\`Authorization: Bearer …\`) only; the credential was not sent there.`,
      { route },
    );
  }
  const own = Object.entries(headers).filter(([name]) => name === 'authorization' || OF_BODY.test(name));
  return Object.fromEntries(own);
}

export const isBearer = (authorization: string | undefined): boolean =>
  /^Bearer \S/i.test(authorization ?? '');
