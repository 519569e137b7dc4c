import { htmlToText } from '../../../html/formats/html-to-text.ts';
import { textOf } from '../../../html/nodes.ts';
import type { ParsedHtml } from '../../../html/parse-html.ts';
import { inTurn, type ReadsHtml } from '../values/html-queue.ts';
import type { HtmlReading } from '../values/operation-html.ts';

/** A text as WordPress sends it. */
export interface RenderedText {
  readonly rendered?: string;
}

/**
 * Derives something from a row's `content` or `excerpt`, once per operation, however many fields, aliases and lists
 * need it. Takes turns with other operations. `null` if WordPress sent no text.
 *
 * @param name Identifies the result.
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
  // Each name belongs to one derivation, and so to one type.
  return results.get(name) as T | Promise<T>;
}

/** The readable text of a piece of HTML, on one line. */
export const readableTextOf = (content: ParsedHtml): string =>
  content.isTooComplex ? htmlToText(content.source) : textOf(content.root.childNodes);
