import {
  type Context,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { Plugin } from 'graphql-yoga';
import { tracer } from '../../base/tracing.ts';
import type { RequestStates } from '../operation/request-state.ts';
import type { RequestRecord } from './request-record.ts';

type Carrier = Pick<Headers, 'get'> & { keys(): Iterable<string> };

const HEADERS = {
  keys: (headers: Carrier) => [...headers.keys()],
  get: (headers: Carrier, name: string) => headers.get(name) ?? undefined,
};

/**
 * A span for each request to the endpoint, a child of the caller's span if it sends one (`traceparent`).
 * Requests to WordPress become its children.
 */
export function useTracing(requests: RequestStates): Plugin {
  return {
    instrumentation: {
      request({ request }, answer) {
        const state = requests.of(request);
        if (state?.record.schema === undefined) return answer();
        const { record } = state;
        const caller = callerContext(request.headers);
        const span = beginSpan(record, request.method, caller);
        return context.with(trace.setSpan(caller, span), async () => {
          try {
            await answer();
          } finally {
            if (state.delivered) void state.delivered.then(() => endSpan(span, record));
            else endSpan(span, record);
          }
        });
      },
    },
  };
}

/** The context with the caller's span, if there is one. */
export const callerContext = (headers: Carrier): Context =>
  propagation.extract(context.active(), headers, HEADERS);

/** Opens the span of a request, in the context of its caller. */
export function beginSpan({ path }: Pick<RequestRecord, 'path'>, method: string, caller: Context): Span {
  const attributes = { 'http.request.method': method, 'url.path': path };
  return tracer().startSpan('graphql', { kind: SpanKind.SERVER, attributes }, caller);
}

/** Closes it, with what was recorded meanwhile. */
export function endSpan(span: Span, record: RequestRecord): void {
  const { id, operationType, operationName, outcome, errorCodes = [] } = record;
  if (operationType) span.updateName(operationType).setAttribute('graphql.operation.type', operationType);
  if (operationName) span.setAttribute('graphql.operation.name', operationName);
  span.setAttribute('pressgraph.request_id', id);
  if (outcome) span.setAttribute('pressgraph.outcome', outcome);
  if (errorCodes.length > 0) span.setAttribute('pressgraph.errors', [...errorCodes]);
  if (outcome === undefined || outcome === 'failure') span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
