import { type ExecutionArgs, execute, GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { withoutDelivery } from '../incremental/without-delivery.ts';
import type { OperationContext } from './operation-context.ts';
import { sourceEvents } from './source-events.ts';

/**
 * Executes each event of a subscription as a separate operation, with empty loaders and its own timeout. A
 * subscription may last for days; its last event must not see what the first one loaded. The stream ends with
 * an error if WordPress no longer accepts the credential.
 *
 * @param begin Begins an operation from the context of the subscription.
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
      setSubscribeFn(async (given: ExecutionArgs) => {
        // An event is delivered as a whole.
        const args = { ...given, document: withoutDelivery(given.document) };
        const source = await sourceEvents(args);
        if (!isAsyncIterable(source)) return source;
        const events = source[Symbol.asyncIterator]();
        // Not a generator: it would notice that the subscriber left only at the next event.
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
    : new GraphQLError('Failed to execute the event.', {
        originalError: error instanceof Error ? error : new Error(String(error)),
      });
