import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../operation/request-state.ts';

/** Records which requests have several operations. */
export function useBatches(): Plugin<Record<never, never>, RequestContext> {
  return {
    onRequestParse({ serverContext }) {
      return {
        onRequestParseDone({ requestParserResult }) {
          if (Array.isArray(requestParserResult)) serverContext.requestState.isBatch = true;
        },
      };
    },
  };
}
