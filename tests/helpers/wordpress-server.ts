import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { flatParameters, readParameters } from './wordpress-query.ts';
import { answerRoute } from './wordpress-rest.ts';
import { HOME, type Row } from './wordpress-rows.ts';
import { type Collection, makeSite, type Site, type SiteContents } from './wordpress-site.ts';

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

export interface Declaration {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What a `POST` takes. */
  readonly writable?: Readonly<Record<string, unknown>>;
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
 * A WordPress over real HTTP on a free port, imitated as far as its REST API shows itself to the public:
 * lists, items, `_fields` with its traps, errors with their codes, the `Link` headers of its pages.
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
    const { rest_route, ...parameters } = readParameters(address.searchParams, isJson ? sent : '');
    const below = address.pathname.startsWith(`${folder}/`)
      ? address.pathname.slice(folder.length)
      : undefined;
    const route = rest_route ? String(rest_route) : prettyRoute(below, options.plainPermalinks === true);
    const call = { method: request.method ?? '', route, query: flatParameters(parameters), path };
    calls.push(call);

    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    const override = await options.override?.({ ...call, headers: request.headers, body: sent, closed });
    if (override !== undefined) {
      send(request, response, override);
    } else if (route === '/rankmath/v1/getHead' && request.method === 'OPTIONS' && !site.rankMath?.heads) {
      send(request, response, { body: [] });
    } else if (route !== undefined && request.method === 'OPTIONS') {
      const { properties = {}, parameters = {}, writable } = options.declares?.[route] ?? {};
      send(request, response, {
        body: {
          methods: ['GET'],
          endpoints: [
            { methods: ['GET'], args: parameters },
            ...(writable ? [{ methods: ['POST'], args: writable }] : []),
          ],
          schema: { properties },
        },
      });
    } else if (route !== undefined) {
      const answer = answerRoute(site, route, parameters);
      send(request, response, { ...answer, headers: { ...answer.headers, link: apiLink() } });
    } else {
      send(request, response, answerPage(below, address));
    }
  }

  function answerPage(path: string | undefined, address: URL): OverrideResponse {
    const id = address.searchParams.get('p') ?? address.searchParams.get('page_id');
    const byId = id === null ? undefined : site.findContent(Number(id));
    if (byId?.row['status'] === 'draft') {
      return { status: 404, headers: { link: apiLink() }, body: page('Page not found') };
    }
    if (byId?.row.link !== undefined) return { status: 301, headers: { location: byId.row.link } };
    if (path === '/') return { headers: { link: apiLink() }, body: page(site.name) };
    const item = path === undefined ? undefined : findByPath(site, path);
    if (item === undefined) {
      return { status: 404, headers: { link: apiLink() }, body: page('Page not found') };
    }
    if (!path?.endsWith('/')) return { status: 301, headers: { location: `${HOME}${path}/` } };
    const { namespace, restBase } = item.collection;
    const rest = `${HOME}/wp-json/${namespace}/${restBase}/${item.row.id}`;
    const alternate = `<${rest}>; rel="alternate"; title="JSON"; type="application/json"`;
    const shortlink = `<${HOME}/?p=${item.row.id}>; rel=shortlink`;
    return { headers: { link: [apiLink(), alternate, shortlink].join(', ') }, body: page(site.name) };
  }

  const restRoot = () => (options.plainPermalinks ? `${HOME}/?rest_route=/` : `${HOME}/wp-json/`);
  const apiLink = () => `<${restRoot()}>; rel="https://api.w.org/"`;
  const page = (title: string) =>
    `<!DOCTYPE html><html><head><title>${title}</title><link rel="https://api.w.org/" href="${restRoot()}" /></head></html>`;

  /** The rows' stand-in for the home becomes the address that this server has. */
  const located = (words: string) => {
    const whole = options.plainPermalinks
      ? words.replaceAll(`${HOME}/wp-json/`, `${url}/?rest_route=/`)
      : words;
    return whole.replaceAll(HOME, url);
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
    const words = typeof body === 'string' ? body : JSON.stringify(body);
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

function findByPath(
  site: Site,
  path: string,
): { readonly row: Row; readonly collection: Collection } | undefined {
  const wanted = `${path.replace(/\/+$/, '')}/`;
  for (const collection of site.collections) {
    if (collection.kind === 'comment') continue;
    const row = collection.rows.find(
      ({ link, status }) =>
        link !== undefined && new URL(link).pathname === wanted && (status ?? 'publish') !== 'draft',
    );
    if (row !== undefined) return { row, collection };
  }
  return undefined;
}
