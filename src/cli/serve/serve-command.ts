import type { GraphQLSchema } from 'graphql';
import { CleanupStack } from '../../base/cleanup-stack.ts';
import { PressgraphError } from '../../base/errors.ts';
import type { GivenSites } from '../../config/given-sites.ts';
import { optionsOf } from '../../config/resolve-options.ts';
import type { Settings } from '../../config/settings.ts';
import type { Gateway } from '../../server/gateway.ts';
import type { GatewayOptions, SnapshotOptions } from '../../server/gateway-options.ts';
import type { Metrics } from '../../server/operating/metrics.ts';
import { startGateway } from '../../server/start-gateway.ts';
import type { RunningGateway, RunOptions } from '../command.ts';
import { type CommandInput, readCommand } from '../read-command.ts';
import { requireAddress } from '../site-address.ts';
import { createDrain } from './drain.ts';
import { assertPortFree, listen } from './listen.ts';
import { startProgress } from './progress.ts';
import { createReporter, type Reporter } from './reporter.ts';

/** `pressgraph serve`: discovers the site, serves it, and prints the URL. */
export async function runServeCommand(options: RunOptions): Promise<RunningGateway> {
  const input = await readCommand(options);
  const { settings } = input;
  const { startFallbackSite } = options;
  const { metricsPort, metricsHost } = settings;
  await assertPortFree(settings);
  if (metricsPort !== undefined) await assertPortFree({ port: metricsPort, host: metricsHost });
  if (settings.sites !== undefined) {
    if (settings.wordpress !== undefined) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        `Expected one site or several, got ${settings.wordpress} and --site (SITES).`,
      );
    }
    const { serveSites } = await import('./serve-sites.ts');
    return await serveSites(settings.sites as string | GivenSites, input, options);
  }
  const { snapshot, recordMissing } = settings;
  if (snapshot !== undefined) {
    const missing = recordMissing ? 'what it lacks is requested, and added to it' : 'nothing is requested';
    return await serve({ snapshot }, input, options, [`Snapshot   ${snapshot}: ${missing}`]);
  }
  if (settings.wordpress !== undefined || !startFallbackSite) {
    return await serve({ wordpress: requireAddress(settings, 'serve') }, input, options);
  }
  const site = await startFallbackSite();
  try {
    const running = await serve({ wordpress: site.url }, input, options, site.notes);
    return { ...running, stop: () => running.stop().finally(() => site.stop()) };
  } catch (error) {
    await site.stop();
    throw error;
  }
}

async function serve(
  source: Pick<GatewayOptions, 'wordpress'> | Pick<SnapshotOptions, 'snapshot'>,
  { settings, objects }: CommandInput,
  options: RunOptions,
  notes: readonly string[] = [],
): Promise<RunningGateway> {
  const reporter = await createReporter(settings, options);
  const { logger } = reporter;
  const onError: NonNullable<CommandInput['objects']['onError']> = (error, requestId) => {
    reporter.error(error);
    objects.onError?.(error, requestId);
  };
  const parts = new CleanupStack();
  try {
    const { otlpEndpoint, metricsPort } = settings;
    if (otlpEndpoint !== undefined) {
      const { startTracing } = await import('./start-tracing.ts');
      const tracing = await startTracing(otlpEndpoint, options.env);
      parts.defer(() => tracing.stop());
    }
    const metrics = metricsPort === undefined ? undefined : await startMetrics();
    if (options.droppedLines) metrics?.watchLog(options.droppedLines);
    const given = { ...objects, ...optionsOf(settings), logger, metrics };
    const onSchemaChange = (schema: GraphQLSchema, former: GraphQLSchema) => {
      objects.onSchemaChange?.(schema, former);
      tellNewSchema(former, schema, reporter).catch(onError);
    };
    const progress = startProgress(
      'wordpress' in source ? source.wordpress : 'the snapshot',
      logger ? undefined : options.showProgress,
    );
    const onRequest: NonNullable<CommandInput['objects']['onRequest']> = (request) => {
      progress.onRequest(request);
      objects.onRequest?.(request);
    };
    const { gateway, discovery } = await startGateway(
      { ...given, ...source, onRequest, onError, onSchemaChange },
      (message) => {
        if (!logger) options.showProgress?.(undefined);
        reporter.warn(message);
      },
    ).finally(() => progress.end());
    parts.defer(async () => {
      await gateway.dispose();
    });
    const metricsUrl = await openMetrics(metrics, settings, parts);
    // Lazy import: with it, Node.js 24 compiles its own `fetch`. It is loaded with the server, while WordPress answers.
    const { createServer } = await import('node:http');
    const server = createServer(gateway);
    // Longer than the 60 s of load balancers, so that they close idle connections first. Otherwise a request
    // could be sent on one that the server is just closing.
    server.keepAliveTimeout = 75_000;
    const drain = createDrain(server);
    const url = `${await listen(server, settings)}${gateway.graphqlEndpoint}`;
    await reporter.started({
      ...{ url, discovery },
      notes: metricsUrl === undefined ? notes : [...notes, `Metrics    ${metricsUrl}`],
    });
    return {
      url,
      refresh: () => lookAgain(gateway, reporter),
      stop: async () => {
        gateway.drain();
        const { shutdownDelay, shutdownTimeout } = settings;
        const cut = await drain.end({ delay: shutdownDelay * 1000, timeout: shutdownTimeout * 1000 });
        if (cut > 0)
          reporter.warn(`${cut} requests were aborted: they took longer than ${shutdownTimeout} s.`);
        await parts.close(onError);
      },
    };
  } catch (error) {
    await parts.close(onError);
    throw error;
  }
}

/** The library behind them takes a while to load. */
async function startMetrics(): Promise<Metrics> {
  const { createMetrics } = await import('../../server/operating/metrics.ts');
  return createMetrics();
}

/** @returns URL of the metrics; `undefined` if they are off. */
async function openMetrics(
  metrics: Metrics | undefined,
  { metricsPort: port, metricsHost: host }: Settings,
  parts: CleanupStack,
): Promise<string | undefined> {
  if (metrics === undefined || port === undefined) return undefined;
  const { serveMetrics } = await import('./metrics-server.ts');
  const { url, close } = await serveMetrics(metrics, { port, host });
  parts.defer(close);
  return url;
}

async function tellNewSchema(
  former: GraphQLSchema,
  schema: GraphQLSchema,
  reporter: Reporter,
): Promise<void> {
  const { compareSchemas, tellChanges } = await import('../schema/schema-changes.ts');
  const changes = tellChanges(await compareSchemas(former, schema)).trimEnd();
  reporter.tell(`The site has changed; a new schema is served.\n${changes}`);
}

async function lookAgain(gateway: Gateway, reporter: Reporter): Promise<void> {
  try {
    // Changes are reported by `onSchemaChange`.
    if (!(await gateway.refresh())) reporter.tell('The site has not changed.');
  } catch (error) {
    reporter.error(error);
  }
}
