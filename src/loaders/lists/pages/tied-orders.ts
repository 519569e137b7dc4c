import type { Resource } from '../../../model/resources.ts';
import { boundBeyond, boundTo } from '../../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';

/** An order in which items may have equal values, which WordPress orders anew for each request. */
export interface TiedOrder {
  /** The REST field with the value; `undefined` if items do not show it. */
  readonly field: string | undefined;
  /** The parameters for the items of one value, if the route has any. */
  readonly filterOf?: (value: unknown) => RestQuery;
  /** The parameters for all items that come before those of one value, if the route has any. */
  readonly aheadOf?: (value: unknown, order: 'asc' | 'desc') => RestQuery;
}

const among =
  (parameter: string) =>
  (value: unknown): RestQuery => ({ [parameter]: [Number(value)] });

const CONTENT: Readonly<Record<string, TiedOrder>> = {
  author: { field: 'author', filterOf: among('author') },
  date: { field: 'date', filterOf: (value) => boundTo(String(value)) },
  // Of types that editors order.
  menu_order: { field: 'menu_order', filterOf: (value) => ({ menu_order: Number(value) }) },
  modified: {
    field: 'modified',
    filterOf: (value) =>
      Object.fromEntries(
        Object.entries(boundTo(String(value))).map(([name, date]) => [`modified_${name}`, date]),
      ),
  },
  title: { field: 'title.rendered' },
};

/** Post types with pages under pages. */
const HIERARCHICAL: Readonly<Record<string, TiedOrder>> = {
  parent: { field: 'parent', filterOf: among('parent') },
  // Unique among siblings alone.
  slug: { field: 'slug' },
};

const MEDIA: Readonly<Record<string, TiedOrder>> = { parent: { field: 'post', filterOf: among('parent') } };

const TERMS: Readonly<Record<string, TiedOrder>> = {
  name: { field: 'name' },
  count: { field: 'count' },
  description: { field: 'description' },
  term_group: { field: undefined },
};

const AUTHORS: Readonly<Record<string, TiedOrder>> = {
  name: { field: 'name' },
  url: { field: 'url' },
  registered_date: { field: undefined },
};

/** The items of one second, if a page of a list by date is read by its index. WordPress orders comments by id itself. */
export const tiedDates = ({ kind }: Resource): TiedOrder | undefined =>
  kind === 'content' || kind === 'media'
    ? {
        field: 'date',
        filterOf: (value) => boundTo(String(value)),
        aheadOf: (value, order) => boundBeyond(order === 'desc' ? 'newer' : 'older', String(value)),
      }
    : undefined;

/** What an order's equal values are; `undefined` if it has none, or if WordPress orders those by id itself. */
export function tiedOrder(resource: Resource, orderby: string): TiedOrder | undefined {
  switch (resource.kind) {
    case 'content':
      return CONTENT[orderby] ?? (resource.hierarchical ? HIERARCHICAL[orderby] : undefined);
    case 'media':
      return CONTENT[orderby] ?? MEDIA[orderby];
    case 'term':
      return TERMS[orderby];
    case 'author':
      return AUTHORS[orderby];
    default:
      return undefined;
  }
}

/**
 * A row's value in an order. Texts are compared as MySQL's collations do, which ignore case and accents: two that are equal
 * here need not be there, but not the other way round.
 */
export function valueIn(order: TiedOrder, row: object): unknown {
  const value = (order.field ?? '')
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
      row,
    );
  if (typeof value !== 'string') return value;
  return value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
