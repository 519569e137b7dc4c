import { type ExecutionResult, GraphQLError } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';

/** A part of an answer that is delivered in parts: the first one, or one of those that follow. */
export interface Part extends ExecutionResult {
  /** What a later part brings. */
  readonly incremental?: readonly Increment[];
  /** Whether more parts follow. */
  readonly hasNext?: boolean;
}

/** What one deferred fragment selects, or further items of one streamed list. */
export interface Increment {
  readonly data?: object | null;
  readonly items?: readonly unknown[] | null;
  readonly path?: readonly (string | number)[];
  readonly label?: string;
  readonly errors?: readonly GraphQLError[];
}

export interface PartsHandlers {
  /** Called if the answer is delivered in parts, before the first one. */
  readonly onStart?: () => void;
  /** Changes each part. */
  readonly onPart?: (part: Part) => Part;
  /**
   * Called once: after the last part, or when the client has left before it.
   *
   * @param isWhole Whether all parts were delivered.
   */
  readonly onEnd?: (isWhole: boolean) => void;
}

/** Follows an answer that is delivered in parts. Not a generator: that notices only with the next part that the client left. */
export function followParts(
  parts: AsyncIterable<object>,
  { onStart, onPart = (part) => part, onEnd = () => {} }: PartsHandlers,
): AsyncIterableIterator<Part> {
  onStart?.();
  const iterator = parts[Symbol.asyncIterator]();
  let isOver = false;
  const end = (isWhole: boolean) => {
    if (isOver) return;
    isOver = true;
    onEnd(isWhole);
  };
  return {
    async next() {
      try {
        const next = await iterator.next();
        if (!next.done) return { value: onPart(next.value), done: false };
        end(true);
        return { value: undefined, done: true };
      } catch (error) {
        end(false);
        throw error;
      }
    },
    async return() {
      end(false);
      await iterator.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

interface ExecutionDone {
  readonly result: object;
  readonly setResult: (result: AsyncIterableIterator<Part>) => void;
}

/** For a plugin's `onExecute`: follows the answer if it is delivered in parts. Plugins come in their order. */
export const followingParts = (handlers: PartsHandlers) => ({
  onExecuteDone({ result, setResult }: ExecutionDone): undefined {
    if (isAsyncIterable<object>(result)) setResult(followParts(result, handlers));
  },
});

/** All errors of a part, wherever in it they are. */
export const errorsOf = ({ errors = [], incremental = [] }: Part): readonly GraphQLError[] => [
  ...errors,
  ...incremental.flatMap((increment) => increment.errors ?? []),
];

/** A part with an error at each of its paths, in place of what it brings. */
export function partWithoutData(part: Part, originalError: Error): Part {
  const errorAt = (path?: Increment['path']) =>
    new GraphQLError(originalError.message, { ...(path && { path }), originalError });
  const { data: _, errors: __, incremental, ...rest } = part;
  if (!incremental) return { data: null, errors: [errorAt()], ...rest };
  const emptied = incremental.map(({ path, label, items }) => ({
    ...(items === undefined ? { data: null } : { items: null }),
    errors: [errorAt(path)],
    ...(path && { path }),
    ...(label !== undefined && { label }),
  }));
  return { ...rest, incremental: emptied };
}
