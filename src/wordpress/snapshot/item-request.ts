import type { Discovery } from '../../model/discovery.ts';
import type { ExchangeRequest } from '../http/exchange/exchange.ts';
import type { RestRoot } from '../rest/address/rest-root.ts';

/** A read of a collection or of one item, taken apart. */
export interface ItemRequest {
  readonly route: string;
  readonly id: number | undefined;
  /** `undefined` for all. */
  readonly fields: readonly string[] | undefined;
  readonly include: readonly number[] | undefined;
  /** Position of the first item, and how many. */
  readonly start: number;
  readonly size: number;
  /** What determines which items a list has, and their order. */
  readonly filter: string;
  readonly slugs: readonly string[] | undefined;
  /** Parameters that items may look different by: `context`, a language, whatever is unknown. */
  readonly variant: string;
}

/** Parameters that select items, and leave each as it is. */
const FILTERS = new Set(
  `author author_exclude author_email parent parent_exclude post status sticky search search_columns search_semantics after
   before modified_after modified_before exclude menu_order media_type mime_type tax_relation hide_empty roles
   has_published_posts who type subtype format ignore_sticky`.split(/\s+/),
);

export type ItemRequestReader = (request: Pick<ExchangeRequest, 'method' | 'url'>) => ItemRequest | undefined;

/** Reads requests for items of a site; `undefined` for any other. */
export function itemRequests(
  root: RestRoot,
  { taxonomies }: Pick<Discovery, 'taxonomies'>,
): ItemRequestReader {
  const classes = taxonomies?.map(({ restBase }) => restBase) ?? ['categories', 'tags'];
  const filters = new Set([...FILTERS, ...classes.flatMap((name) => [name, `${name}_exclude`])]);
  return ({ method, url }) => {
    if (method !== 'GET' || !root.has(url)) return undefined;
    const place = root.locate(url.href);
    if (place === undefined) return undefined;
    const given = new Map<string, string>();
    for (const [name, value] of url.searchParams) {
      if (name === 'rest_route') continue;
      // PHP's own lists hold items with commas: none of them is known here.
      if (given.has(name) || name.endsWith('[]')) return undefined;
      given.set(name, value);
    }
    const take = (name: string): string | undefined => {
      const value = given.get(name);
      given.delete(name);
      return value;
    };
    const fields = listIn(take('_fields'));
    const include = listIn(take('include'))?.map(Number);
    const slugs = listIn(take('slug'));
    const size = Number(take('per_page') ?? 10);
    const page = Number(take('page') ?? 1);
    const offset = take('offset');
    const order = `${take('orderby') ?? ''} ${take('order') ?? ''}`;
    const [filter, variant]: [string[], string[]] = [[], []];
    for (const [name, value] of [...given].sort()) {
      (filters.has(name.replace(/\[.*$/, '')) ? filter : variant).push(`${name}=${value}`);
    }
    return {
      ...{ route: place.route, id: place.id, fields, include, slugs, size },
      start: offset === undefined ? (page - 1) * size : Number(offset),
      filter: [order, ...filter].join('&'),
      variant: variant.join('&'),
    };
  };
}

const listIn = (value: string | undefined): readonly string[] | undefined => value?.split(',');

/** Whether a list has no other condition than its order. */
export const isWhole = ({ filter }: Pick<ItemRequest, 'filter'>): boolean => !filter.includes('&');
