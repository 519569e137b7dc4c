import { PressgraphError } from '../../../base/errors.ts';
import type { ListOrder } from '../../../wordpress/rest/pagination.ts';

/** One way to sort a list: the enum value, the route's `orderby`, and the description. */
export interface SortableBy {
  readonly name: string;
  readonly orderby: string;
  readonly description: string;
  /** The direction if none is given. @defaultValue 'asc' */
  readonly usual?: 'asc' | 'desc';
  /** The field of `where` that it requires. */
  readonly needs?: string;
}

/**
 * Rejects an order without the filter it requires. WordPress does so for posts only, and ignores the order elsewhere.
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
      `Expected \`where: { ${needs} }\` with the order ${name}, got none.`,
    );
  }
}

/** The requested order, or the default of the list. */
export function listOrder(
  asked: AskedOrder | null | undefined,
  usual: ListOrder,
  sortable: readonly SortableBy[],
): ListOrder {
  if (!asked) return usual;
  const orderby = String(asked.field);
  const own = sortable.find((candidate) => candidate.orderby === orderby)?.usual ?? 'asc';
  return { orderby, order: asked.direction ?? own };
}

/** An order as a caller asks for it. */
export interface AskedOrder {
  readonly field: unknown;
  readonly direction?: 'asc' | 'desc' | null | undefined;
}

export const NEWEST_FIRST: ListOrder = { orderby: 'date', order: 'desc' };
export const BY_NAME: ListOrder = { orderby: 'name', order: 'asc' };
