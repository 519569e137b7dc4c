import { z } from 'zod';
import { type SettingTable, seconds } from './setting.ts';

const port = z.coerce.number().int().min(0).max(65_535);

/** What the gateway tells its operator, and how it ends. */
export const OPERATING_SETTINGS = {
  logFormat: {
    scope: 'gateway',
    flag: 'log-format',
    variable: 'LOG_FORMAT',
    value: z.enum(['auto', 'json', 'text']).default('auto'),
    description:
      '`json` logs each request as a line of JSON on standard error, `text` only problems; `auto` is text in a terminal.',
  },
  logLevel: {
    scope: 'gateway',
    flag: 'log-level',
    variable: 'LOG_LEVEL',
    value: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    description:
      'What JSON logs hold: `debug` (requests to WordPress, too), `info`, `warn`, `error`, `silent`.',
  },
  metricsPort: {
    scope: 'gateway',
    flag: 'metrics-port',
    variable: 'METRICS_PORT',
    value: port.optional(),
    description: 'Port for Prometheus to read `/metrics`; none are kept without it. 0 takes a free one.',
  },
  metricsHost: {
    scope: 'gateway',
    flag: 'metrics-host',
    variable: 'METRICS_HOST',
    value: z.string().trim().min(1).default('127.0.0.1'),
    description: 'Address to listen on for that; keep it from the public.',
  },
  otlpEndpoint: {
    scope: 'gateway',
    flag: 'otlp-endpoint',
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    value: z.url({ protocol: /^https?$/ }).optional(),
    description:
      'Address of an OpenTelemetry collector that traces go to, by OTLP over HTTP; none are made without it.',
  },
  propagateTrace: {
    scope: 'gateway',
    flag: 'propagate-trace',
    variable: 'PROPAGATE_TRACE',
    value: z.stringbool().default(false),
    description: 'Whether WordPress is told which trace a request belongs to (`traceparent`).',
  },
  shutdownDelay: {
    scope: 'gateway',
    flag: 'shutdown-delay',
    variable: 'SHUTDOWN_DELAY',
    value: seconds(0),
    description:
      'Seconds that a gateway told to stop still takes new connections, for load balancers to notice.',
  },
  shutdownTimeout: {
    scope: 'gateway',
    flag: 'shutdown-timeout',
    variable: 'SHUTDOWN_TIMEOUT',
    value: seconds(10),
    description: 'Seconds that operations under way then get to finish.',
  },
} as const satisfies SettingTable;
