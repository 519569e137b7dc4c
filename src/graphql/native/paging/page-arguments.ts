import type { GatewayBuilder } from '../builder.ts';

export type ArgumentBuilder = Parameters<Parameters<GatewayBuilder['args']>[0]>[0];

/** The argument for numbered pages. */
export const offsetArgument = (arg: ArgumentBuilder) => ({
  offset: arg.int({
    description:
      'The number of items to skip, for numbered pages: page 3 of 10 items is `first: 10, offset: 20`. Items that are published meanwhile shift such pages; cursors stay in place.',
  }),
});

/** The paging arguments of a list field. */
export const pageArguments = (arg: ArgumentBuilder) => ({
  first: arg.int({
    description: 'The number of items to return from the start of the list, or after `after`. Default: 10.',
  }),
  after: arg.string({ description: 'Return the items after this cursor. Use it with `first`.' }),
  last: arg.int({
    description:
      'The number of items to return from the end of the list, or before `before`. The order of the list stays the same.',
  }),
  before: arg.string({ description: 'Return the items before this cursor. Use it with `last`.' }),
  ...offsetArgument(arg),
});
