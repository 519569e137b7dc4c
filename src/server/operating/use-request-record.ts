import type { Plugin } from 'graphql-yoga';
import type { RequestContext, RequestStates } from '../operation/request-state.ts';

/**
 * Creates the state of each request, which the following plugins complete. Returns the request id to the client
 * (`x-request-id`), to quote in a bug report.
 */
export function useRequestRecord(requests: RequestStates): Plugin<Record<never, never>, RequestContext> {
  function begin(request: Request, serverContext: Partial<RequestContext>): void {
    const requestState = serverContext.requestState ?? requests.of(request) ?? requests.begin(request);
    Object.assign(serverContext, { requestState } satisfies RequestContext);
  }
  return {
    instrumentation: {
      request({ request }, answer) {
        requests.begin(request);
        return answer();
      },
    },
    onRequest: ({ request, serverContext }) => begin(request, serverContext),
    onResponse({ request, serverContext, response }) {
      // Yoga answers a preflight before any plugin sees the request.
      begin(request, serverContext);
      const { record } = serverContext.requestState;
      response.headers.set('x-request-id', record.id);
      // Too large, rate limited, wrong media type: refused before the operation was read.
      if (response.status >= 400 && record.schema !== undefined) record.outcome ??= 'refused';
    },
  };
}
