import type { Plugin } from 'graphql-yoga';
import type { Operation } from './operation.ts';

/**
 * Ends each operation when it is answered, whatever came of it: a timer for each, left to run out, would outlive
 * thousands of them. A subscription's own operation ends when its stream begins: each event is another one.
 */
export function useOperation(): Plugin<Record<never, never>, { readonly operation?: Operation }> {
  return {
    onParams({ paramsHandler, setParamsHandler }) {
      setParamsHandler(async (payload) => {
        try {
          return await paramsHandler(payload);
        } finally {
          payload.context.operation?.end();
        }
      });
    },
  };
}
