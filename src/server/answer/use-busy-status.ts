import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Responds with 503 and `Retry-After` if an operation returns no data and all its errors say when to retry.
 * Load balancers, CDNs and clients understand that without reading the errors. Partial answers are left alone.
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

/** Seconds to wait; `undefined` if there is any data, or an error that waiting does not cure. */
function waitOf({ data, errors = [] }: ExecutionResult): number | undefined {
  if (errors.length === 0 || Object.values(data ?? {}).some((value) => value !== null)) return undefined;
  const waits = errors.map(({ extensions }) =>
    extensions['code'] === 'UPSTREAM_UNAVAILABLE' ? extensions['retryAfter'] : undefined,
  );
  return waits.every((wait) => typeof wait === 'number') ? Math.max(...waits) : undefined;
}
