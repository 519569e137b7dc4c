import { PressgraphError } from '../../../base/errors.ts';
import type { ListOrder } from '../../../wordpress/rest/pagination.ts';
import type { GatewayBuilder } from '../builder.ts';

export function registerOrderDirection(builder: GatewayBuilder) {
  return builder.enumType('OrderDirection', {
    description: 'Which end of an order comes first.',
    values: {
      ASC: { value: 'asc', description: 'Smallest, oldest or alphabetically first.' },
      DESC: { value: 'desc', description: 'Largest, newest or alphabetically last.' },
    } as const,
  });
}

/** One way to sort a list: the enum's value, the route's `orderby`, and what it says to users. */
export interface SortableBy {
  readonly name: string;
  readonly orderby: string;
  readonly description: string;
  /** The field of `where` without which it has no meaning. */
  readonly needs?: string;
}

export const IN_ORDER_OF_IDS: SortableBy = {
  name: 'ID_IN',
  orderby: 'include',
  description: 'The order of `where: { idIn }`, which it needs.',
  needs: 'idIn',
};
export const IN_ORDER_OF_SLUGS: SortableBy = {
  name: 'SLUGS',
  orderby: 'include_slugs',
  description: 'The order of `where: { slugs }`, which it needs.',
  needs: 'slugs',
};
export const BY_RELEVANCE: SortableBy = {
  name: 'RELEVANCE',
  orderby: 'relevance',
  description: 'How well it fits `where: { search }`, which it needs.',
  needs: 'search',
};

type OrderDirectionRef = ReturnType<typeof registerOrderDirection>;

/** The `PostOrder` input of a type, with its `PostOrderField` enum. */
export function registerOrderInput(
  builder: GatewayBuilder,
  direction: OrderDirectionRef,
  typeName: string,
  fields: readonly SortableBy[],
) {
  const field = builder.enumType(`${typeName}OrderField`, {
    description: `What a list of ${typeName} items can be sorted by.`,
    values: Object.fromEntries(
      fields.map(({ name, orderby, description }) => [name, { value: orderby, description }]),
    ),
  });
  return builder.inputType(`${typeName}Order`, {
    description: `How a list of ${typeName} items is sorted.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'What to sort by.' }),
      direction: t.field({ type: direction, required: true, description: 'Which end comes first.' }),
    }),
  });
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
