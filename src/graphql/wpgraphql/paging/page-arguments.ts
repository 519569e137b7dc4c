import { PressgraphError } from '../../../base/errors.ts';
import type { PageArguments } from '../../engine/paging/page-request.ts';
import type { Args } from '../kit/registrar.ts';
import { keyOfCursor } from './paging.ts';

/** The four arguments of every list, in the order of WPGraphQL's SDL. */
export const PAGE_ARGUMENTS = { after: 'String', before: 'String', first: 'Int', last: 'Int' } as const;

/** The largest page: larger ones are cut to it, not refused. */
export const MAX_SIZE = 100;
const DEFAULT_SIZE = 10;

/** The arguments of a page, by WPGraphQL's rules. */
export interface AskedPage extends PageArguments {
  readonly after: string | undefined;
  readonly before: string | undefined;
  readonly size: number;
  readonly isBackward: boolean;
  /** Whether `first` was given, so that whether more items follow is known. */
  readonly hasFirst: boolean;
  readonly hasLast: boolean;
}

/**
 * Reads the arguments of a list. 0 means the default of 10, more than 100 means 100; empty cursors are none.
 *
 * @throws PressgraphError BAD_USER_INPUT for `first` with `last`, and for negative numbers.
 */
export function askedPage(args: Args): AskedPage {
  const [first, last] = [sizeOf(args, 'first'), sizeOf(args, 'last')];
  if (first !== undefined && last !== undefined) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'The `first` and `last` connection args cannot be used together. Use `first` to page forward, or `last` to page backward.',
    );
  }
  const [after, before] = [cursorIn(args['after']), cursorIn(args['before'])];
  const isBackward = first === undefined && last !== undefined;
  return {
    ...{ first: isBackward ? undefined : (first ?? DEFAULT_SIZE), last },
    ...{ after, before, isBackward },
    size: first ?? last ?? DEFAULT_SIZE,
    ...{ hasFirst: isGiven(args['first']), hasLast: isGiven(args['last']) },
  };
}

/** 0 is as if not given. */
const isGiven = (size: unknown): boolean => typeof size === 'number' && size > 0;

function sizeOf(args: Args, name: 'first' | 'last'): number | undefined {
  const size = args[name];
  if (typeof size !== 'number') return undefined;
  if (size < 0) throw new PressgraphError('BAD_USER_INPUT', `${name} must be a positive integer.`);
  return size === 0 ? DEFAULT_SIZE : Math.min(size, MAX_SIZE);
}

const cursorIn = (cursor: unknown): string | undefined =>
  typeof cursor === 'string' && keyOfCursor(cursor) !== undefined ? cursor : undefined;
