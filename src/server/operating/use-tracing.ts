import { context, propagation, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Plugin } from 'graphql-yoga';
import { tracer } from '../../base/tracing.ts';
import type { RequestStates } from '../operation/request-state.ts';

const HEADERS = {
  keys: (headers: Headers) => [...headers.keys()],
  get: (headers: Headers, name: string) => headers.get(name) ?? undefined,
};

/**
 * A span for each request to the endpoint, a child of the caller's span if it sends one (`traceparent`).
 * Requests to WordPress become its children.
 */
export function useTracing(requests: RequestStates): Plugin {
  return {
    instrumentation: {
      request({ request }, answer) {
        const record = requests.of(request)?.record;
        if (record?.schema === undefined) return answer();
        const caller = propagation.extract(context.active(), request.headers, HEADERS);
        const attributes = { 'http.request.method': request.method, 'url.path': record.path };
        return tracer().startActiveSpan(
          'graphql',
          { kind: SpanKind.SERVER, attributes },
          caller,
          async (span) => {
            try {
              await answer();
            } finally {
              const { operationType, operationName, outcome, errorCodes = [] } = record;
              if (operationType)
                span.updateName(operationType).setAttribute('graphql.operation.type', operationType);
              if (operationName) span.setAttribute('graphql.operation.name', operationName);
              span.setAttribute('pressgraph.request_id', record.id);
              if (outcome) span.setAttribute('pressgraph.outcome', outcome);
              if (errorCodes.length > 0) span.setAttribute('pressgraph.errors', [...errorCodes]);
              if (outcome === undefined || outcome === 'failure')
                span.setStatus({ code: SpanStatusCode.ERROR });
              span.end();
            }
          },
        );
      },
    },
  };
}
