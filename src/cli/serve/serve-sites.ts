import { createServer } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { CleanupStack } from '../../base/cleanup-stack.ts';
import { type GivenSites, secretsOfSites } from '../../config/given-sites.ts';
import { optionsOf } from '../../config/resolve-options.ts';
import { secretsOf } from '../../config/settings.ts';
import { createSitesGateway } from '../../server/sites/create-sites-gateway.ts';
import type { SitesGateway } from '../../server/sites/sites-gateway.ts';
import type { RunningGateway, RunOptions } from '../command.ts';
import { plain } from '../plain.ts';
import { type CommandInput, readCommand } from '../read-command.ts';
import { compareSchemas, tellChanges } from '../schema/schema-changes.ts';
import { createDrain } from './drain.ts';
import { listen } from './listen.ts';
import { serveMetrics } from './metrics-server.ts';
import { createReporter, type Reporter } from './reporter.ts';

/** `pressgraph serve` with several sites: listens at once, and serves each as soon as it is open. */
export async function serveSites(
  given: string | GivenSites,
  { settings, objects }: CommandInput,
  options: RunOptions,
): Promise<RunningGateway> {
  const { env } = options;
  let secrets = [...secretsOf(settings), ...secretsOfSites(given, env)];
  const reporter = await createReporter(settings, options, () => secrets);
  const { logger } = reporter;
  const onError = (error: unknown, requestId: string | undefined, site: string) => {
    reporter.error(error, site);
    objects.onError?.(error, requestId);
  };
  const parts = new CleanupStack();
  try {
    const { otlpEndpoint, metricsPort, metricsHost } = settings;
    if (otlpEndpoint !== undefined) {
      const { startTracing } = await import('./start-tracing.ts');
      const tracing = await startTracing(otlpEndpoint, env);
      parts.defer(() => tracing.stop());
    }
    const notes: string[] = [];
    const metrics = metricsPort === undefined ? undefined : await startMetrics();
    if (options.droppedLines) metrics?.watchLog(options.droppedLines);
    const onSchemaChange = (schema: GraphQLSchema, former: GraphQLSchema, site: string) => {
      objects.onSchemaChange?.(schema, former);
      compareSchemas(former, schema)
        .then((changes) =>
          reporter.tell(
            `${site}: the site has changed; a new schema is served.\n${tellChanges(changes).trimEnd()}`,
          ),
        )
        .catch((error: unknown) => reporter.error(error, site));
    };
    // As text: with a log of its own, warnings are lines of it.
    const onWarning = logger
      ? undefined
      : (message: string, site: string) => reporter.warn(`${site}: ${message}`);
    const { wordpress: _one, sites: _sites, ...values } = optionsOf(settings);
    const gateway = await createSitesGateway(
      { ...objects, ...values, sites: given, logger, metrics, onError, onWarning, onSchemaChange },
      env,
    );
    parts.defer(() => gateway.dispose());
    if (metrics && metricsPort !== undefined) {
      const { url, close } = await serveMetrics(metrics, { port: metricsPort, host: metricsHost });
      parts.defer(close);
      notes.push(`Metrics    ${url}`);
    }
    const server = createServer(gateway);
    // Longer than the 60 s of load balancers, as for a single site.
    server.keepAliveTimeout = 75_000;
    const drain = createDrain(server);
    const url = await listen(server, settings);
    const { allAt } = gateway.sites;
    if (allAt !== undefined) notes.unshift(`All sites  ${allAt}`);
    reporter.startedSites({ url, sites: placesOf(gateway), notes });
    return {
      url,
      async refresh() {
        try {
          const next = await readCommand(options);
          const sites = next.settings.sites as string | GivenSites | undefined;
          if (sites !== undefined) {
            secrets = [...secrets, ...secretsOfSites(sites, env)];
            reporter.tell(tellSites(await gateway.sites.set(sites)));
          }
          await gateway.refresh();
        } catch (error) {
          reporter.error(error);
        }
      },
      async stop() {
        gateway.drain();
        const { shutdownDelay, shutdownTimeout } = settings;
        const cut = await drain.end({ delay: shutdownDelay * 1000, timeout: shutdownTimeout * 1000 });
        if (cut > 0)
          reporter.warn(`${cut} requests were aborted: they took longer than ${shutdownTimeout} s.`);
        await parts.close((error) => reporter.error(error));
      },
    };
  } catch (error) {
    await parts.close((failure) => reporter.error(failure));
    throw error;
  }
}

/** The library behind them takes a while to load. */
async function startMetrics() {
  const { createSitesMetrics } = await import('../../server/operating/metrics.ts');
  return createSitesMetrics();
}

/** What of a site is printed at the start. */
const placesOf = ({ sites }: SitesGateway): Parameters<Reporter['startedSites']>[0]['sites'] =>
  sites.places.map(({ key, path, host }) => ({ key, at: host === undefined ? path : `${host}${path}` }));

function tellSites({ added, removed, replaced }: Awaited<ReturnType<SitesGateway['sites']['set']>>): string {
  const parts = Object.entries({ added, removed, 'opened anew': replaced }).flatMap(([words, keys]) =>
    keys.length === 0 ? [] : [`${words}: ${keys.join(', ')}`],
  );
  return plain(`The sites were read again. ${parts.join('; ') || 'They are the same.'}`);
}
