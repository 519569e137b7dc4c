import type { Conceal } from './conceal.ts';

/** Whose rights a request has: the public's, the caller's, or those of the gateway's own credential. */
export type AskedAs = 'anonymous' | 'caller' | 'service';

/** One HTTP exchange with WordPress, for a log; each redirect and each retry is one of its own. */
export interface RequestLog {
  readonly method: string;
  /** The REST route or the page's path, without host and query. */
  readonly route: string;
  /** With host and query, passwords removed: for the operator's eyes only. */
  readonly url: string;
  /** Whose rights the request had. */
  readonly as: AskedAs;
  /** `undefined` if no answer arrived. */
  readonly status: number | undefined;
  /** From sending the request to the end of the answer; time in the queue is not included. */
  readonly milliseconds: number;
  /** Size of the body as the exchange delivered it: compressed over undici, decompressed over `fetch`. */
  readonly bytes: number;
  /** The caller's request behind it; `undefined` for the gateway's own requests. */
  readonly requestId: string | undefined;
}

export interface TransportRequest {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'DELETE';
  readonly accept: string;
  /** JSON unless `headers` name another content type. A stream is sent as it is read. */
  readonly body?: string | Uint8Array | ReadableStream<Uint8Array> | undefined;
  /** Lower-case names. Sent to the origin of `url` only: a redirect to another one goes without them. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether the headers may be sent to where a redirect leads, in the same origin: a login page of the site need not get
   * what its REST API gets. @defaultValue everywhere
   */
  readonly sendsHeadersTo?: ((url: URL) => boolean) | undefined;
  /** Whether to follow a redirect to an address of the site; otherwise, it is the answer. @defaultValue always */
  readonly follows?: ((target: URL) => boolean) | undefined;
  /** Whose rights those headers carry. @defaultValue `'anonymous'` */
  readonly as?: AskedAs | undefined;
  /**
   * Whether the request changes something: it is never retried, and redirects are not followed. The signal aborts it in
   * the queue only: once it is sent, only its answer says whether WordPress made the change.
   */
  readonly isWrite?: boolean;
  /** How error messages name the target: callers may see it, so it holds no host. */
  readonly route: string;
  readonly signal?: AbortSignal | undefined;
  /** The caller's request behind it, for {@link RequestLog}. */
  readonly requestId?: string | undefined;
  /** Called for each exchange, besides `TransportOptions.onRequest`. */
  readonly onExchange?: ((exchange: RequestLog) => void) | undefined;
}

/** A redirect that an answer asked for. */
export interface Redirect {
  readonly from: URL;
  readonly to: URL;
  /** 301, 302, 307 or 308. */
  readonly status: number;
  /** `X-Redirect-By`: `WordPress` (since 5.1), or the plugin that redirects. */
  readonly by: string | undefined;
}

/** An answer of any status, after redirects within the site. */
export interface Answer {
  /** Where the answer came from, after redirects. */
  readonly url: URL;
  readonly status: number;
  /** Lower-case names; repeated headers are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** The redirects that were followed, in order. */
  readonly redirects?: readonly Redirect[];
  /** Decompressed, decoded as UTF-8 without a byte order mark. */
  readonly text: string;
  /** For all that is told of it: conceals what its request carried as a secret. Default: nothing was secret. */
  readonly conceal?: Conceal | undefined;
}
