import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../operation/request-state.ts';
import type { RememberedRequests } from './remembered-requests.ts';

/** Part of the server context of a request that has a key. */
export interface KeyedContext {
  readonly requestKey?: string;
}

/** Headers that differ from answer to answer: see {@link Replay}. */
const CHANGING = new Set([
  'age',
  'cache-control',
  'cache-status',
  'content-encoding',
  'content-length',
  'etag',
  'ratelimit',
  'x-request-id',
]);

/** Remembers requests that were answered from the cache, with the headers that they got. */
export function useRememberedRequests(
  requests: RememberedRequests,
): Plugin<Record<never, never>, RequestContext & KeyedContext> {
  return {
    onResponse({ response: { headers, status }, serverContext }) {
      const { requestKey: key, requestState } = serverContext;
      const { cacheable, record } = requestState;
      if (key === undefined || cacheable === undefined || status !== 200) return;
      const { operationName, ...given } = cacheable;
      const { path, schema } = record;
      requests.set(key, {
        ...given,
        record: { path, schema, ...(operationName !== undefined && { operationName }) },
        headers: [...headers].filter(([name]) => !CHANGING.has(name.toLowerCase())).flat(),
        hasRequestId: headers.has('x-request-id'),
        hasAllowance: headers.has('ratelimit'),
      });
    },
  };
}
