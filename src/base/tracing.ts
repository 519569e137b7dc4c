import { type Attributes, SpanStatusCode, trace } from '@opentelemetry/api';

/** The gateway's tracer; without an OpenTelemetry SDK in the process, it is a no-op. */
export const tracer = () => trace.getTracer('pressgraph');

/** Runs work in a child span of the active one. If the work fails, the span gets an error status, without details. */
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
