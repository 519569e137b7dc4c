import type { ArgumentBuilder } from '../paging/page-arguments.ts';

/** The arguments of a feed of several types: it is read forward only. */
export const feedArguments = (arg: ArgumentBuilder, use: string) => ({
  types: arg.stringList({
    description: `Post types ${use}, by WordPress’s own keys: \`["post", "page"]\`. All public ones unless told otherwise, but for those that the caller may not read: to name such a one is an error.`,
  }),
  first: arg.int({
    description: 'How many items from the start, or after `after`. 10 unless told otherwise.',
  }),
  after: arg.string({ description: 'Cursor of the item that the page follows.' }),
});
