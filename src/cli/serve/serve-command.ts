import { createServer } from 'node:http';
import { CleanupStack } from '../../base/cleanup-stack.ts';
import { PressgraphError } from '../../base/errors.ts';
import { type GatewayConfig, readConfig } from '../../config/config.ts';
import { type Gateway, openGateway } from '../../server/create-gateway.ts';
import { createMetrics, type Metrics } from '../../server/operating/metrics.ts';
import { observeUpstream } from '../../server/operating/upstream-observer.ts';
import { discoverSite } from '../../wordpress/discovery/discover.ts';
import type { RunningGateway, RunOptions } from '../command.ts';
import { compareSchemas, tellChanges } from '../schema/schema-changes.ts';
import { createDrain } from './drain.ts';
import { listen } from './listen.ts';
import { serveMetrics } from './metrics-server.ts';
import { createReporter, type Reporter } from './reporter.ts';

/** `pressgraph serve`: finds the site, serves it, and says where. */
export async function runServeCommand(options: RunOptions): Promise<RunningGateway> {
  const config = readConfig(options.argv, options.env);
  const { startFallbackSite } = options;
  if (config.wordpress !== undefined) return await serve(config.wordpress, config, options);
  if (!startFallbackSite) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected the address of a WordPress site: --wordpress https://example.com, or WORDPRESS_URL.',
    );
  }
  const site = await startFallbackSite();
  try {
    const running = await serve(site.url, config, options, site.notes);
    return { ...running, stop: () => running.stop().finally(() => site.stop()) };
  } catch (error) {
    await site.stop();
    throw error;
  }
}

async function serve(
  wordpress: string,
  config: GatewayConfig,
  options: RunOptions,
  notes: readonly string[] = [],
): Promise<RunningGateway> {
  const reporter = createReporter(config, options);
  const { logger, error: onError } = reporter;
  const parts = new CleanupStack();
  try {
    const { otlpEndpoint } = config;
    if (otlpEndpoint !== undefined) {
      const { startTracing } = await import('./start-tracing.ts');
      const tracing = await startTracing(otlpEndpoint, options.env);
      parts.defer(() => tracing.stop());
    }
    const metrics = config.metricsPort === undefined ? undefined : createMetrics();
    const observing = { ...config, logger, metrics };
    const found = await discoverSite(wordpress, observeUpstream(observing));
    const { serviceAuthorization: authorization, serviceReads: reads } = config;
    const service = authorization === undefined ? undefined : { authorization, reads };
    const gateway = await openGateway(found, {
      ...observing,
      service,
      onError,
      onSchemaChange: (schema, former) => {
        compareSchemas(former, schema)
          .then((changes) =>
            reporter.tell(
              `The site has changed, and what is served with it.\n${tellChanges(changes).trimEnd()}`,
            ),
          )
          .catch(onError);
      },
    });
    parts.defer(async () => {
      await gateway.dispose();
    });
    const metricsUrl = await openMetrics(metrics, config, parts);
    const server = createServer(gateway);
    // Longer than balancers keep theirs (60 s): who closes first, closes it on nobody who is just about to use it.
    server.keepAliveTimeout = 75_000;
    const drain = createDrain(server);
    const url = `${await listen(server, config)}${gateway.graphqlEndpoint}`;
    for (const warning of found.discovery.warnings) reporter.warn(warning);
    reporter.started({
      url,
      discovery: found.discovery,
      notes: metricsUrl === undefined ? notes : [...notes, `Metrics    ${metricsUrl}`],
    });
    return {
      url,
      refresh: () => lookAgain(gateway, reporter),
      stop: async () => {
        gateway.drain();
        const { shutdownDelay, shutdownTimeout } = config;
        const cut = await drain.end({ delay: shutdownDelay * 1000, timeout: shutdownTimeout * 1000 });
        if (cut > 0)
          reporter.warn(`${cut} requests were cut off: they took longer than ${shutdownTimeout} s.`);
        await parts.close(onError);
      },
    };
  } catch (error) {
    await parts.close(onError);
    throw error;
  }
}

/** @returns Where they are read; `undefined` where none are kept. */
async function openMetrics(
  metrics: Metrics | undefined,
  { metricsPort: port, metricsHost: host }: GatewayConfig,
  parts: CleanupStack,
): Promise<string | undefined> {
  if (metrics === undefined || port === undefined) return undefined;
  const { url, close } = await serveMetrics(metrics, { port, host });
  parts.defer(close);
  return url;
}

async function lookAgain(gateway: Gateway, reporter: Reporter): Promise<void> {
  try {
    // What is new is told by `onSchemaChange`.
    if (!(await gateway.refresh())) reporter.tell('The site is as it was.');
  } catch (error) {
    reporter.error(error);
  }
}
