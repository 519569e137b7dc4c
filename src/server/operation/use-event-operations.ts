import { createSourceEventStream, type ExecutionArgs, execute, GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { OperationContext } from './operation-context.ts';

/**
 * Executes each event of a subscription as an operation of its own: loaders that have seen nothing yet, and the time of
 * an operation. A subscription may last for days; what its first event loaded does not answer its last. The stream ends
 * with an error if the operation is refused, since WordPress does not accept the credential any more.
 *
 * @param begin Begins an operation, out of the context that the subscription began with.
 */
export function useEventOperations<Context extends object>(
  begin: (begun: Context) => Promise<OperationContext>,
): Plugin {
  async function executeEvent(args: ExecutionArgs, rootValue: unknown) {
    const begun = args.contextValue as Context;
    const own = await begin(begun);
    try {
      return await execute({ ...args, rootValue, contextValue: { ...begun, ...own } });
    } finally {
      own.operation.end();
    }
  }
  return {
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn(async (args: ExecutionArgs) => {
        const source = await createSourceEventStream(args);
        if (!isAsyncIterable(source)) return source;
        const events = source[Symbol.asyncIterator]();
        // No generator: it would notice a subscriber who left with the next event only.
        return {
          async next() {
            const event = await events.next();
            if (event.done) return event;
            try {
              return { value: await executeEvent(args, event.value), done: false };
            } catch (error) {
              await events.return?.();
              return { value: { errors: [asGraphQLError(error)] }, done: false };
            }
          },
          async return() {
            await events.return?.();
            return { value: undefined, done: true };
          },
          [Symbol.asyncIterator]() {
            return this;
          },
        };
      });
    },
  };
}

const asGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError('The event could not be executed.', {
        originalError: error instanceof Error ? error : new Error(String(error)),
      });
