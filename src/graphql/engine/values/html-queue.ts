import { type ContentFormat, formatHtml } from './formats.ts';
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
export const formatInTurn = (
  context: ReadsHtml,
  html: string | undefined,
  format: ContentFormat,
): string | null | Promise<string | null> =>
  // Nothing to convert.
  typeof html !== 'string' || format === 'HTML' || format === 'RAW'
    ? formatHtml(html, format)
    : inTurn(context, html.length, () => formatHtml(html, format));
