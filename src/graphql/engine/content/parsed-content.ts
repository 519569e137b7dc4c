import { htmlToText } from '../../../html/formats/html-to-text.ts';
import { textOf } from '../../../html/nodes.ts';
import { type ParsedHtml, parseHtml } from '../../../html/parse-html.ts';
import type { GatewayContext } from '../context.ts';
import { inTurn } from '../values/html-queue.ts';

/** A piece of text as WordPress sends it. */
export interface RenderedText {
  readonly rendered?: string;
}

/** A piece of HTML that an operation reads: parsed once, and what was made of it by names of what was wanted. */
class Reading {
  readonly html: string;
  readonly told = new Map<string, unknown>();
  #parsed: ParsedHtml | undefined;

  constructor(html: string) {
    this.html = html;
  }

  get parsed(): ParsedHtml {
    this.#parsed ??= parseHtml(this.html);
    return this.#parsed;
  }
}

/** What operations read, by their signals: the same HTML may come with the rows of several lists. */
const readings = new WeakMap<AbortSignal, Map<string, Reading>>();

/**
 * What is made of a row's `content` or `excerpt`, in turns with other operations: once in an operation, however many
 * fields, aliases and lists want it. `null` where WordPress sent none.
 *
 * @param name Stands for what is wanted.
 */
export function readOnce<T>(
  context: Pick<GatewayContext, 'signal'>,
  text: RenderedText | undefined,
  name: string,
  read: (reading: Pick<Reading, 'html' | 'parsed'>) => T,
): T | null | Promise<T> {
  const html = text?.rendered;
  if (typeof html !== 'string') return null;
  const ofOperation = readings.get(context.signal) ?? new Map<string, Reading>();
  readings.set(context.signal, ofOperation);
  const reading = ofOperation.get(html) ?? new Reading(html);
  ofOperation.set(html, reading);
  const { told } = reading;
  if (!told.has(name))
    told.set(
      name,
      inTurn(context, html.length, () => read(reading)),
    );
  // One name stands for one reading, and so for one type.
  return told.get(name) as T | Promise<T>;
}

/** What a reader reads of HTML, on one line. */
export const readableTextOf = (content: ParsedHtml): string =>
  content.isTooComplex ? htmlToText(content.source) : textOf(content.root.childNodes);
