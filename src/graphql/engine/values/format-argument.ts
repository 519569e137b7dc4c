import type { SchemaKit } from '../../native/schema-kit.ts';
import type { FieldCosts } from '../cost/costs-plugin.ts';
import type { ContentFormat } from './formats.ts';

/** The `format` argument of a text. */
export const formatArgument = (
  { builder, ContentFormat }: SchemaKit,
  usual: 'TEXT' | 'HTML' = 'HTML',
  description = 'The format wanted.',
) =>
  builder.args((arg) => ({
    format: arg.field({ type: ContentFormat, required: true, defaultValue: usual, description }),
  }));

/**
 * What a text costs where it comes with its object: nothing as WordPress sent it.
 *
 * @param html How much HTML it is.
 */
export const costsOfFormat =
  (html: number) =>
  ({ format }: { readonly format: ContentFormat }): FieldCosts =>
    format === 'TEXT' || format === 'MARKDOWN' ? { html } : {};
