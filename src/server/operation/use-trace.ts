import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { CacheUse } from '../../cache/cache-use.ts';
import { Trace } from './trace.ts';

export interface TracedContext {
  /** What its answer is made of, where anything is held. */
  cacheUse?: CacheUse;
  /** Of the operation, where whoever sent it wants to see what it costs. */
  trace?: Trace;
}

/** `1` asks for what the operation asks of WordPress, in `extensions.upstream`. */
export const TRACE_HEADER = 'x-pressgraph-trace';

const isTraced = (request: Request): boolean => request.headers.get(TRACE_HEADER) === '1';

/** How old the oldest part of an answer is, and whether it is older than it should be, since WordPress fails. */
const cacheReport = (use: CacheUse) => ({
  ageSeconds: Math.round((Date.now() - use.asOf) / 100) / 10,
  isStale: use.usedStaleOnError,
});

/** Tells who asks for it what the operation asked of WordPress: see {@link Trace}. Such an answer is nobody else's. */
export function useTrace(): Plugin<Record<never, never>, TracedContext> {
  return {
    // Before there is a context of the operation: what its making asks of WordPress is asked for the operation, too.
    onParams({ request, context }) {
      if (isTraced(request)) Object.assign(context, { trace: new Trace() } satisfies TracedContext);
    },
    onExecutionResult({ result, setResult, context: { trace, cacheUse } }) {
      if (!trace || !result) return;
      if (isAsyncIterable(result) || Array.isArray(result)) return trace.stop();
      setResult({
        ...result,
        extensions: {
          ...result.extensions,
          upstream: trace.report(),
          ...(cacheUse && { cache: cacheReport(cacheUse) }),
        },
      });
    },
    onResponse({ request, response }) {
      if (isTraced(request)) response.headers.set('cache-control', 'no-store');
    },
  };
}
