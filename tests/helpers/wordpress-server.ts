import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Declaration, namespaceIndexOf, optionsOf } from './wordpress/options.ts';
import { answerPage } from './wordpress/pages.ts';
import { flatParameters, listOf, type Parameters, readParameters } from './wordpress/query.ts';
import { refusalOfServer, userIdOf } from './wordpress/surroundings.ts';
import { answerRoute } from './wordpress-rest.ts';
import { HOME, OWN_ADDRESS } from './wordpress-rows.ts';
import { makeSite, type SiteContents } from './wordpress-site.ts';

/** One request as the server saw it. */
export interface Call {
  /** As sent: `POST` where a long `GET` was turned into one. */
  readonly method: string;
  /** `/wp/v2/posts`; `undefined` for a page of the site. */
  readonly route: string | undefined;
  /** Decoded, the JSON body's parameters among them; lists joined by commas. */
  readonly query: Readonly<Record<string, string>>;
  /** As sent, with the query. */
  readonly path: string;
}

export interface OverrideRequest extends Call {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As sent. */
  readonly body: string;
  /** Resolves when the exchange is over: answered, or left by the caller. */
  readonly closed: Promise<void>;
}

export interface OverrideResponse {
  /** 200 unless told otherwise. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when text or bytes (HTML unless the headers say otherwise), as JSON otherwise. */
  readonly body?: unknown;
}

export interface WordPressServerOptions extends SiteContents {
  /** Answers instead of the site, for what it is given and wishes to; a promise makes the caller wait. */
  readonly override?: (
    request: OverrideRequest,
  ) => OverrideResponse | undefined | Promise<OverrideResponse | undefined>;
  /** Takes a request before its body is read, and answers it: true for those that the site shall not see. */
  readonly take?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** The sub-folder of the install: `/usa`. */
  readonly folder?: string;
  /** What routes declare of their items and parameters (`OPTIONS`), by route, as JSON Schema by name. */
  readonly declares?: Readonly<Record<string, Declaration>>;
  /** The methods that `Allow` has in answers to `OPTIONS`: those that whoever asks may use. WordPress always has one. */
  readonly allow?: string;
  /** No pretty permalinks: REST is at `/?rest_route=/` alone. */
  readonly plainPermalinks?: boolean;
}

export interface WordPressServer extends AsyncDisposable {
  /** The site's home, without a trailing slash: `http://127.0.0.1:40123/usa`. */
  readonly url: string;
  /** The REST root as discovery would find it. */
  readonly restRoot: string;
  /** Every request so far, in order; empty it with `calls.length = 0`. */
  readonly calls: Call[];
  close(): Promise<void>;
}

/**
 * A WordPress over real HTTP on a free port, imitated as far as its REST API shows itself to the public: lists, items,
 * `_fields` with its traps, errors with their codes, the `Link` headers of its pages. Made from the answers of
 * WordPress 7.1.1 (PHP 8.5, SQLite), which `tests/e2e/contract` compares with it request by request; what it does on
 * request only, and from where that is known, is in `wordpress/behaviour.ts`. Not imitated: writing, what callers with
 * rights see beyond the public, `ignore_sticky`, `search_semantics`, and searches of what is stored but not shown.
 */
export async function startWordPressServer(options: WordPressServerOptions = {}): Promise<WordPressServer> {
  const site = makeSite(options);
  const folder = options.folder ?? '';
  const calls: Call[] = [];
  let url = '';

  const server = createServer((request, response) => {
    if (options.take?.(request, response)) return;
    respond(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const address = new URL(path, 'http://localhost');
    const isJson = request.headers['content-type'] === 'application/json';
    const sent = await text(request);
    const given = readParameters(address.searchParams, isJson ? sent : '');
    const { rest_route, ...parameters } = given;
    const below = address.pathname.startsWith(`${folder}/`)
      ? address.pathname.slice(folder.length)
      : undefined;
    const route = rest_route ? String(rest_route) : prettyRoute(below, options.plainPermalinks === true);
    const call = { method: request.method ?? '', route, query: flatParameters(parameters), path };
    calls.push(call);

    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    const override = await options.override?.({ ...call, headers: request.headers, body: sent, closed });
    send(request, response, override ?? answer(call, below, address, given, request.headers.authorization));
  }

  function answer(
    { route, method }: Call,
    path: string | undefined,
    address: URL,
    given: Parameters,
    authorization: string | undefined,
  ): OverrideResponse {
    const refusal = refusalOfServer(options, path, authorization);
    if (refusal !== undefined) return refusal;
    if (route === undefined) return answerPage(site, path, address.searchParams, restRoot());
    const apiLink = { link: `<${restRoot()}>; rel="https://api.w.org/"` };
    const userId = userIdOf(options, authorization);
    const isOpen = userId !== undefined || options.wantsLogin !== true;
    if (method === 'OPTIONS' && isOpen)
      return {
        headers: { ...apiLink, ...(options.allow && { allow: options.allow }) },
        body: optionsOf(site, route, options.declares?.[route]),
      };
    if (given['context'] === 'help' && isOpen) {
      const body = namespaceIndexOf(site, route, listOf(given, '_fields'), options.declares);
      if (body !== undefined) return { headers: apiLink, body };
    }
    const effective = String(given['_method'] ?? method);
    const answered = answerRoute(site, route, given, { method: effective, userId });
    // A list or an item with a `Link` of its own replaces it.
    return { ...answered, headers: { ...apiLink, ...answered.headers } };
  }

  const restRoot = () => (options.plainPermalinks ? `${HOME}/?rest_route=/` : `${HOME}/wp-json/`);
  /** The rows' stand-in for the home becomes the address that this server has. */
  const located = (words: string) => {
    const whole = options.plainPermalinks
      ? words.replaceAll(`${HOME}/wp-json/`, `${url}/?rest_route=/`)
      : words;
    return whole
      .replaceAll(`${HOME}/wp-content/`, `${url}/wp-content/`)
      .replaceAll(OWN_ADDRESS, url)
      .replaceAll(HOME, options.home ?? url);
  };

  function send(request: IncomingMessage, response: ServerResponse, answer: OverrideResponse): void {
    const { status = 200, headers = {}, body = '' } = answer;
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    response.statusCode = status;
    response.setHeader(
      'content-type',
      isRaw ? 'text/html; charset=UTF-8' : 'application/json; charset=UTF-8',
    );
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, located(value));
    const { before = '', after = '' } = options.around ?? {};
    const words = typeof body === 'string' ? body : before + JSON.stringify(body) + after;
    const bytes = body instanceof Uint8Array ? body : located(words);
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${folder}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, restRoot: located(restRoot()), calls, close, [Symbol.asyncDispose]: close };
}

function prettyRoute(path: string | undefined, plain: boolean): string | undefined {
  if (plain || path === undefined || !/^\/wp-json(?:\/|$)/.test(path)) return undefined;
  return path.slice('/wp-json'.length).split('/').map(decodeURIComponent).join('/');
}
