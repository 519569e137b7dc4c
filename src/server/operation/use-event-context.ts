import { createSourceEventStream, type ExecutionArgs, execute, GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { endOperation } from './operation-signal.ts';

/**
 * Executes each event of a subscription with a context of its own: loaders that have seen nothing yet, and the time of
 * an operation. A subscription may last for days; what its first event loaded is no answer to its last. The stream ends
 * with an error where the context is refused, since WordPress knows the credential no more.
 *
 * @param renew What is new for each event, out of the context that the subscription began with.
 */
export function useEventContext<Context extends object>(
  renew: (begun: Context) => Promise<{ readonly signal: AbortSignal }>,
): Plugin {
  async function executeEvent(args: ExecutionArgs, rootValue: unknown) {
    const begun = args.contextValue as Context;
    const renewed = await renew(begun);
    try {
      return await execute({ ...args, rootValue, contextValue: { ...begun, ...renewed } });
    } finally {
      endOperation(renewed.signal);
    }
  }
  return {
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn(async (args: ExecutionArgs) => {
        const source = await createSourceEventStream(args);
        if (!isAsyncIterable(source)) return source;
        const events = source[Symbol.asyncIterator]();
        // No generator: it would hear of a subscriber who left with the next event only.
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
