import { PressgraphError } from '../errors.ts';

/** What is not reported again for this long, in milliseconds, unless the connection was lost in between. */
const QUIET = 10 * 60_000;

/** Reports what is wrong with Redis: each outage once, and what it refuses once in a while. */
export class RedisReports {
  readonly #onError: ((error: PressgraphError) => void) | undefined;
  readonly #toldAt = new Map<string, number>();
  #isLost = false;
  #isClosed = false;

  constructor(onError: ((error: PressgraphError) => void) | undefined) {
    this.#onError = onError;
  }

  /** The connection failed, or could not be made. */
  lost(cause: unknown): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#tell(`Redis is unavailable; until it is back, this gateway runs without it. ${wordsOf(cause)}`);
  }

  /** A command took too long. */
  silent(timeout: number): void {
    this.#tellOnce(
      'silent',
      `Redis does not answer within ${timeout} ms (REDIS_TIMEOUT); until it does, this gateway runs without it.`,
    );
  }

  /** Redis refused a command: it is full, a replica, or its user may not do that. */
  refused(error: Error): void {
    const [kind = ''] = error.message.split(' ', 1);
    this.#tellOnce(kind, `Redis refuses commands; what it refuses is not shared. ${error.message}`);
  }

  /** There is a connection (again). */
  reset(): void {
    this.#isLost = false;
    this.#toldAt.clear();
  }

  close(): void {
    this.#isClosed = true;
  }

  #tellOnce(kind: string, message: string): void {
    const now = performance.now();
    const last = this.#toldAt.get(kind) ?? Number.NEGATIVE_INFINITY;
    if (now - last < QUIET) return;
    this.#toldAt.set(kind, now);
    this.#tell(message);
  }

  #tell(message: string): void {
    if (!this.#isClosed) this.#onError?.(new PressgraphError('INTERNAL_SERVER_ERROR', message));
  }
}

/** Redis's messages contain the host and the command, but never the password. */
function wordsOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(String).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}
