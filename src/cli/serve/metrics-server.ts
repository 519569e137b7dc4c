import { createServer } from 'node:http';
import type { Metrics } from '../../server/operating/metrics.ts';
import { listen } from './listen.ts';

export interface MetricsServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves Prometheus's `/metrics` on a separate port: metrics are not for the gateway's callers. */
export async function serveMetrics(
  metrics: Pick<Metrics, 'text' | 'contentType'>,
  address: { readonly port: number; readonly host: string },
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  const url = `${await listen(server, address)}/metrics`;
  return {
    url,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
