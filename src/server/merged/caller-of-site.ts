import { httpError } from '../../base/http-error.ts';
import { TRACE_HEADER } from '../operation/use-trace.ts';

/** Headers of the whole request that its parts have, too. */
const OF_ALL = ['x-forwarded-for', 'traceparent', 'tracestate', TRACE_HEADER];

/**
 * The headers that a site gets of a request for several. A credential belongs to a site, and so may any header that identifies
 * a caller: `authorization-us` is sent to the site `us` alone, as `authorization`.
 *
 * @param forwarded Names of the headers that are forwarded to WordPress, besides `authorization`.
 */
export function headersOfSite(
  headers: Pick<Headers, 'get'>,
  site: string,
  forwarded: readonly string[],
): Headers {
  const own = new Headers({ 'content-type': 'application/json', accept: 'application/json' });
  const take = (from: string, to: string) => {
    const value = headers.get(from);
    if (value !== null) own.set(to, value);
  };
  for (const name of OF_ALL) take(name, name);
  for (const name of ['authorization', ...forwarded]) take(`${name}-${site}`, name);
  return own;
}

/**
 * Rejects a credential that does not say which site it is of.
 *
 * @throws PressgraphError BAD_USER_INPUT
 */
export function assertNoCredentialOfAll(headers: Pick<Headers, 'get'>, keys: readonly string[]): void {
  if (!headers.get('authorization')) return;
  const [key = 'us'] = keys;
  throw httpError(
    'BAD_USER_INPUT',
    `Expected a credential of one site, such as \`Authorization-${key}\`, got \`Authorization\`: it would be sent to all sites.`,
    { status: 400 },
  );
}
