import type { GraphQLError } from 'graphql';

/** Called with a bug of the gateway, and the id of its request if that is known. */
export type MistakeListener = (mistake: unknown, requestId?: string) => void;

/**
 * Masked errors, kept until their request is known. The errors of every operation must be passed to {@link report}.
 */
export class Mistakes {
  readonly #listener: MistakeListener;
  readonly #unreported = new WeakMap<GraphQLError, unknown>();

  constructor(listener: MistakeListener = () => {}) {
    this.#listener = listener;
  }

  /** @param shown The error that the caller sees instead. */
  readonly hide = (shown: GraphQLError, mistake: unknown): void => {
    this.#unreported.set(shown, mistake);
  };

  /** Reports an error outside of any operation. Aborts are not reported: the client disconnected. */
  fail(error: unknown): void {
    if (!(error instanceof Error && error.name === 'AbortError')) this.#listener(error);
  }

  /** Reports each masked error once, and adds the request id to what the caller sees, to find it in the log. */
  report(errors: readonly GraphQLError[] | undefined, requestId: string | undefined): void {
    for (const error of errors ?? []) {
      if (!this.#unreported.has(error)) continue;
      if (requestId !== undefined) error.extensions['requestId'] = requestId;
      this.#listener(this.#unreported.get(error), requestId);
      this.#unreported.delete(error);
    }
  }
}
