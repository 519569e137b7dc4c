import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { OperationContext } from './operation-context.ts';
import { endOperation } from './operation-signal.ts';

/** Ends the time of each operation when it is answered: a timer for each, left to run out, would outlive thousands of them. */
export function useOperationEnd(): Plugin<OperationContext> {
  return {
    onExecute: ({ args }) => ({
      onExecuteDone({ result }) {
        if (!isAsyncIterable(result)) endOperation(args.contextValue.signal);
      },
    }),
  };
}
