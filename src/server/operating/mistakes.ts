import type { GraphQLError } from 'graphql';

/** Notified of a mistake of the gateway, and of the request in which it was made, if that is known. */
export type MistakeListener = (mistake: unknown, requestId?: string) => void;

/**
 * Mistakes of the gateway whose errors tell callers nothing, until it is known in which request they were made. Whatever
 * becomes of an operation, its errors are passed to {@link report}.
 */
export class Mistakes {
  readonly #listener: MistakeListener;
  readonly #unreported = new WeakMap<GraphQLError, unknown>();

  constructor(listener: MistakeListener = () => {}) {
    this.#listener = listener;
  }

  /** @param shown What the caller gets instead. */
  readonly hide = (shown: GraphQLError, mistake: unknown): void => {
    this.#unreported.set(shown, mistake);
  };

  /** Reports those among the errors, each once, and gives the caller the id by which to find them in the log. */
  report(errors: readonly GraphQLError[] | undefined, requestId: string | undefined): void {
    for (const error of errors ?? []) {
      if (!this.#unreported.has(error)) continue;
      if (requestId !== undefined) error.extensions['requestId'] = requestId;
      this.#listener(this.#unreported.get(error), requestId);
      this.#unreported.delete(error);
    }
  }
}
