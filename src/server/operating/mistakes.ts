import type { GraphQLError } from 'graphql';

/** Hears of a mistake of the gateway, and in which request it was made, where that is known. */
export type MistakeListener = (mistake: unknown, requestId?: string) => void;

/**
 * Mistakes of the gateway whose errors tell callers nothing, until it is known in which request they were made. Whatever
 * becomes of an operation, its result is passed to {@link tell}.
 */
export class Mistakes {
  readonly #report: MistakeListener;
  readonly #untold = new WeakMap<GraphQLError, unknown>();

  constructor(report: MistakeListener = () => {}) {
    this.#report = report;
  }

  /** @param told What the caller gets instead. */
  readonly hide = (told: GraphQLError, mistake: unknown): void => {
    this.#untold.set(told, mistake);
  };

  /** Reports those among the errors, each once, and leaves the caller the id by which to find them in the log. */
  tell(errors: readonly GraphQLError[] | undefined, requestId: string | undefined): void {
    for (const error of errors ?? []) {
      if (!this.#untold.has(error)) continue;
      if (requestId !== undefined) error.extensions['requestId'] = requestId;
      this.#report(this.#untold.get(error), requestId);
      this.#untold.delete(error);
    }
  }
}
