import { nextTurn } from '../../../base/scheduling/next-turn.ts';
import { type ParsedHtml, parseHtml } from '../../../html/parse-html.ts';

/** How many characters of HTML an operation may process before it yields to others: a few articles. */
const STRETCH = 32_768;

/** A piece of HTML in an operation: parsed once, with the results by name. */
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
 * Processes HTML for one operation: synchronously at first, then yielding to the event loop between chunks. So an
 * operation with a thousand articles does not block others, and stops when its signal aborts.
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
   * @param length The length of the HTML.
   * @throws The reason of the signal.
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
    // The next one runs however this one ended.
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  /** Resolves when nothing waits to be read: what HTML refers to can then be loaded together. */
  async idle(): Promise<void> {
    while (this.#waiting > 0) await this.#last;
  }

  /** Several lists may return the same HTML: it is parsed once. */
  readingOf(html: string): HtmlReading {
    const reading = this.#readings.get(html) ?? new HtmlReading(html);
    this.#readings.set(html, reading);
    return reading;
  }
}
