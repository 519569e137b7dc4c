import { ExchangeError } from './exchange-error.ts';

/** Limits the time until an answer. It pauses while the caller is slow to send a body, but not while the server is slow to read it. */
export class AnswerTimer {
  readonly #milliseconds: number;
  readonly #onTimeout: (error: ExchangeError) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(milliseconds: number, onTimeout: (error: ExchangeError) => void) {
    this.#milliseconds = milliseconds;
    this.#onTimeout = onTimeout;
  }

  /** From the beginning. */
  start(): void {
    this.pause();
    if (this.#isOver) return;
    this.#timer = setTimeout(() => {
      this.#onTimeout(
        new ExchangeError('headers-timeout', { message: `no answer within ${this.#milliseconds} ms` }),
      );
    }, this.#milliseconds);
  }

  pause(): void {
    clearTimeout(this.#timer);
  }

  /** For good: the rest of a body may still be sent after the answer. */
  end(): void {
    this.pause();
    this.#isOver = true;
  }
}

/** A body on its way into `fetch`, read when the runtime takes more; it keeps the error that `fetch` may hide. */
export class Upload {
  readonly stream: ReadableStream<Uint8Array>;
  #failure: unknown;

  constructor(body: ReadableStream<Uint8Array>, timer: AnswerTimer) {
    const reader = body.getReader();
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          // It may fail while nothing is read of it, because the server is slow.
          reader.closed.catch((error: unknown) => {
            this.#failure = error;
            controller.error(error);
          });
        },
        pull: async (controller) => {
          timer.pause();
          const { done, value } = await reader.read();
          timer.start();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    );
  }

  /** Why the body broke off; `undefined` if it did not. */
  get failure(): unknown {
    return this.#failure;
  }
}
