import { type ArgumentBuilder, offsetArgument } from '../paging/page-arguments.ts';

/** The arguments of a feed of several types. It can only be read forwards. */
export const feedArguments = (arg: ArgumentBuilder, use: string) => ({
  types: arg.stringList({
    description: `Post types ${use}, by their WordPress keys: \`["post", "page"]\`. Default: all public types that the caller may read. Naming one that the caller may not read is an error.`,
  }),
  first: arg.int({
    description: 'The number of items to return from the start of the list, or after `after`. Default: 10.',
  }),
  after: arg.string({ description: 'Return the items after this cursor.' }),
  ...offsetArgument(arg),
});
