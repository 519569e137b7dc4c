import type { EdgeGatewayOptions } from './edge-options.ts';
import { createEdgeServer } from './edge-server.ts';
import { createEdgeSite } from './edge-site.ts';
import { resolveEdgeOptions } from './resolve-edge-options.ts';

/** What a platform tells of a request, as far as it is read. */
export interface EdgeRequestContext {
  waitUntil?(work: Promise<unknown>): void;
}

/** A gateway for edge and serverless runtimes: what they export as a handler. */
export interface EdgeGateway {
  /**
   * Answers a request: queries and mutations, by `GET` and `POST`.
   *
   * @param _env Not read: as Cloudflare passes it.
   * @param context Its `waitUntil` is used, unless the options have one.
   */
  readonly fetch: (request: Request, _env?: unknown, context?: EdgeRequestContext) => Promise<Response>;
}

/**
 * Serves a site from runtimes without Node.js's servers and sockets: Cloudflare Workers, serverless functions. Builds the
 * schema at once, from a snapshot, and sends no request until it gets one.
 *
 * @example
 * import { createEdgeGateway } from 'pressgraph/edge';
 * import snapshot from './site.json';
 *
 * export default createEdgeGateway({ snapshot });
 *
 * @throws PressgraphError BAD_USER_INPUT for invalid options, and for a snapshot that is none.
 */
export function createEdgeGateway(options: EdgeGatewayOptions): EdgeGateway {
  const resolved = resolveEdgeOptions(options);
  const site = createEdgeSite(resolved);
  const serve = createEdgeServer(site, resolved);
  return {
    fetch(request, _env, context) {
      const background =
        resolved.waitUntil ?? (context?.waitUntil && ((work: Promise<unknown>) => context.waitUntil?.(work)));
      return serve(request, { visit: site.visit(background), waitUntil: background ?? (() => {}) });
    },
  };
}
