import type { Plugin } from 'graphql-yoga';
import type { TransportHealth } from '../../wordpress/http/transport.ts';

export interface HealthOptions {
  /** Whether the gateway was told to stop, and takes no more than what is under way. */
  readonly isDraining: () => boolean;
  /** How requests to WordPress fare. */
  readonly upstream: () => TransportHealth;
}

const WORDPRESS = { closed: 'available', 'half-open': 'recovering', open: 'unavailable' } as const;

/**
 * `/healthz`: the process answers. `/readyz`: it may be sent requests. A WordPress that is down is told, but takes no
 * gateway out of service: the others stand before the same one, and what is cached still is an answer.
 */
export function useHealth({ isDraining, upstream }: HealthOptions): Plugin {
  return {
    onRequest({ request, url: { pathname }, fetchAPI: { Response }, endResponse }) {
      if (pathname !== '/healthz' && pathname !== '/readyz') return;
      const answer = (status: number, body: unknown) =>
        endResponse(
          new Response(request.method === 'HEAD' ? null : JSON.stringify(body), {
            status,
            headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
          }),
        );
      if (pathname === '/healthz') return answer(200, { status: 'alive' });
      const wordpress = WORDPRESS[upstream().breaker];
      return isDraining()
        ? answer(503, { status: 'draining', wordpress })
        : answer(200, { status: 'ready', wordpress });
    },
  };
}
