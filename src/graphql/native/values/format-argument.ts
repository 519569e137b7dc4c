import type { SchemaKit } from '../schema-kit.ts';

/** The `format` argument of a text. */
export const formatArgument = (
  { builder, ContentFormat }: SchemaKit,
  usual: 'TEXT' | 'HTML' = 'HTML',
  description = 'The format to return.',
) =>
  builder.args((arg) => ({
    format: arg.field({ type: ContentFormat, required: true, defaultValue: usual, description }),
  }));
