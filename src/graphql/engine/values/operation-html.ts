import { type ParsedHtml, parseHtml } from '../../../html/parse-html.ts';

/** Characters of HTML that an operation reads in one go, before others get their turn: a handful of articles. */
const STRETCH = 32_768;

/** A piece of HTML that an operation reads: parsed once, and what was made of it by the names of what was wanted. */
export class HtmlReading {
  readonly html: string;
  readonly results = new Map<string, unknown>();
  #parsed: ParsedHtml | undefined;

  constructor(html: string) {
    this.html = html;
  }

  get parsed(): ParsedHtml {
    this.#parsed ??= parseHtml(this.html);
    return this.#parsed;
  }
}

/**
 * Reads HTML for one operation: at once at first, and then in turns with whatever else the gateway does. One operation
 * that reads a thousand articles does not block all others, and ends when its signal aborts.
 */
export class OperationHtml {
  readonly #signal: AbortSignal;
  readonly #readings = new Map<string, HtmlReading>();
  #left = STRETCH;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /**
   * @param length How long the HTML is.
   * @throws The signal's reason.
   */
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
      this.#signal.throwIfAborted();
      this.#left -= length;
      return read();
    });
    // The next one does not depend on how this one ended.
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  /** The same HTML may come with the rows of several lists: it is parsed once. */
  readingOf(html: string): HtmlReading {
    const reading = this.#readings.get(html) ?? new HtmlReading(html);
    this.#readings.set(html, reading);
    return reading;
  }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
