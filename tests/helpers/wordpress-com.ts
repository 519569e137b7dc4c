import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Exchange } from '../../src/wordpress/http/exchange/exchange.ts';
import { createFetchExchange } from '../../src/wordpress/http/exchange/fetch-exchange.ts';

const API = 'https://public-api.wordpress.com';
/** The site's number there, by which its links name it. */
const NUMBER = 5_823_217;

/** What WordPress.com refuses to the public: everything about people and files. */
const CLOSED = /^\/wp\/v2\/(?:media|users|settings|menus|menu-items|menu-locations)(?:\/|$)/;

export interface WordPressComOptions {
  /** A WordPress whose contents it shows, without a slash at the end. */
  readonly over: string;
  /** Opens everything. */
  readonly token?: string;
  /** `Authorization` of the WordPress behind it for callers with the token. */
  readonly behind?: string;
}

export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A site of WordPress.com: pages at its own address, and a REST API at `public-api.wordpress.com`. */
export interface WordPressComSite extends AsyncDisposable {
  /** Its home: `http://127.0.0.1:40123`. */
  readonly url: string;
  /** By which the API names it. */
  readonly key: string;
  /** Another name there. */
  readonly number: number;
  /** Leads requests for WordPress.com's host to this server; all others go where they say. */
  readonly exchange: Exchange;
  /** Requests that the API got. */
  readonly calls: ApiCall[];
  /** Requests that the site's own host got. */
  readonly pageCalls: ApiCall[];
  /** From now on, WordPress.com does not know it: it has moved to a host with a REST API of its own. */
  move(): void;
}

/**
 * Simple sites of WordPress.com by what public sources say of them: the index elsewhere than the routes, routes without
 * methods in it, people and files closed to the public, refusals inside `_embedded`, and Jetpack's addresses of images.
 */
export async function startWordPressCom(options: WordPressComOptions): Promise<WordPressComSite> {
  const calls: ApiCall[] = [];
  const pageCalls: ApiCall[] = [];
  let url = '';
  let hasMoved = false;
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', url);
    const route = routeOf(address);
    const isApi = request.headers['x-stub-host'] === 'public-api.wordpress.com';
    if (route !== undefined && (isApi || address.searchParams.has('rest_route'))) {
      calls.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers });
      return await answerApi(request, response, route, address);
    }
    pageCalls.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers });
    const isOwnApi = address.pathname.startsWith('/wp-json');
    const page = await fetch(options.over + (request.url ?? ''), {
      method: request.method ?? '',
      redirect: 'manual',
    });
    const link = page.headers.get('link');
    response.statusCode = isOwnApi && !hasMoved ? 404 : page.status;
    for (const name of ['content-type', 'location', 'x-wp-total', 'x-wp-totalpages']) {
      const value = page.headers.get(name);
      if (value !== null) response.setHeader(name, onSite(value));
    }
    if (link !== null) response.setHeader('link', onSite(link));
    response.end(request.method === 'HEAD' ? undefined : onSite(await page.text()));
  }

  async function answerApi(
    request: IncomingMessage,
    response: ServerResponse,
    route: string,
    address: URL,
  ): Promise<void> {
    const json = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(request.method === 'HEAD' ? undefined : JSON.stringify(body));
    };
    if (hasMoved) return json(404, { code: 'rest_no_route', message: 'No route.', data: { status: 404 } });
    const { authorization } = request.headers;
    const isOpen = options.token !== undefined && authorization === `Bearer ${options.token}`;
    if (authorization !== undefined && !isOpen) return json(401, UNAUTHORIZED);
    if (CLOSED.test(route) && !isOpen) return json(401, UNAUTHORIZED);
    const target = new URL(`${options.over}/wp-json${route}`);
    for (const [name, value] of address.searchParams) {
      if (name !== 'rest_route') target.searchParams.append(name, value);
    }
    const came = await fetch(target, {
      method: request.method ?? 'GET',
      ...(isOpen && options.behind && { headers: { authorization: options.behind } }),
    });
    const headers = Object.fromEntries(
      ['x-wp-total', 'x-wp-totalpages', 'allow'].flatMap((name) => {
        const value = came.headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
    );
    const body: unknown = request.method === 'HEAD' ? undefined : JSON.parse(await came.text(), translate);
    if (route === '/') return json(came.status, withoutMethods(body), headers);
    if (!isOpen) closeEmbedded(body);
    await addImages(body, address.searchParams.get('_fields'));
    json(came.status, body, headers);
  }

  /** Jetpack's field. */
  async function addImages(body: unknown, fields: string | null): Promise<void> {
    if (fields !== null && !fields.split(',').includes('jetpack_featured_media_url')) return;
    const rows = [body].flat().filter((row): row is Record<string, unknown> => Object(row) === row);
    for (const row of rows) {
      if (typeof row['featured_media'] !== 'number') continue;
      const image = await fetch(
        `${options.over}/wp-json/wp/v2/media/${row['featured_media']}?_fields=source_url`,
      );
      const { source_url: source = '' } = (await image.json()) as { source_url?: string };
      row['jetpack_featured_media_url'] = source;
    }
  }

  const onSite = (text: string) =>
    hasMoved
      ? text.replaceAll(options.over, url)
      : text
          .replaceAll(`${options.over}/wp-json/wp/v2/`, `${API}/wp/v2/sites/${NUMBER}/`)
          .replaceAll(`<${options.over}/wp-json/>`, `<${API}/wp-json/?rest_route=/sites/${site.key}>`)
          .replaceAll(options.over, url);
  const translate = (_: string, value: unknown) => (typeof value === 'string' ? onSite(value) : value);

  /** `/wp/v2/posts` of `/wp/v2/sites/{site}/posts`. */
  const routeOf = ({ pathname, searchParams }: URL): string | undefined => {
    const named = /^\/sites\/([^/]+)(\/.*)?$/.exec(searchParams.get('rest_route') ?? '');
    if (named) return named[1] === site.key || named[1] === String(NUMBER) ? (named[2] ?? '/') : undefined;
    const [, namespace, name, below = ''] = /^(\/[^/]+\/[^/]+)\/sites\/([^/]+)(\/.*)?$/.exec(pathname) ?? [];
    return name === site.key || name === String(NUMBER) ? `${namespace}${below}` : undefined;
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  const network = createFetchExchange();
  const site: WordPressComSite = {
    url,
    key: `127.0.0.1:${port}`,
    number: NUMBER,
    calls,
    pageCalls,
    exchange: {
      send: (request) =>
        request.url.origin === API
          ? network.send({
              ...request,
              url: new URL(request.url.href.replace(API, url)),
              headers: { ...request.headers, 'x-stub-host': 'public-api.wordpress.com' },
            })
          : network.send(request),
      close: () => network.close(),
    },
    move() {
      hasMoved = true;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return site;
}

const UNAUTHORIZED = {
  code: 'unauthorized',
  message: 'This endpoint requires authentication against the correct blog.',
  data: { status: 401 },
};

/** The index names no method and no argument of any route. */
function withoutMethods(body: unknown): unknown {
  const { routes, ...index } = body as { routes?: Record<string, unknown> };
  if (routes === undefined) return index;
  const bare = Object.keys(routes).map((route) => [route, { methods: [], endpoints: [] }]);
  return { ...index, routes: Object.fromEntries(bare) };
}

function closeEmbedded(body: unknown): void {
  for (const row of [body].flat()) {
    const embedded = (row as { _embedded?: Record<string, unknown[]> } | undefined)?._embedded;
    for (const rel of ['author', 'wp:featuredmedia']) {
      if (embedded?.[rel]) embedded[rel] = embedded[rel].map(() => UNAUTHORIZED);
    }
  }
}
