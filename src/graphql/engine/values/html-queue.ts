import { setImmediate as nextTurn } from 'node:timers/promises';
import { PressgraphError } from '../../../base/errors.ts';
import type { GatewayContext } from '../context.ts';
import { type ContentFormat, formatHtml } from './formats.ts';

/** Characters of HTML that an operation reads in one go, before others have their turn: a handful of articles. */
const STRETCH = 32_768;

type Asking = Pick<GatewayContext, 'signal'>;

/** Operations by their signals. */
const readers = new WeakMap<AbortSignal, HtmlReader>();

/**
 * Reads HTML for an operation: at once at first, and then in turns with whatever else the gateway does. One operation
 * that reads a thousand articles does not hold up all others, and ends when its time is over.
 *
 * @param length How long the HTML is.
 */
export function inTurn<T>({ signal }: Asking, length: number, read: () => T): T | Promise<T> {
  const reader = readers.get(signal) ?? new HtmlReader(signal);
  readers.set(signal, reader);
  return reader.read(length, read);
}

/** Brings rendered HTML into the format asked, in turns with other operations. `RAW` is not made from it: `null`. */
export const formatInTurn = (
  context: Asking,
  html: string | undefined,
  format: ContentFormat,
): string | null | Promise<string | null> =>
  // What is no text is told as it is without any work.
  typeof html !== 'string' || format === 'HTML' || format === 'RAW'
    ? formatHtml(html, format)
    : inTurn(context, html.length, () => formatHtml(html, format));

class HtmlReader {
  readonly #signal: AbortSignal;
  #left = STRETCH;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  read<T>(length: number, read: () => T): T | Promise<T> {
    if (this.#left > 0 && this.#waiting === 0) {
      this.#left -= length;
      return read();
    }
    this.#waiting += 1;
    const reading = this.#last.then(async () => {
      this.#waiting -= 1;
      if (this.#left <= 0) {
        await nextTurn();
        this.#left = STRETCH;
      }
      this.#assertInTime();
      this.#left -= length;
      return read();
    });
    // Who comes next does not mind how it ended.
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  #assertInTime(): void {
    if (!this.#signal.aborted) return;
    const cause: unknown = this.#signal.reason;
    if (!(cause instanceof Error && cause.name === 'TimeoutError')) throw cause;
    throw new PressgraphError(
      'UPSTREAM_TIMEOUT',
      'The time for the operation ran out while its HTML was being read. Ask for fewer items.',
      { cause },
    );
  }
}
