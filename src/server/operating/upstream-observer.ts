import { context, propagation, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { tracer } from '../../base/tracing.ts';
import type { OutgoingRequest } from '../../wordpress/http/exchange/before-request.ts';
import type { RequestLog } from '../../wordpress/http/messages.ts';
import type { TransportOptions } from '../../wordpress/http/transport.ts';
import type { WordPressClientOptions } from '../../wordpress/rest/client.ts';
import type { RestWarning } from '../../wordpress/rest/words/rest-warning.ts';
import type { GatewayLogger } from './logging/gateway-logger.ts';
import { logError } from './logging/log-error.ts';
import { createRedaction } from './logging/redact.ts';
import type { Metrics } from './metrics.ts';
import { routeTemplate } from './route-template.ts';

export interface ObservingOptions {
  readonly logger?: GatewayLogger | undefined;
  readonly metrics?: Metrics | undefined;
  /** Whether to send the trace context (`traceparent`) to WordPress. */
  readonly propagateTrace: boolean;
  /** Values that no log may contain. */
  readonly secrets: readonly string[];
  /** Without a logger, it is told what WordPress said of its failures. */
  readonly onError?: ((error: unknown, requestId?: string) => void) | undefined;
}

/**
 * Makes a transport report its requests to the log, metrics and trace. Of requests, only routes are reported, without query
 * strings: those may contain passwords.
 */
export function observeUpstream<Options extends TransportOptions & ObservingOptions>(
  options: Options,
): Options & Pick<WordPressClientOptions, 'onWithheld' | 'onWarning'> {
  const { onRequest, beforeRequest, logger, metrics, propagateTrace, onError } = options;
  // A logger of the caller's own may know no secret.
  const redact = createRedaction(options.secrets);
  return {
    ...options,
    ...(propagateTrace && { traceHeaders }),
    ...(beforeRequest && {
      async beforeRequest(request: OutgoingRequest) {
        try {
          return await beforeRequest(request);
        } catch (error) {
          if (onError) onError(error, request.requestId);
          else if (logger) logError(logger, error, request.requestId);
          throw error;
        }
      },
    }),
    onWarning: ({ kind, route, message }: RestWarning) => logger?.warn({ kind, route }, message),
    onWithheld({ requestId, route, status, words }) {
      const answer = redact(words);
      if (logger) logger.warn({ requestId, route, status, answer }, 'WordPress failed');
      // Failures of the gateway's own requests are reported by those who send them, once per outage.
      else if (requestId !== undefined)
        onError?.(new Error(`${route}: WordPress answered ${answer}`), requestId);
    },
    onRequest(exchange: RequestLog) {
      onRequest?.(exchange);
      metrics?.countUpstream(exchange);
      traceExchange(exchange);
      const { requestId, method, route, as, status, milliseconds, bytes } = exchange;
      logger?.debug(
        { requestId, method, route, as, status, milliseconds: Math.round(milliseconds), bytes },
        'upstream request',
      );
    },
  };
}

/** Only the headers that identify the trace: baggage comes from the caller and may contain anything. */
function traceHeaders(): Record<string, string> {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  const { traceparent, tracestate } = carrier;
  return { ...(traceparent && { traceparent }), ...(tracestate && { tracestate }) };
}

function traceExchange({ method, route, as, status, milliseconds, bytes }: RequestLog): void {
  const end = Date.now();
  const span = tracer().startSpan(`${method} ${routeTemplate(route)}`, {
    kind: SpanKind.CLIENT,
    startTime: end - milliseconds,
    attributes: {
      'http.request.method': method,
      'url.path': route,
      'http.response.body.size': bytes,
      'pressgraph.as': as,
      ...(status !== undefined && { 'http.response.status_code': status }),
    },
  });
  if (status === undefined || status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(end);
}
