import { context, propagation, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Plugin } from 'graphql-yoga';
import { tracer } from '../../base/tracing.ts';
import { recordOf } from './request-records.ts';

const HEADERS = {
  keys: (headers: Headers) => [...headers.keys()],
  get: (headers: Headers, name: string) => headers.get(name) ?? undefined,
};

/**
 * A span for each request to the endpoint, below the caller's own where it sends one (`traceparent`). What is asked of
 * WordPress meanwhile gets its spans below it.
 */
export function useTracing({ endpoint }: { readonly endpoint: string }): Plugin {
  return {
    instrumentation: {
      request({ request }, answer) {
        const record = recordOf(request);
        if (record?.path !== endpoint) return answer();
        const caller = propagation.extract(context.active(), request.headers, HEADERS);
        const attributes = { 'http.request.method': request.method, 'url.path': endpoint };
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
