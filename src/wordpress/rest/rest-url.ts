import { LRUCache } from 'lru-cache';
import { PressgraphError } from '../../base/errors.ts';
import type { RestQuery, RestValue } from './client.ts';

/** nginx refuses a request line over 8,191 bytes by default; the rest is left to what proxies add. */
export const LONGEST_REQUEST_LINE = 7_500;

export interface RestCall {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST';
  /** JSON, for `POST` only. */
  readonly body: string | undefined;
}

/**
 * A route and its parameters as the HTTP request that asks for them, under a pretty root
 * (`https://host/usa/wp-json/`) or a plain one (`https://host/?rest_route=/`).
 *
 * Where the request line would exceed {@link LONGEST_REQUEST_LINE} bytes, it is a `POST` with
 * `_method=GET` and the parameters as JSON: WordPress reads a JSON body whatever the method
 * (`WP_REST_Request::get_parameter_order`), but a form body only for methods that write.
 *
 * @throws PressgraphError `INTERNAL_SERVER_ERROR` for what no caller may build: an empty list (WordPress
 *   would take `include=` for no condition at all and answer everything), a number that is none, `..` in a route.
 */
export function buildRestCall(
  restRoot: string,
  route: string,
  query: RestQuery = {},
  method: 'GET' | 'HEAD' | 'OPTIONS' = 'GET',
): RestCall {
  const address = routeAddress(restRoot, route);
  const parameters = Object.entries(query).filter(isGiven);
  for (const [name, value] of parameters) assertSendable(route, name, value);

  const whole = withQuery(address, parameters);
  if (requestLineLength(method, whole) <= LONGEST_REQUEST_LINE) {
    return { url: whole, method, body: undefined };
  }

  // WordPress reads `_embed` and `_locale` from the URL alone.
  const control = parameters.filter(([name]) => name.startsWith('_'));
  const rest = parameters.filter(([name]) => !name.startsWith('_'));
  return {
    url: withQuery(address, [...control, ['_method', method]]),
    method: 'POST',
    body: JSON.stringify(asNestedObject(rest)),
  };
}

/** So many addresses of routes are remembered; those of items are without number. */
const addresses = new LRUCache<string, string>({ max: 1_000 });

/** Up to where its parameters go. */
function routeAddress(restRoot: string, route: string): string {
  const name = `${restRoot} ${route}`;
  const address = addresses.get(name) ?? buildAddress(restRoot, route);
  addresses.set(name, address);
  return address;
}

function buildAddress(restRoot: string, route: string): string {
  const segments = route.split('/');
  if (!route.startsWith('/') || segments.some((segment) => segment === '.' || segment === '..')) {
    throw new PressgraphError('INTERNAL_SERVER_ERROR', `“${route}” is not a REST route.`);
  }
  const url = new URL(restRoot);
  const encoded = segments.map(encodeURIComponent).join('/');
  if (url.searchParams.has('rest_route')) {
    const others = [...url.searchParams].filter(([name]) => name !== 'rest_route');
    url.search = [`rest_route=${encoded}`, ...others.map(([name, value]) => pair(name, value))].join('&');
  } else {
    url.pathname = url.pathname.replace(/\/+$/, '') + encoded;
  }
  return url.href;
}

function isGiven(entry: [string, RestValue]): entry is [string, Exclude<RestValue, undefined>] {
  return entry[1] !== undefined;
}

function assertSendable(route: string, name: string, value: Exclude<RestValue, undefined>): void {
  if (Array.isArray(value) && value.length === 0) {
    throw new PressgraphError(
      'INTERNAL_SERVER_ERROR',
      `${route}: the parameter “${name}” is an empty list, which WordPress would read as no condition at all.`,
      { route },
    );
  }
  const stray = isList(value) ? value.find(isNoNumber) : isNoNumber(value) ? value : undefined;
  if (stray !== undefined) {
    throw new PressgraphError(
      'INTERNAL_SERVER_ERROR',
      `${route}: the parameter “${name}” is ${stray}, which is no number.`,
      { route },
    );
  }
}

const isNoNumber = (value: unknown): boolean => typeof value === 'number' && !Number.isFinite(value);

type Parameters = readonly (readonly [string, Exclude<RestValue, undefined>])[];

function withQuery(address: string, parameters: Parameters): URL {
  const pairs = parameters.flatMap(([name, value]) => {
    if (!isList(value)) return [pair(name, String(value))];
    // WordPress splits a list at commas and white space (wp_parse_list): an item that has one needs PHP's own list.
    if (value.some((item) => typeof item === 'string' && /[\s,]/.test(item))) {
      return value.map((item) => pair(`${name}[]`, String(item)));
    }
    return [pair(name, value.join(','))];
  });
  if (pairs.length === 0) return new URL(address);
  // Parsed once, and whole: parts of an address that are set one by one are each put together and parsed anew.
  return new URL(`${address}${address.includes('?') ? '&' : '?'}${pairs.join('&')}`);
}

function isList(value: RestValue): value is readonly (string | number)[] {
  return Array.isArray(value);
}

/** Half of a character of two: nothing that UTF-8 could say, and nothing that WordPress could find. */
const HALF_CHARACTER = /\p{Surrogate}/gu;

/** Percent-encoded, but for the characters that WordPress's own URLs leave readable: every byte counts in a line of 100 ids. */
function pair(name: string, value: string): string {
  const readable = (text: string) =>
    // Nearly all are such already: a list of 100 ids has 99 commas to bring back.
    /^[\w.,:/-]*$/.test(text)
      ? text
      : encodeURIComponent(text.replace(HALF_CHARACTER, '\ufffd')).replace(/%(2C|3A|2F|5B|5D)/g, (escaped) =>
          decodeURIComponent(escaped),
        );
  return `${readable(name)}=${readable(value)}`;
}

function requestLineLength(method: string, url: URL): number {
  return `${method} ${url.pathname}${url.search} HTTP/1.1`.length;
}

/** `categories[terms]=2` as PHP would read it: `{ categories: { terms: 2 } }`. */
function asNestedObject(parameters: Parameters): Record<string, unknown> {
  const result: Record<string, unknown> = Object.create(null);
  for (const [name, value] of parameters) {
    const [, first = name, second] = /^([^[]+)\[([^\]]+)\]$/.exec(name) ?? [];
    if (second === undefined) {
      result[name] = value;
    } else {
      const inner = result[first];
      result[first] = { ...(typeof inner === 'object' ? inner : {}), [second]: value };
    }
  }
  return result;
}
