import type { Plugin } from 'graphql-yoga';
import { followingParts } from '../incremental/parts.ts';
import type { Operation } from './operation.ts';

interface BegunContext {
  readonly operation?: Operation;
}

/**
 * Ends each operation with its result, success or failure; otherwise thousands of timers would be left running.
 * One that is delivered in parts ends with the last. A subscription's own operation ends when its stream begins, since each
 * event is a separate one.
 */
export function useOperation(): Plugin<Record<never, never>, BegunContext> {
  const inParts = new WeakSet<Operation>();
  return {
    onParams({ paramsHandler, setParamsHandler }) {
      setParamsHandler(async (payload) => {
        try {
          return await paramsHandler(payload);
        } finally {
          const { operation } = payload.context;
          if (operation && !inParts.has(operation)) operation.end();
        }
      });
    },
    onExecute({ args }) {
      const { operation } = args.contextValue as BegunContext;
      if (!operation) return undefined;
      return followingParts({
        onStart: () => inParts.add(operation),
        onEnd(isWhole) {
          if (!isWhole) operation.abandon();
          operation.end();
        },
      });
    },
  };
}
