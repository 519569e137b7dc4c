import type { Readable } from 'node:stream';
import { PressgraphError } from '../../base/errors.ts';
import type { RestFile } from '../http/file-body.ts';
import { createFileSender } from '../http/file-sender.ts';
import { isSameSite } from '../http/same-site.ts';
import type { AskedAs, Transport, TransportHealth, TransportOptions } from '../http/transport.ts';
import { isSuccess, restJson, statusError } from './rest-answer.ts';
import { buildRestCall } from './rest-url.ts';
import { exchangeListener, type UpstreamLog } from './upstream-log.ts';

/** A value of a REST query parameter. A list is sent comma-separated, as WordPress reads it; `undefined` is left out. */
export type RestValue = string | number | boolean | readonly (string | number)[] | undefined;

export type RestQuery = Readonly<Record<string, RestValue>>;

export interface RestRequest {
  /** Route under the REST root, with a leading slash: `/wp/v2/posts`. */
  readonly route: string;
  readonly query?: RestQuery;
  /** `GET` unless told otherwise; `HEAD` brings the headers alone, at about a third of the price. */
  readonly method?: 'GET' | 'HEAD' | 'OPTIONS';
  /** Sent besides the client's own: what speaks for a caller. Lower-case names. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Whom those headers speak for, for the log of requests. */
  readonly as?: AskedAs | undefined;
  /** Whether it asks for items by id, which are held one by one wherever answers are held. */
  readonly isBatch?: boolean;
  /** Aborts this request, and frees its place, when the caller is gone or the operation's time is over. */
  readonly signal?: AbortSignal | undefined;
  /** Hears of each exchange that it takes. */
  readonly log?: UpstreamLog | undefined;
}

/** A request that changes something. It is sent once: never again on a failure, never along a redirect. */
export interface RestWrite extends Omit<RestRequest, 'method'> {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** The parameters, sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** A file instead of parameters, for `/wp/v2/media`, streamed: it ends with the signal until all of it is sent. */
  readonly file?: RestFile;
}

export interface RestResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON; `undefined` for `HEAD`. */
  readonly body: unknown;
  /** Whether it was not asked for now, but taken from what a cache holds. */
  readonly isHeld?: boolean;
}

/** One WordPress site's REST API over HTTP. Every failure is a {@link PressgraphError}. */
export interface WordPressClient {
  /** The REST root: `https://host/usa/wp-json/` or `https://host/?rest_route=/`. */
  readonly restRoot: string;
  /** Of the operation that the client is bound to. */
  readonly log?: UpstreamLog | undefined;
  /** Asks a REST route. Anything but a 2xx with JSON rejects. */
  request(request: RestRequest): Promise<RestResponse>;
  /** Changes something. Anything but a 2xx with JSON rejects. */
  write(write: RestWrite): Promise<RestResponse>;
  /** The headers of one of the site's own pages, by `HEAD`, with redirects followed within the site; `null` for 404. */
  head(
    path: string,
    signal?: AbortSignal,
    log?: UpstreamLog,
  ): Promise<{ readonly url: string; readonly headers: Readonly<Record<string, string>> } | null>;
  /** The HTML of one of the site's own pages, with redirects followed within the site; `null` for 404. */
  page(path: string, signal?: AbortSignal, log?: UpstreamLog): Promise<string | null>;
  /** How the gateway stands to the site at this moment, asked without a request. */
  health(): TransportHealth;
  /** Ends the kept connections. */
  close(): Promise<void>;
}

export interface WordPressClientOptions extends Pick<TransportOptions, 'maxConcurrent'> {
  /** As discovery found it: `https://host/usa/wp-json/` or `https://host/?rest_route=/`. */
  readonly restRoot: string;
  /** The site's address as it was given: {@link WordPressClient.head} asks pages of this host. */
  readonly siteUrl: string;
}

/**
 * A client of one site.
 *
 * @param transport HTTP to the site; the client closes it.
 */
export function createWordPressClient(
  options: WordPressClientOptions,
  transport: Transport,
): WordPressClient {
  const { restRoot } = options;
  const site = new URL(options.siteUrl);
  const sendFile = createFileSender(options.maxConcurrent);

  return {
    restRoot,

    async request({ route, query, method = 'GET', headers: own, as, signal, log }) {
      const call = buildRestCall(restRoot, route, query, method);
      const answer = await transport.send({
        ...call,
        accept: 'application/json',
        route,
        headers: own,
        as,
        signal,
        ...heardBy(log, query),
      });
      const { status, headers } = answer;
      if (method === 'HEAD') {
        if (!isSuccess(status)) throw statusError(status, route);
        return { status, headers, body: undefined };
      }
      return { status, headers, body: restJson(answer, route) };
    },

    async write({ route, query, method, body, file, headers: own, as, signal, log }) {
      const { url } = buildRestCall(restRoot, route, query);
      const send = async (content: string | Readable | undefined, headers = own): Promise<RestResponse> => {
        const answer = await transport.send({
          url,
          method,
          accept: 'application/json',
          body: content,
          headers,
          as,
          isWrite: true,
          route,
          signal,
          ...heardBy(log, query),
        });
        return { status: answer.status, headers: answer.headers, body: restJson(answer, route) };
      };
      if (!file) return await send(body && JSON.stringify(body));
      return await sendFile(file, (form) => send(form.content, { ...own, ...form.headers }), {
        route,
        signal,
      });
    },

    async head(path, signal, log) {
      const url = pageOfSite(site, path);
      const route = url.pathname;
      const answer = await transport.send({
        url,
        method: 'HEAD',
        accept: 'text/html',
        route,
        signal,
        ...heardBy(log),
      });
      if (answer.status === 404 || answer.status === 410) return null;
      if (isSuccess(answer.status)) return { url: answer.url.href, headers: answer.headers };
      throw statusError(answer.status, route);
    },

    async page(path, signal, log) {
      const url = pageOfSite(site, path);
      const route = url.pathname;
      const answer = await transport.send({
        url,
        method: 'GET',
        accept: 'text/html',
        route,
        signal,
        ...heardBy(log),
      });
      if (answer.status === 404 || answer.status === 410) return null;
      if (isSuccess(answer.status)) return answer.text;
      throw statusError(answer.status, route);
    },

    health: () => transport.health(),
    close: () => transport.close(),
  };
}

const heardBy = (log: UpstreamLog | undefined, query?: RestQuery) => ({
  requestId: log?.requestId,
  onExchange: exchangeListener(log, query),
});

function pageOfSite(site: URL, path: string): URL {
  const url = URL.canParse(path, site.href) ? new URL(path, site) : undefined;
  if (url === undefined || !(isSameSite(site, url) || isSameSite(url, site))) {
    throw new PressgraphError('BAD_USER_INPUT', 'The address is not one of this site.');
  }
  // Set part by part: put together as text, a path such as `//host/` would name another host.
  const page = new URL(site.origin);
  page.pathname = url.pathname;
  page.search = url.search;
  return page;
}
