import type { GatewayBuilder } from '../builder.ts';

export type ArgumentBuilder = Parameters<Parameters<GatewayBuilder['args']>[0]>[0];

/** The paging arguments of a list field. */
export const pageArguments = (arg: ArgumentBuilder) => ({
  first: arg.int({
    description: 'How many items from the start, or after `after`. 10 unless told otherwise.',
  }),
  after: arg.string({ description: 'Cursor of the item that the page follows. Goes with `first`.' }),
  last: arg.int({ description: 'How many items from the end, or before `before`, in the list’s own order.' }),
  before: arg.string({ description: 'Cursor of the item that the page precedes. Goes with `last`.' }),
});
