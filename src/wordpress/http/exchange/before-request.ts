import { untilAborted } from '../../../base/until-aborted.ts';
import type { AskedAs, TransportRequest } from '../messages.ts';
import { isSameSite } from '../same-site.ts';
import { ExchangeError } from './exchange-error.ts';

/** A request to WordPress that is about to be sent: to sign it, or to send it another way. */
export interface OutgoingRequest {
  readonly method: string;
  /** A copy: return another one to change it. */
  readonly url: URL;
  /** The REST route or the page's path, without host and query. */
  readonly route: string;
  /** Whose rights it has. */
  readonly as: AskedAs;
  /** Lower-case names. Credentials are not among them: neither the caller's nor the operator's. */
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined` for requests without a body, and for uploads, which are streams. */
  readonly body: string | Uint8Array | undefined;
  /** The caller's request behind it; `undefined` for the gateway's own requests. */
  readonly requestId: string | undefined;
}

/** What a hook changes of a request. */
export interface RequestChange {
  /**
   * Where to send it instead. To another host than the site's, or from https down to http, it goes without the credentials
   * of callers and of the gateway, and without `SITE_HEADERS`: only with the headers that the hook itself returns.
   */
  readonly url?: URL | string | undefined;
  /** Headers to add. They replace those of the same name, but never the credential of a caller or of the gateway. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * Called before each request to WordPress, each redirect and each retry included. If it fails, the request is not sent.
 *
 * @example
 * beforeRequest: ({ method, url, body }) => ({ headers: { 'x-signature': sign(method, url.pathname, body) } })
 */
export type BeforeRequest = (
  request: OutgoingRequest,
  // biome-ignore lint/suspicious/noConfusingVoidType: a hook that changes nothing returns nothing.
) => RequestChange | undefined | void | Promise<RequestChange | undefined | void>;

type Headers = Readonly<Record<string, string>>;

/** The parts of a request that its headers are made of. */
export interface HeaderParts {
  /** What every request has. */
  readonly usual: Headers;
  readonly operators: Headers | undefined;
  /** Of the request itself: its credential, and what describes its body. */
  readonly own: Headers | undefined;
}

export interface PreparedRequest {
  readonly url: URL;
  readonly headers: Headers;
  /** Headers that the hook added: as secret as the operator's. */
  readonly added: Headers | undefined;
  readonly as: AskedAs;
}

/** What describes the message, and is no credential. */
const OF_THE_BODY = /^(?:accept|content-)/;

/** What frames the message: for the exchange to decide. */
const FRAMING = /^(?:host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|content-length)$/;

/**
 * Lets a hook change a request.
 *
 * @throws ExchangeError if the hook fails, takes too long, or returns what cannot be sent. On abort, the signal's reason.
 */
export async function prepareRequest(
  hook: BeforeRequest | undefined,
  request: TransportRequest,
  url: URL,
  { usual, operators, own }: HeaderParts,
  milliseconds: number,
): Promise<PreparedRequest> {
  const as = own === undefined ? 'anonymous' : (request.as ?? 'anonymous');
  const unchanged = { url, headers: { ...usual, ...operators, ...own }, added: undefined, as } as const;
  if (hook === undefined) return unchanged;
  const open = { ...usual, ...ofTheBody(own) };
  const { method, route, body, requestId } = request;
  const shown = typeof body === 'string' || body instanceof Uint8Array ? body : undefined;
  const signal = request.isWrite ? undefined : request.signal;
  try {
    const limit = AbortSignal.any([AbortSignal.timeout(milliseconds), ...(signal ? [signal] : [])]);
    const asked = { method, url: new URL(url), route, as, headers: { ...open }, body: shown, requestId };
    const change = await untilAborted((async () => hook(asked))(), limit);
    if (!change) return unchanged;
    const target = change.url === undefined ? url : new URL(change.url, url);
    const added = checked(change.headers ?? {});
    if (isSameSite(url, target)) {
      return { url: target, headers: { ...usual, ...operators, ...added, ...own }, added, as };
    }
    return { url: target, headers: { ...open, ...added }, added, as: 'anonymous' };
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new ExchangeError('invalid-request', { message: 'the hook `beforeRequest` failed', cause });
  }
}

const ofTheBody = (headers: Headers = {}): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => OF_THE_BODY.test(name)));

function checked(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([given, value]) => {
      const name = given.toLowerCase();
      if (FRAMING.test(name)) throw new TypeError(`Expected no header that frames the message, got ${name}.`);
      return [name, value];
    }),
  );
}

/** The address for a log: what the hook added to its query may be a signature. */
export function withoutAdded(url: URL, sent: URL): URL {
  if (sent.href === url.href) return url;
  const shown = new URL(sent);
  shown.username = '';
  shown.password = '';
  for (const name of new Set(shown.searchParams.keys())) {
    if (!url.searchParams.has(name)) shown.searchParams.set(name, '…');
  }
  return shown;
}
