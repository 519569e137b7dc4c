import { PressgraphError } from '../../../base/errors.ts';
import {
  isByDate,
  type ListOrder,
  type PageRequest,
  type Place,
} from '../../../wordpress/rest/pagination.ts';
import type { PageLimits } from '../context.ts';
import { type PagingRules, pageLimits } from './paging-rules.ts';

/** The arguments of every list. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
  /** How many items of the list to skip, instead of a cursor. */
  readonly offset?: number | null | undefined;
}

/**
 * Turns the arguments of a list into a page request.
 *
 * @throws PressgraphError BAD_USER_INPUT for sizes, combinations and cursors that the paging rules reject.
 */
export function pageRequest(
  args: PageArguments,
  order: ListOrder,
  rules: PagingRules,
  settings: PageLimits,
): PageRequest {
  if (rules.contradictions === 'refused') assertNoContradiction(args);
  const { first, after, last, before } = args;
  const isBackward = first == null && (last != null || (before != null && after == null));
  const { defaultSize, maxSize } = pageLimits(rules, settings);
  const asked = first ?? last ?? defaultSize;
  const isTooLarge = asked > maxSize && rules.oversizedPages === 'refused';
  if (asked < 0 || isTooLarge) {
    const argument = isBackward ? 'last' : 'first';
    refuse(`Expected \`${argument}\` to be between 0 and ${maxSize}, got ${asked}.`);
  }
  if (args.offset) {
    const from = { kind: 'offset', index: args.offset - 1 } as const;
    return { size: Math.min(asked, maxSize), direction: 'forward', from };
  }
  const cursor = isBackward ? before : after;
  const from = cursor == null ? undefined : placeAt(cursor, isBackward ? 'before' : 'after', order, rules);
  return { size: Math.min(asked, maxSize), direction: isBackward ? 'backward' : 'forward', from };
}

function assertNoContradiction({ first, after, last, before, offset }: PageArguments): void {
  if (offset != null && (after != null || before != null || last != null))
    refuse('Expected `offset` with `first` alone, got it with a cursor or `last`.');
  if (offset != null && offset < 0) refuse(`Expected \`offset\` to be 0 or more, got ${offset}.`);
  if (first != null && last != null) refuse('Expected `first` or `last`, got both.');
  if (after != null && before != null) refuse('Expected `after` or `before`, got both.');
  if (last != null && after != null)
    refuse('Expected `after` with `first`, got it with `last`. Use `before` instead.');
  if (first != null && before != null)
    refuse('Expected `before` with `last`, got it with `first`. Use `after` instead.');
}

/** The place in a list of this order that a cursor encodes. */
function placeAt(
  cursor: string,
  argument: 'after' | 'before',
  order: ListOrder,
  { cursors, unreadableCursors }: PagingRules,
): Place | undefined {
  const place = cursors.decode(cursor);
  if (place?.kind === (isByDate(order) ? 'date' : 'offset')) return place;
  if (unreadableCursors === 'ignored') return undefined;
  return refuse(
    place
      ? `Expected \`${argument}\` to be a cursor of a list in this order, got one of another order.`
      : `Expected \`${argument}\` to be a cursor of this API, got “${cursor}”.`,
  );
}

function refuse(message: string): never {
  throw new PressgraphError('BAD_USER_INPUT', message);
}
