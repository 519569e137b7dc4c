import type { Plugin } from 'graphql-yoga';
import type { TransportHealth } from '../../wordpress/http/transport.ts';

export interface HealthOptions {
  /** What its paths begin with. */
  readonly prefix: string;
  /** Whether the gateway is shutting down and only finishes requests in progress. */
  readonly isDraining: () => boolean;
  /** Health of the connection to WordPress. */
  readonly upstream: () => TransportHealth;
  /** Whether WordPress has been read since the start. */
  readonly isCurrent: () => boolean;
}

const WORDPRESS = { closed: 'available', 'half-open': 'recovering', open: 'unavailable' } as const;

/**
 * `/healthz`: the process is alive. `/readyz`: it accepts requests. A WordPress outage is reported, but does
 * not make a gateway unready: other gateways share the same WordPress, and cached answers are still served.
 */
export function useHealth({ prefix, isDraining, upstream, isCurrent }: HealthOptions): Plugin {
  return {
    onRequest({ request, url: { pathname }, fetchAPI: { Response }, endResponse }) {
      if (pathname !== `${prefix}/healthz` && pathname !== `${prefix}/readyz`) return;
      const answer = (status: number, body: unknown) =>
        endResponse(
          new Response(request.method === 'HEAD' ? null : JSON.stringify(body), {
            status,
            headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
          }),
        );
      if (pathname === `${prefix}/healthz`) return answer(200, { status: 'alive' });
      const site = isCurrent()
        ? { wordpress: WORDPRESS[upstream().breaker] }
        : { wordpress: 'unavailable', schema: 'restored' };
      return isDraining()
        ? answer(503, { status: 'draining', ...site })
        : answer(200, { status: 'ready', ...site });
    },
  };
}
