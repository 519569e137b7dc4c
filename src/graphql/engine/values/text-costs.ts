import { bytesOfHtml, type FieldCosts } from '../field-options/types.ts';
import type { ContentFormat } from './formats.ts';

export interface FormatArgument {
  readonly format: ContentFormat;
}

/**
 * The cost of a text that comes with its object; HTML as sent by WordPress is free.
 *
 * @param html How much HTML it is.
 */
export const costsOfFormat =
  (html: number) =>
  ({ format }: FormatArgument): FieldCosts =>
    format === 'TEXT' || format === 'MARKDOWN'
      ? { html, bytes: bytesOfHtml(html) }
      : { bytes: bytesOfHtml(html) };

/**
 * The cost of a text field: raw text is a batch of its own.
 *
 * @param html How much HTML it is.
 */
export const costsOfText =
  (html: number) =>
  ({ format, rewriteLinks }: FormatArgument & { readonly rewriteLinks?: unknown }): FieldCosts => {
    const bytes = bytesOfHtml(html);
    if (format === 'RAW') return { batch: 1, by: 'raw', always: true, bytes };
    return { html: (rewriteLinks == null ? 0 : html) + (format === 'HTML' ? 0 : html), bytes };
  };
