import type { RestFile } from '../http/file-body.ts';
import type { AskedAs } from '../http/messages.ts';
import type { RestQuery } from './rest-query.ts';
import type { UpstreamLog } from './upstream-log.ts';

export interface RestRequest {
  /** Route under the REST root, with a leading slash: `/wp/v2/posts`. */
  readonly route: string;
  readonly query?: RestQuery;
  /** `HEAD` returns the headers alone, at about a third of the price. @defaultValue `'GET'` */
  readonly method?: 'GET' | 'HEAD' | 'OPTIONS';
  /** Besides the client's own: the caller's credentials. Lower-case names. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Whose rights those headers carry, for the log of requests. */
  readonly as?: AskedAs | undefined;
  /** Whether it requests items by id, which caches hold one by one. */
  readonly isBatch?: boolean;
  /** Aborts this request, and frees its place: the caller left, or the operation ran out of time. */
  readonly signal?: AbortSignal | undefined;
  /** Told about each exchange that it takes. */
  readonly log?: UpstreamLog | undefined;
  /** Items that its rows refer to, for a client that can read them along with it. Others ignore it. */
  readonly follows?: readonly FollowedItems[] | undefined;
}

/** Items that the rows of a request refer to. */
export interface FollowedItems {
  /** Where they are read. */
  readonly route: string;
  /** The field of the rows that has their ids: an id, or a list of ids. */
  readonly field: string;
  /** Their own parameters, without those that name them. */
  readonly query: RestQuery;
  /** Told the ids, and the answer with the items that there are. Not called if they could not be read. */
  readonly onItems: (ids: readonly number[], answer: RestResponse) => void;
}

/** A request that changes something. It is sent once: never retried, never redirected. */
export interface RestWrite extends Omit<RestRequest, 'method'> {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** The parameters, sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** A file instead of parameters, for `/wp/v2/media`, streamed: the signal ends it until all of it is sent. */
  readonly file?: RestFile;
}

export interface RestResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON; `undefined` for `HEAD`. */
  readonly body: unknown;
  /** Whether it comes from a cache. */
  readonly isCached?: boolean;
}
