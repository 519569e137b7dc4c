import type { Plugin } from 'graphql-yoga';
import type { Operation } from './operation.ts';

/**
 * Ends each operation with its result, success or failure; otherwise thousands of timers would be left running.
 * A subscription's own operation ends when its stream begins, since each event is a separate one.
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
