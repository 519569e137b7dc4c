import type { GatewayBuilder } from '../builder.ts';

/** The arguments that unlock a single item. */
export const openingArguments = (builder: GatewayBuilder) =>
  builder.args((arg) => ({
    preview: arg.boolean({
      defaultValue: false,
      description:
        'Return the unsaved title, content and excerpt (the latest autosave) if they are newer. Needs edit permission or a preview token; ignored for other callers.',
    }),
    password: arg.string({
      description:
        'The password of a protected item. It unlocks the content and the comments. A wrong password is an error (FORBIDDEN).',
    }),
    previewToken: arg.string({
      description:
        'A token from the `previewToken` field. It gives access to this one item, published or not. Needs `by: { databaseId }` or `by: { id }`.',
    }),
  }));
