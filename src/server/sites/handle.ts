import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Settings } from '../../config/settings.ts';
import type { Gateway } from '../gateway.ts';
import { fileAt } from '../home/use-home.ts';
import type { MergedGateway } from '../merged/create-merged-gateway.ts';
import { closedAnswer, jsonAnswer, notFound, readiness, redirectTo, sitesPage } from './own-answers.ts';
import type { SiteRouter } from './router.ts';

/** Milliseconds that a request waits for a site that is being opened. */
const PATIENCE = 10_000;

type AnyGateway = Gateway | MergedGateway;

export interface HandlerParts {
  readonly isDraining: () => boolean;
  /** Answers at the endpoint of no site. */
  readonly merged: MergedGateway | undefined;
}

/** What decides where a request goes. */
interface Asked {
  readonly method: string;
  readonly host: string | undefined;
  readonly url: URL;
  /** The header `Accept`. */
  readonly accept: string | undefined;
}

interface Handler {
  (request: IncomingMessage, response: ServerResponse): Promise<void>;
  (request: Request, ...context: object[]): Promise<Response>;
  fetch(request: Request | URL | string, ...rest: object[]): Promise<Response>;
}

/** Passes each request on to its site, as it came; answers what belongs to none. */
export function sitesHandler(
  router: SiteRouter,
  { graphiql, persistedOnly, endpoint }: Pick<Settings, 'graphiql' | 'persistedOnly' | 'endpoint'>,
  { isDraining, merged }: HandlerParts,
): Handler {
  async function siteOf({ method, host, url, accept }: Asked): Promise<AnyGateway | Response> {
    const { pathname, search } = url;
    const slot = router.find(host, pathname);
    if (slot) {
      if (pathname === slot.prefix && method === 'GET') return redirectTo(`${slot.prefix}/${search}`);
      const started = slot.started ?? (await slot.openWithin(PATIENCE));
      const isForPeople = ['GET', 'HEAD'].includes(method) && accept?.includes('text/html') === true;
      return started?.gateway ?? closedAnswer(slot, pathname, isForPeople);
    }
    if (merged && [endpoint, `${endpoint}/`, fileAt(endpoint)].includes(pathname)) return merged;
    if (pathname === '/healthz') return jsonAnswer(200, { status: 'alive' });
    if (pathname === '/readyz') return readiness(router.slots, isDraining());
    const isPage = pathname === '/' && method === 'GET' && graphiql && !persistedOnly;
    return isPage ? sitesPage(router.slots, merged && endpoint) : notFound(pathname);
  }

  async function fetch(input: Request | URL | string, ...rest: object[]): Promise<Response> {
    const request = input instanceof URL || typeof input === 'string' ? undefined : input;
    const url = new URL(request?.url ?? String(input));
    const [init = {}] = rest as RequestInit[];
    const { method = 'GET' } = request ?? init;
    const headers = request?.headers ?? new Headers(init.headers);
    const host = headers.get('host') ?? url.host;
    const site = await siteOf({ method, host, url, accept: headers.get('accept') ?? undefined });
    return site instanceof Response ? site : await site.fetch(input as Request, ...rest);
  }

  async function listen(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers, url } = request;
    // Frameworks cut the path at which they are mounted.
    const path = (request as { originalUrl?: string }).originalUrl ?? url ?? '/';
    const asked = urlOf(path);
    const site = asked
      ? await siteOf({ method, host: headers.host, url: asked, accept: headers.accept })
      : notFound(path);
    if (!(site instanceof Response)) return await site(request, response);
    response.writeHead(site.status, Object.fromEntries(site.headers));
    response.end(method === 'HEAD' ? undefined : Buffer.from(await site.arrayBuffer()));
  }

  const handler = (request: IncomingMessage | Request, ...rest: object[]) =>
    isNodeRequest(request) ? listen(request, rest[0] as ServerResponse) : fetch(request, ...rest);
  return Object.assign(handler as Handler, { fetch });
}

const isNodeRequest = (request: IncomingMessage | Request): request is IncomingMessage =>
  'httpVersionMajor' in request;

/** Whatever a client sends as its path. */
function urlOf(path: string): URL | undefined {
  const text = path.startsWith('/') ? `http://gateway${path}` : path;
  return URL.canParse(text) ? new URL(text) : undefined;
}
