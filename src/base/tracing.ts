import { type Attributes, SpanStatusCode, trace } from '@opentelemetry/api';

/** Spans of the gateway; without an OpenTelemetry SDK in the process, they cost next to nothing and go nowhere. */
export const tracer = () => trace.getTracer('pressgraph');

/** Does a piece of work as a span below the one that is open; it fails with the work, and says no more of it. */
export function inSpan<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
): Promise<Result> {
  return tracer().startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
