import { Transform, type TransformCallback } from 'node:stream';
import { PressgraphError } from '../../base/errors.ts';

/** Files up to this size are buffered before they are sent on, so that their size is known. */
export const SHORT_BYTES = 64 * 1024;

/** Counts the bytes of a file as it streams through, and fails past the limit. */
export class MeasuredStream extends Transform {
  /** Resolves with the size of a file of at most {@link SHORT_BYTES}; with `undefined` as soon as it is longer. */
  readonly shortSize: Promise<number | undefined>;
  readonly #maxBytes: number;
  #tellSize: (size: number | undefined) => void = () => {};
  #tellFailure: (error: unknown) => void = () => {};
  #length = 0;

  constructor(maxBytes: number) {
    // More than a short file takes, so that it is buffered in full without a reader.
    super({ readableHighWaterMark: 2 * SHORT_BYTES });
    this.#maxBytes = maxBytes;
    this.shortSize = new Promise((resolve, reject) => {
      this.#tellSize = resolve;
      this.#tellFailure = reject;
    });
    this.shortSize.catch(() => {});
  }

  /** In bytes, so far. */
  get length(): number {
    return this.#length;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#length += chunk.length;
    if (this.#length > SHORT_BYTES) {
      if (this.#length > this.#maxBytes) {
        done(tooLarge(this.#maxBytes));
        return;
      }
      this.#tellSize(undefined);
    }
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    this.#tellSize(this.#length);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#tellFailure(error ?? new Error('The file was not read.'));
    done(error);
  }
}

const tooLarge = (maxBytes: number): PressgraphError =>
  new PressgraphError('BAD_USER_INPUT', `Expected a file of at most ${maxBytes} bytes, got more.`);
