import { type ContentFormat, formatHtml } from './formats.ts';
import type { OperationHtml } from './operation-html.ts';

/** Part of the context: the operation's own queue. */
export interface ReadsHtml {
  readonly html: OperationHtml;
}

/** Reads HTML for an operation, in turns with others: see {@link OperationHtml}. */
export const inTurn = <T>({ html }: ReadsHtml, length: number, read: () => T): T | Promise<T> =>
  html.read(length, read);

/** Renders HTML in the requested format, in turns with other operations. `RAW` is not made from it: `null`. */
export const formatInTurn = (
  context: ReadsHtml,
  html: string | undefined,
  format: ContentFormat,
): string | null | Promise<string | null> =>
  // What is no text is returned as it is, without any work.
  typeof html !== 'string' || format === 'HTML' || format === 'RAW'
    ? formatHtml(html, format)
    : inTurn(context, html.length, () => formatHtml(html, format));
