import { createHash } from 'node:crypto';
import { PressgraphError } from '../../base/errors.ts';

export interface CallerOptions {
  /** Request headers to pass on to WordPress besides `Authorization`, as {@link forwardableHeaders} gives them. */
  readonly forwardHeaders: readonly string[];
  /** Whether to pass on WordPress's login cookie, together with `X-WP-Nonce`: without it, WordPress ignores the cookie. */
  readonly forwardCookies: boolean;
}

/** The key of callers of whom nothing goes on to WordPress. */
export const ANONYMOUS = 'anonymous';

interface CallerHeaders {
  /** What goes on to WordPress with each of the operation's REST requests. Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Callers with the same key are asked for alike, and may share what is remembered. A hash: it tells no credential. */
  readonly key: string;
}

/** Who is asking, as far as the request says. Nothing of it is believed yet: see {@link CredentialCheck}. */
export type Caller =
  | (CallerHeaders & { readonly kind: 'anonymous' })
  | (CallerHeaders & {
      readonly kind: 'identified';
      /** SHA-256 of what speaks for the caller, and of nothing else. */
      readonly credential: string;
    });

/** Reads who is asking from a request's headers. */
export function callerOf(request: Headers, options: CallerOptions): Caller {
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

function credentialHeaders(request: Headers, { forwardCookies }: CallerOptions): readonly Header[] {
  const authorization = request.get('authorization')?.trim();
  const cookie = forwardCookies ? loginCookies(request.get('cookie')) : '';
  const nonce = forwardCookies ? request.get('x-wp-nonce') : null;
  return [
    ...(authorization ? [['authorization', authorization] as const] : []),
    // Without its nonce, WordPress takes the cookie for nothing: any page could have made a browser send it.
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

/** Headers that belong to one connection or one message, or that the gateway itself sends or decides on. */
const NOT_FORWARDED = new Set(
  `connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer transfer-encoding upgrade
   host cookie authorization accept accept-encoding expect origin x-wp-nonce x-http-method-override`.split(
    /\s+/,
  ),
);

/**
 * The names of headers to forward, in lower case.
 *
 * @throws PressgraphError BAD_USER_INPUT for what is no header's name, and for a header that may not be forwarded.
 */
export function forwardableHeaders(names: readonly string[]): readonly string[] {
  return names.map((given) => {
    const name = given.trim().toLowerCase();
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        `Expected names of headers to forward, but “${given}” is none.`,
      );
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
  if (name === 'authorization') return ' It goes there anyway.';
  return name === 'cookie' || name === 'x-wp-nonce' ? ' See FORWARD_COOKIES.' : '';
}
