import { z } from 'zod';
import type { SettingTable } from '../setting.ts';
import { oneOf, onOff, text, wholeNumber } from '../value-types.ts';

/** Logs, metrics and traces. */
export const OBSERVING_SETTINGS = {
  logFormat: {
    scope: 'command',
    flag: 'log-format',
    variable: 'LOG_FORMAT',
    type: oneOf('auto', 'json', 'text'),
    default: 'auto',
    description:
      '`json` logs every request to standard error, `text` only problems; `auto` is `text` in a terminal, else `json`.',
  },
  logLevel: {
    scope: 'command',
    flag: 'log-level',
    variable: 'LOG_LEVEL',
    type: oneOf('debug', 'info', 'warn', 'error', 'silent'),
    default: 'info',
    description:
      'Level of JSON logs: `debug` (requests to WordPress, too), `info`, `warn`, `error`, `silent`.',
  },
  metricsPort: {
    scope: 'command',
    flag: 'metrics-port',
    variable: 'METRICS_PORT',
    type: wholeNumber(0, 65_535),
    description: 'Port of `/metrics` for Prometheus; 0 picks a free one. Without it, there are no metrics.',
  },
  metricsHost: {
    scope: 'command',
    flag: 'metrics-host',
    variable: 'METRICS_HOST',
    type: text('an address to listen on'),
    default: '127.0.0.1',
    description: 'Address that `/metrics` listens on; do not expose it to the public.',
  },
  otlpEndpoint: {
    scope: 'command',
    flag: 'otlp-endpoint',
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    type: { ...text('an `http://` or `https://` address'), schema: z.url({ protocol: /^https?$/ }) },
    description: 'OpenTelemetry collector to send traces to, by OTLP over HTTP. Without it, there are none.',
  },
  propagateTrace: {
    scope: 'gateway',
    flag: 'propagate-trace',
    variable: 'PROPAGATE_TRACE',
    type: onOff,
    default: false,
    description: 'Send the trace context (`traceparent`) to WordPress.',
  },
} as const satisfies SettingTable;
