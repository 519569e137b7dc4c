import { type ContentFormat, formatHtml, loadMarkdown } from './formats.ts';
import type { OperationHtml } from './operation-html.ts';

/** The part of the context that HTML is processed with: the queue of the operation. */
export interface ReadsHtml {
  readonly html: OperationHtml;
}

/** Processes HTML for an operation, yielding to others: see {@link OperationHtml}. */
export const inTurn = <T>({ html }: ReadsHtml, length: number, read: () => T): T | Promise<T> =>
  html.read(length, read);

/**
 * Converts rendered HTML to a format, yielding to other operations. `null` for `RAW`, which cannot be derived from
 * it.
 */
export function formatInTurn(
  context: ReadsHtml,
  html: string | undefined,
  format: ContentFormat,
): string | null | Promise<string | null> {
  if (typeof html !== 'string') return null;
  if (format === 'MARKDOWN') {
    return loadMarkdown().then((toMarkdown) => inTurn(context, html.length, () => toMarkdown(html)));
  }
  // Nothing to convert.
  if (format === 'HTML' || format === 'RAW') return formatHtml(html, format);
  return inTurn(context, html.length, () => formatHtml(html, format));
}
