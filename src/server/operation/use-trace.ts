import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { steadyNow } from '../../base/clock.ts';
import type { CacheUse } from '../../cache/cache-use.ts';
import { followingParts } from '../incremental/parts.ts';
import type { RequestedOperation } from './operation.ts';
import { Trace } from './trace.ts';

type TracedContext = Pick<RequestedOperation, 'trace' | 'cacheUse'>;

/** `1` adds the operation's requests to WordPress to the response, as `extensions.upstream`. */
export const TRACE_HEADER = 'x-pressgraph-trace';

const isTraced = (request: Request): boolean => request.headers.get(TRACE_HEADER) === '1';

/** Age of the oldest part of an answer, and whether it is stale because WordPress is down. */
const cacheReport = (use: CacheUse) => ({
  ageSeconds: Math.round((steadyNow() - use.asOf) / 100) / 10,
  isStale: use.usedStaleOnError,
});

const withTrace = <Result extends ExecutionResult>(
  result: Result,
  { trace, cacheUse }: TracedContext,
): Result =>
  trace
    ? {
        ...result,
        extensions: {
          ...result.extensions,
          upstream: trace.report(),
          ...(cacheUse && { cache: cacheReport(cacheUse) }),
        },
      }
    : result;

/**
 * Reports the operation's requests to WordPress to clients that request it: see {@link Trace}. Such an answer
 * is never shared.
 */
export function useTrace(): Plugin<Record<never, never>, TracedContext> {
  return {
    // Before the operation begins, since beginning it may send requests, too.
    onParams({ request, context }) {
      if (isTraced(request)) Object.assign(context, { trace: new Trace() } satisfies TracedContext);
    },
    onExecute({ args }) {
      const context = args.contextValue as TracedContext;
      return followingParts({
        // Before the last part, the trace is not whole.
        onPart: (part) => (part.hasNext ? part : withTrace(part, context)),
      });
    },
    onSubscribe: ({ args }) => ({
      onSubscribeResult() {
        const { trace } = args.contextValue as TracedContext;
        trace?.stop();
      },
    }),
    onExecutionResult({ result, setResult, context }) {
      if (!result || isAsyncIterable(result) || Array.isArray(result)) return;
      setResult(withTrace(result, context));
    },
    onResponse({ request, response }) {
      if (isTraced(request)) response.headers.set('cache-control', 'no-store');
    },
  };
}
