import { htmlToText } from '../../../html/formats/html-to-text.ts';
import { textOf } from '../../../html/nodes.ts';
import type { ParsedHtml } from '../../../html/parse-html.ts';
import { inTurn, type ReadsHtml } from '../values/html-queue.ts';
import type { HtmlReading } from '../values/operation-html.ts';

/** A piece of text as WordPress sends it. */
export interface RenderedText {
  readonly rendered?: string;
}

/**
 * What is made of a row's `content` or `excerpt`, in turns with other operations: once in an operation, however many
 * fields, aliases and lists want it. `null` where WordPress sent none.
 *
 * @param name Stands for what is wanted.
 */
export function readOnce<T>(
  context: ReadsHtml,
  text: RenderedText | undefined,
  name: string,
  read: (reading: Pick<HtmlReading, 'html' | 'parsed'>) => T,
): T | null | Promise<T> {
  const html = text?.rendered;
  if (typeof html !== 'string') return null;
  const reading = context.html.readingOf(html);
  const { results } = reading;
  if (!results.has(name))
    results.set(
      name,
      inTurn(context, html.length, () => read(reading)),
    );
  // One name stands for one reading, and so for one type.
  return results.get(name) as T | Promise<T>;
}

/** What a reader reads of HTML, on one line. */
export const readableTextOf = (content: ParsedHtml): string =>
  content.isTooComplex ? htmlToText(content.source) : textOf(content.root.childNodes);
