import { asNestedObject, parametersOf, type RestQuery } from '../rest-query.ts';
import type { RestRoot } from './rest-root.ts';

/** Bytes. nginx refuses a request line over 8,191 by default; the rest is left for what proxies add. */
export const LONGEST_REQUEST_LINE = 7_500;

export interface RestCall {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST';
  /** JSON, for `POST` only. */
  readonly body: string | undefined;
}

/**
 * The HTTP request that reads a route.
 *
 * If the request line would exceed {@link LONGEST_REQUEST_LINE}, it is a `POST` with `_method=GET` and the parameters
 * as JSON: WordPress reads a JSON body whatever the method (`WP_REST_Request::get_parameter_order`), but a form body
 * only for methods that write.
 *
 * @throws PressgraphError `INTERNAL_SERVER_ERROR` for what must not be sent: see `RestRoot.address` and `parametersOf`.
 */
export function buildRestCall(
  root: RestRoot,
  route: string,
  query: RestQuery = {},
  method: 'GET' | 'HEAD' | 'OPTIONS' = 'GET',
): RestCall {
  const parameters = parametersOf(query, route);
  const whole = root.url(route, parameters);
  if (requestLineLength(method, whole) <= LONGEST_REQUEST_LINE) {
    return { url: whole, method, body: undefined };
  }

  // WordPress reads `_embed` and `_locale` from the URL alone.
  const control = parameters.filter(([name]) => name.startsWith('_'));
  const rest = parameters.filter(([name]) => !name.startsWith('_'));
  return {
    url: root.url(route, [...control, ['_method', method]]),
    method: 'POST',
    body: JSON.stringify(asNestedObject(rest)),
  };
}

function requestLineLength(method: string, url: URL): number {
  return `${method} ${url.pathname}${url.search} HTTP/1.1`.length;
}
