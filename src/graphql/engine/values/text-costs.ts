import type { FieldCosts } from '../field-options/types.ts';
import type { ContentFormat } from './formats.ts';

export interface FormatArgument {
  readonly format: ContentFormat;
}

/**
 * What a text costs where it comes with its object: nothing as WordPress sent it.
 *
 * @param html How much HTML it is.
 */
export const costsOfFormat =
  (html: number) =>
  ({ format }: FormatArgument): FieldCosts =>
    format === 'TEXT' || format === 'MARKDOWN' ? { html } : {};

/**
 * What a text field costs: where it is wanted as it is stored, a batch of its own.
 *
 * @param html How much HTML it is.
 */
export const costsOfText =
  (html: number) =>
  ({ format, rewriteLinks }: FormatArgument & { readonly rewriteLinks?: unknown }): FieldCosts => {
    if (format === 'RAW') return { batch: 1, by: 'raw', always: true };
    return { html: (rewriteLinks == null ? 0 : html) + (format === 'HTML' ? 0 : html) };
  };
