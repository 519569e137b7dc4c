import { PressgraphError } from '../../base/errors.ts';

/** Seconds after which a caller may try again. */
const RETRY_AFTER = 5;

/** Bounds what all uploads together keep on disk. */
export class SpoolRoom {
  readonly #limit: number;
  #bytes = 0;

  /** @param limit In bytes. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @throws PressgraphError UPSTREAM_UNAVAILABLE if there is no room. */
  take(bytes: number): void {
    if (this.#bytes + bytes > this.#limit) {
      throw new PressgraphError(
        'UPSTREAM_UNAVAILABLE',
        'The gateway is busy with uploads. Try again shortly.',
        { details: { retryAfter: RETRY_AFTER } },
      );
    }
    this.#bytes += bytes;
  }

  giveBack(bytes: number): void {
    this.#bytes -= bytes;
  }
}
