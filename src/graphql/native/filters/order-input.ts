import type { SortableBy } from '../../engine/filters/list-order.ts';
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
