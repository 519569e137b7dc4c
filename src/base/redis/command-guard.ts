import { type Pauses, pauseAfter } from '../scheduling/backoff.ts';

/** Between two looks at a server that did not answer in time. */
const PAUSES: Pauses = [500, 5_000];

export interface CommandGuardOptions {
  /** Milliseconds that a command may take. */
  readonly timeout: number;
  /** A command without effect, to see whether the server answers in time again. */
  readonly probe: () => Promise<unknown>;
  /** Called once for each time in which the server is left alone. */
  readonly onSilence: () => void;
  readonly onRecovery: () => void;
}

/** A command was not sent, or its reply did not arrive in time: whether it was carried out is unknown. */
export class RedisSilenceError extends Error {
  override readonly name = 'RedisSilenceError';
}

/**
 * Bounds how long Redis can hold others up. After one command without a reply in time, no further ones are sent (circuit
 * breaker) until the server answers a probe in time.
 */
export class CommandGuard {
  readonly #options: CommandGuardOptions;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: CommandGuardOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#timer !== undefined;
  }

  /** @throws RedisSilenceError without sending anything while the server is left alone, and for a reply that is late. */
  async run<T>(command: () => Promise<T>): Promise<T> {
    if (this.isOpen) throw new RedisSilenceError('Redis did not answer in time a moment ago.');
    try {
      return await this.#inTime(command);
    } catch (error) {
      if (error instanceof RedisSilenceError && !this.isOpen) {
        this.#lookLater();
        this.#options.onSilence();
      }
      throw error;
    }
  }

  /** The connection is a new one: what was before says nothing about it. */
  reset(): void {
    this.close();
    this.#failures = 0;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #lookLater(): void {
    this.#failures += 1;
    this.#timer = setTimeout(() => void this.#look(), pauseAfter(this.#failures, PAUSES)).unref();
  }

  async #look(): Promise<void> {
    const { probe, onRecovery } = this.#options;
    const timer = this.#timer;
    const isAnswered = await this.#inTime(probe).then(
      () => true,
      () => false,
    );
    // Closed, or reset by a new connection.
    if (this.#timer !== timer) return;
    if (!isAnswered) return this.#lookLater();
    this.reset();
    onRecovery();
  }

  async #inTime<T>(command: () => Promise<T>): Promise<T> {
    const { timeout } = this.#options;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const error = new RedisSilenceError(`Redis did not answer within ${timeout} ms.`);
      // After what has arrived is read: the process itself may have been busy for as long.
      timer = setTimeout(() => setImmediate(() => reject(error)), timeout);
    });
    try {
      return await Promise.race([command(), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
