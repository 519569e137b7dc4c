import type { SchemaKit } from '../../schema-kit.ts';

/** The `format` argument of a piece of HTML within content. */
export const formatArgument = ({ builder, ContentFormat }: SchemaKit) =>
  builder.args((arg) => ({
    format: arg.field({
      type: ContentFormat,
      required: true,
      defaultValue: 'HTML',
      description: 'The format wanted. `RAW` is null: what is stored is not known of a part.',
    }),
  }));
