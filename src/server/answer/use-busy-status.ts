import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Answers 503 with `Retry-After` where nothing of an operation could be had and its errors say when to come again: for
 * load balancers, CDNs and clients, which know that without reading errors. A partial answer stays what it is.
 */
export function useBusyStatus(): Plugin {
  return {
    onResultProcess({ result, setResult }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result) return;
      const seconds = waitOf(result);
      if (seconds === undefined) return;
      const http = { status: 503, headers: { 'retry-after': String(seconds) } };
      setResult({ ...result, extensions: { ...result.extensions, http } });
    },
  };
}

/** Seconds; `undefined` where something came, or where something else is wrong, however long is waited. */
function waitOf({ data, errors = [] }: ExecutionResult): number | undefined {
  if (errors.length === 0 || Object.values(data ?? {}).some((value) => value !== null)) return undefined;
  const waits = errors.map(({ extensions }) =>
    extensions['code'] === 'UPSTREAM_UNAVAILABLE' ? extensions['retryAfter'] : undefined,
  );
  return waits.every((wait) => typeof wait === 'number') ? Math.max(...waits) : undefined;
}
