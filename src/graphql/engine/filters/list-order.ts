import { PressgraphError } from '../../../base/errors.ts';
import type { ListOrder } from '../../../wordpress/rest/pagination.ts';

/** One way to sort a list: the enum's value, the route's `orderby`, and what it says to users. */
export interface SortableBy {
  readonly name: string;
  readonly orderby: string;
  readonly description: string;
  /** The field of `where` without which it has no meaning. */
  readonly needs?: string;
}

/**
 * Refuses an order whose ground is missing, which WordPress would refuse of posts and ignore elsewhere.
 *
 * @throws PressgraphError BAD_USER_INPUT
 */
export function assertOrderHasGround(
  order: ListOrder,
  sortable: readonly SortableBy[],
  where: Readonly<Record<string, unknown>> | null | undefined,
): void {
  const { name, needs } = sortable.find(({ orderby }) => orderby === order.orderby) ?? {};
  if (needs !== undefined && where?.[needs] == null) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`where: { ${needs} }\` with the order ${name}, but none came.`,
    );
  }
}

/** The order asked, or the list's usual one. */
export function listOrder(
  asked: { readonly field: unknown; readonly direction: 'asc' | 'desc' } | null | undefined,
  usual: ListOrder,
): ListOrder {
  return asked ? { orderby: String(asked.field), order: asked.direction } : usual;
}

export const NEWEST_FIRST: ListOrder = { orderby: 'date', order: 'desc' };
export const BY_NAME: ListOrder = { orderby: 'name', order: 'asc' };
