import { createHash } from 'node:crypto';
import { PressgraphError } from '../../base/errors.ts';

export interface CallerOptions {
  /** Request headers to forward to WordPress besides `Authorization`, as returned by {@link forwardableHeaders}. */
  readonly forwardHeaders: readonly string[];
  /**
   * Whether to forward WordPress's login cookie, together with `X-WP-Nonce`: without the nonce, WordPress
   * ignores the cookie.
   */
  readonly forwardCookies: boolean;
}

/** The key of callers without any forwarded header. */
export const ANONYMOUS = 'anonymous';

interface CallerHeaders {
  /** Headers forwarded to WordPress with each of the operation's requests. Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Callers with the same key send the same headers, and may share caches. A hash, so that it exposes no
   * credential.
   */
  readonly key: string;
}

/** The caller as the request claims, not yet verified: see {@link CredentialCheck}. */
export type Caller =
  | (CallerHeaders & { readonly kind: 'anonymous' })
  | (CallerHeaders & {
      readonly kind: 'identified';
      /** SHA-256 of the credential headers only. */
      readonly credential: string;
    });

/** Reads the caller from a request's headers. */
export function callerOf(request: Pick<Headers, 'get'>, options: CallerOptions): Caller {
  const credential = credentialHeaders(request, options);
  const forwarded = options.forwardHeaders.flatMap((name) => {
    const value = request.get(name);
    return value === null ? [] : [[name.toLowerCase(), value] as const];
  });
  const headers = Object.fromEntries([...forwarded, ...credential]);
  const key = Object.keys(headers).length === 0 ? ANONYMOUS : hashOf(Object.entries(headers));
  return credential.length === 0
    ? { kind: 'anonymous', headers, key }
    : { kind: 'identified', headers, key, credential: hashOf(credential) };
}

type Header = readonly [name: string, value: string];

function credentialHeaders(
  request: Pick<Headers, 'get'>,
  { forwardCookies }: CallerOptions,
): readonly Header[] {
  const authorization = request.get('authorization')?.trim();
  const cookie = forwardCookies ? loginCookies(request.get('cookie')) : '';
  const nonce = forwardCookies ? request.get('x-wp-nonce') : null;
  return [
    ...(authorization ? [['authorization', authorization] as const] : []),
    // WordPress ignores the cookie without its nonce (CSRF: any page can make a browser send a cookie).
    ...(cookie && nonce ? ([['cookie', cookie] as const, ['x-wp-nonce', nonce] as const] as const) : []),
  ];
}

function loginCookies(cookie: string | null): string {
  return (cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => /^wordpress_logged_in_\w+=/.test(pair))
    .join('; ');
}

const hashOf = (headers: readonly Header[]): string =>
  createHash('sha256')
    .update(JSON.stringify([...headers].sort(([one], [other]) => (one < other ? -1 : 1))))
    .digest('hex');

/** Hop-by-hop and message headers, and those that the gateway sets or handles itself. */
const NOT_FORWARDED = new Set(
  `connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer transfer-encoding upgrade
   host cookie authorization accept accept-encoding expect origin x-wp-nonce x-http-method-override`.split(
    /\s+/,
  ),
);

/**
 * The names of headers to forward, in lower case.
 *
 * @throws PressgraphError BAD_USER_INPUT for an invalid header name, or a header that may not be forwarded.
 */
export function forwardableHeaders(names: readonly string[]): readonly string[] {
  return names.map((given) => {
    const name = given.trim().toLowerCase();
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) {
      throw new PressgraphError('BAD_USER_INPUT', `Expected names of headers to forward, got “${given}”.`);
    }
    if (NOT_FORWARDED.has(name) || name.startsWith('content-')) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        `The header “${given}” cannot be forwarded to WordPress.${adviceOn(name)}`,
      );
    }
    return name;
  });
}

function adviceOn(name: string): string {
  if (name === 'authorization') return ' It is always forwarded.';
  return name === 'cookie' || name === 'x-wp-nonce' ? ' See FORWARD_COOKIES.' : '';
}
