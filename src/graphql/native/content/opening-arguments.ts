import type { GatewayBuilder } from '../builder.ts';

/** What a single item of content may be opened with. */
export const openingArguments = (builder: GatewayBuilder) =>
  builder.args((arg) => ({
    preview: arg.boolean({
      defaultValue: false,
      description:
        'Whether the title, content and excerpt are those last typed, where they were not saved yet. For callers who may edit it, or have a preview token; others get it as it is saved.',
    }),
    password: arg.string({
      description:
        'The password that protects it: opens its content and its comments. A wrong one is an error (FORBIDDEN).',
    }),
    previewToken: arg.string({
      description:
        'A token of the field `previewToken`: opens this one item, published or not, to whoever has it. Needs `by: { databaseId }` or `by: { id }`.',
    }),
  }));
