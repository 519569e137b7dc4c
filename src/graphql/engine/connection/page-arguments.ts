import { PressgraphError } from '../../../base/errors.ts';
import type { ListOrder, PageRequest } from '../../../wordpress/rest/pagination.ts';
import type { GatewayBuilder } from '../builder.ts';
import type { PageLimits } from '../context.ts';
import { decodeCursor } from './cursor.ts';

/** The four arguments of every list. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

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

/**
 * Makes one page request of a list's arguments.
 *
 * @throws PressgraphError BAD_USER_INPUT for sizes and combinations that make no page.
 */
export function pageRequest(args: PageArguments, order: ListOrder, limits: PageLimits): PageRequest {
  const { first, after, last, before } = args;
  if (first != null && last != null) refuse('Expected `first` or `last`, but both came.');
  if (after != null && before != null) refuse('Expected `after` or `before`, but both came.');
  if (last != null && after != null)
    refuse('Expected `after` to come with `first`: with `last`, use `before`.');
  if (first != null && before != null)
    refuse('Expected `before` to come with `last`: with `first`, use `after`.');
  const backward = last != null || before != null;
  const argument = backward ? 'last' : 'first';
  const size = first ?? last ?? limits.defaultSize;
  if (size < 0 || size > limits.maxSize) {
    refuse(`Expected \`${argument}\` to be between 0 and ${limits.maxSize}, but it is ${size}.`);
  }
  const kind = order.orderby === 'date' ? 'date' : 'offset';
  const from =
    after != null
      ? decodeCursor(after, kind, 'after')
      : before != null
        ? decodeCursor(before, kind, 'before')
        : undefined;
  return { size, direction: backward ? 'backward' : 'forward', from };
}

function refuse(message: string): never {
  throw new PressgraphError('BAD_USER_INPUT', message);
}
