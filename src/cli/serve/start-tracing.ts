import { PressgraphError } from '../../base/errors.ts';
import { readVersion } from '../version.ts';

export interface Tracing {
  /** Flushes pending spans and shuts down. */
  readonly stop: () => Promise<void>;
}

/**
 * Exports the spans of this process to an OpenTelemetry collector, by OTLP over HTTP. The SDK reads further
 * settings from its own variables: `OTEL_TRACES_SAMPLER`, `OTEL_EXPORTER_OTLP_HEADERS` and others.
 *
 * @param endpoint The collector's address, without `/v1/traces`.
 */
export async function startTracing(
  endpoint: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Tracing> {
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, resources] = await importSdk();
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resources.resourceFromAttributes({
      'service.name': env['OTEL_SERVICE_NAME'] ?? 'pressgraph',
      'service.version': readVersion(),
    }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  return { stop: () => provider.shutdown() };
}

/** Optional peers: they are larger than all else, and rarely needed. */
async function importSdk() {
  try {
    return await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  } catch (cause) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Traces need packages that are not installed: npm install @opentelemetry/sdk-trace-node @opentelemetry/exporter-trace-otlp-http @opentelemetry/resources',
      { cause },
    );
  }
}
