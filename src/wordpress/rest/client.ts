import { PressgraphError } from '../../base/errors.ts';
import { createFileSender } from '../http/file-sender.ts';
import type { Answer, TransportRequest } from '../http/messages.ts';
import { ForeignRedirectError } from '../http/redirects.ts';
import { isSameSite } from '../http/same-site.ts';
import type { SiteHeaders } from '../http/site-headers.ts';
import { isSuccess } from '../http/status.ts';
import type { Transport, TransportHealth, TransportOptions } from '../http/transport.ts';
import { BlockedPaths } from './address/blocked-paths.ts';
import { isFilePath } from './address/file-path.ts';
import { RestRoot } from './address/rest-root.ts';
import { buildRestCall } from './address/rest-url.ts';
import { headersWithin } from './address/root-credentials.ts';
import { restJson, statusError } from './reading/rest-answer.ts';
import type { TextAround, TextSource } from './reading/text-around.ts';
import type { RestRequest, RestResponse, RestWrite } from './request.ts';
import type { RestQuery } from './rest-query.ts';
import { exchangeListener, type UpstreamLog } from './upstream-log.ts';
import { pathWarning, textWarning, type WarningListener } from './words/rest-warning.ts';

/** One WordPress site's REST API over HTTP. Every failure is a {@link PressgraphError}, and every abort its signal's reason. */
export interface WordPressClient {
  readonly restRoot: RestRoot;
  /** Of the operation that the client is bound to. */
  readonly log?: UpstreamLog | undefined;
  /** Whether it reads what a request `follows` along with it. @defaultValue false */
  readonly canFollow?: boolean;
  /** Reads a REST route. Rejects for anything but a 2xx with JSON. */
  request(request: RestRequest): Promise<RestResponse>;
  /** Changes something. Rejects for anything but a 2xx with JSON. */
  write(write: RestWrite): Promise<RestResponse>;
  /** The headers of one of the site's own pages, by `HEAD`; `null` for 404 and 410 at the path itself. */
  head(path: string, signal?: AbortSignal, log?: UpstreamLog): Promise<PageHead | null>;
  /** The HTML of one of the site's own pages, following redirects within the site; `null` for 404 and 410. */
  page(path: string, signal?: AbortSignal, log?: UpstreamLog): Promise<string | null>;
  /** Requests the REST API, and pages, from another place from now on. The gateway's own credential stays behind. */
  moveTo(place: Pick<WordPressClientOptions, 'restRoot' | 'siteUrl'>): void;
  /** What its transport is doing at this moment; sends no request. */
  health(): TransportHealth;
  /** Closes idle connections. */
  close(): Promise<void>;
}

/** The headers of a page, after redirects within the site. */
export interface PageHead {
  /** Where they came from. */
  readonly url: string;
  /** 2xx; 404 or 410 if a redirect led there; 3xx of a redirect to another site or to a file, which are not requested. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** In order. */
  readonly redirects: readonly PageRedirect[];
}

export interface PageRedirect {
  /** Full URLs. */
  readonly from: string;
  readonly to: string;
  readonly status: number;
  /** `X-Redirect-By`. */
  readonly by: string | undefined;
}

const pageHead = ({ url, status, headers, redirects = [] }: Answer): PageHead => ({
  url: url.href,
  status,
  headers,
  redirects: redirects.map((redirect) => ({ ...redirect, from: redirect.from.href, to: redirect.to.href })),
});

export interface WordPressClientOptions extends Pick<TransportOptions, 'maxConcurrent'> {
  /** As discovered: `https://host/usa/wp-json/` or `https://host/?rest_route=/`. */
  readonly restRoot: string;
  /** The site's address as it was given: pages are requested from this host. */
  readonly siteUrl: string;
  /** Called with what is odd about the site, once for each kind. */
  readonly onWarning?: WarningListener | undefined;
  /** Default: the client's own. */
  readonly blockedPaths?: BlockedPaths | undefined;
  /** As the transport sends them: messages that repeat one are not passed on. */
  readonly headersFor?: SiteHeaders | undefined;
  /** Called with what WordPress said of a failure, if callers are not told. */
  readonly onWithheld?: ((withheld: WithheldWords) => void) | undefined;
}

/** What WordPress said of its own failure, for the operator only. */
export interface WithheldWords {
  readonly route: string;
  readonly status: number;
  /** Of the caller's request. */
  readonly requestId: string | undefined;
  /** Without the credentials that the request had. */
  readonly words: string;
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
  const first = new RestRoot(options.restRoot);
  let restRoot = first;
  let site = new URL(options.siteUrl);
  const sendFile = createFileSender(options.maxConcurrent);
  const seen = new Set<TextSource>();
  const pathsOf = (root: RestRoot) =>
    new BlockedPaths(root, { onBlocked: (route) => options.onWarning?.(pathWarning(route)) });
  let paths = options.blockedPaths ?? pathsOf(restRoot);

  /** @throws PressgraphError for a credential that is not for this root. */
  function headersAt(
    root: RestRoot,
    { route, as }: RestRequest | RestWrite,
    headers: Readonly<Record<string, string>>,
  ) {
    if (as === 'service' && root.origin !== first.origin) throw movedError(route, first);
    return headersWithin(root, route, headers);
  }

  const onTextAround = (text: TextAround, route: string): void => {
    if (seen.has(text.source)) return;
    seen.add(text.source);
    options.onWarning?.(textWarning(text, route));
  };

  function read(answer: Answer, { route, query, headers, log }: RestRequest | RestWrite): unknown {
    const password = query?.['password'];
    return restJson(answer, route, {
      headers: [options.headersFor?.(answer.url), headers, password ? { password: String(password) } : {}],
      onWithheld: (words) =>
        options.onWithheld?.({ route, status: answer.status, requestId: log?.requestId, words }),
      onTextAround: (text) => onTextAround(text, route),
    });
  }

  /** @throws PressgraphError for anything but a 2xx, 404 and 410. */
  async function sendForPage(
    method: 'GET' | 'HEAD',
    path: string,
    signal?: AbortSignal,
    log?: UpstreamLog,
  ): Promise<Answer> {
    const url = pageOfSite(site, path);
    const route = url.pathname;
    const answer = await transport.send({
      url,
      method,
      accept: 'text/html',
      route,
      // The headers of a file say no more than that it is one.
      ...(method === 'HEAD' && { follows: (target: URL) => !isFilePath(target.pathname) }),
      signal,
      ...listeners(log),
    });
    const isFile = isRedirect(answer) && isFilePath(answer.redirects?.at(-1)?.to.pathname ?? '');
    if (!isSuccess(answer.status) && !isMissing(answer) && !isFile) throw statusError(answer.status, route);
    return answer;
  }

  return {
    get restRoot() {
      return restRoot;
    },

    async request(request) {
      const { route, query, method = 'GET', headers: own, as, signal, log } = request;
      const answer = await paths.read(route, (root) =>
        transport.send({
          ...buildRestCall(root, route, query, method),
          accept: 'application/json',
          route,
          headers: own && headersAt(root, request, own),
          sendsHeadersTo: (target) => root.has(target),
          as,
          signal,
          ...listeners(log, query),
        }),
      );
      const { status, headers } = answer;
      if (method === 'HEAD') {
        if (!isSuccess(status)) throw statusError(status, route);
        return { status, headers, body: undefined };
      }
      return { status, headers, body: read(answer, request) };
    },

    async write(write) {
      const { route, query, method, body, file, headers: own, as, signal, log } = write;
      const root = paths.rootOf(route);
      const { url } = buildRestCall(root, route, query);
      const send = async (content: TransportRequest['body'], headers = own): Promise<RestResponse> => {
        const answer = await transport.send({
          url,
          method,
          accept: 'application/json',
          body: content,
          headers: headers && headersAt(root, write, headers),
          as,
          isWrite: true,
          route,
          signal,
          ...listeners(log, query),
        });
        return { status: answer.status, headers: answer.headers, body: read(answer, write) };
      };
      if (!file) return await send(body && JSON.stringify(body));
      return await sendFile(file, (form) => send(form.content, { ...own, ...form.headers }), signal);
    },

    async head(path, signal, log) {
      try {
        const answer = await sendForPage('HEAD', path, signal, log);
        return isMissing(answer) && !answer.redirects?.length ? null : pageHead(answer);
      } catch (error) {
        if (error instanceof ForeignRedirectError) return pageHead(error.answer);
        throw error;
      }
    },

    async page(path, signal, log) {
      const answer = await sendForPage('GET', path, signal, log);
      return isMissing(answer) ? null : answer.text;
    },

    moveTo(place) {
      restRoot = new RestRoot(place.restRoot);
      site = new URL(place.siteUrl);
      paths = pathsOf(restRoot);
    },

    health: () => transport.health(),
    close: () => transport.close(),
  };
}

/** Whoever the API belongs to now, the credential was not given for it. */
const movedError = (route: string, { origin }: RestRoot): PressgraphError =>
  new PressgraphError(
    'FORBIDDEN',
    `${route}: the site’s REST API has left ${origin}; the service credential is not sent elsewhere until the gateway is restarted.`,
    { route },
  );

const isRedirect = ({ status }: Answer): boolean => status >= 300 && status < 400;

const isMissing = ({ status }: Answer): boolean => status === 404 || status === 410;

const listeners = (log: UpstreamLog | undefined, query?: RestQuery) => ({
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
