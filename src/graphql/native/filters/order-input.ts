import type { SortableBy } from '../../engine/filters/list-order.ts';
import type { GatewayBuilder } from '../builder.ts';

export function registerOrderDirection(builder: GatewayBuilder) {
  return builder.enumType('OrderDirection', {
    description: 'Sort direction.',
    values: {
      ASC: { value: 'asc', description: 'Ascending: smallest, oldest or alphabetically first.' },
      DESC: { value: 'desc', description: 'Descending: largest, newest or alphabetically last.' },
    } as const,
  });
}

export const IN_ORDER_OF_IDS: SortableBy = {
  name: 'GIVEN_IDS',
  orderby: 'include',
  description: 'The order of the IDs in `where: { id }`, which is required.',
  needs: 'id',
};
export const IN_ORDER_OF_SLUGS: SortableBy = {
  name: 'GIVEN_SLUGS',
  orderby: 'include_slugs',
  description: 'The order of the slugs in `where: { slug }`, which is required.',
  needs: 'slug',
};
export const BY_RELEVANCE: SortableBy = {
  name: 'RELEVANCE',
  orderby: 'relevance',
  usual: 'desc',
  description: 'The relevance to `where: { search }`, which is required.',
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
    description: `What to sort a list of ${typeName} items by.`,
    values: Object.fromEntries(
      fields.map(({ name, orderby, description, usual = 'asc' }) => [
        name,
        { value: orderby, description: `${description} Default direction: ${usual.toUpperCase()}.` },
      ]),
    ),
  });
  return builder.inputType(`${typeName}Order`, {
    description: `The sort order of a list of ${typeName} items.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'What to sort by.' }),
      direction: t.field({
        type: direction,
        description: 'Sort direction. Default: that of the field, such as DESC for dates.',
      }),
    }),
  });
}
