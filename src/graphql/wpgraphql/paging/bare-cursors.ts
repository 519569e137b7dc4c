import type { Resource } from '../../../model/resources.ts';
import { type ListOrder, type Place, walkOf } from '../../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { keyOfCursor, PAGING } from './paging.ts';

/** Pages that are walked to find an item whose place its cursor does not say. */
const MOST_PAGES = 10;
const PAGE = 100;

/** A rank in a second beyond what a second has, as a rule: the place is then found by the id of its item. */
const ANY_RANK = 50;

/** The place of an item by its date, in lists that need not have the item itself. */
export const placeByDate = (id: number, date: string, order: 'asc' | 'desc'): Place => ({
  ...{ kind: 'date', id, date },
  rank: ANY_RANK,
  toward: walkOf(order),
});

/** A list of one resource, as far as places in it matter. */
export interface PlacedList {
  readonly resource: Resource;
  readonly route?: string;
  readonly filter: RestQuery;
  readonly order: ListOrder;
}

/**
 * The place that a cursor means. One that the plugin made, or a client, holds an id alone: its item is looked up.
 * `undefined` if there is no such item: the cursor is then as if not given.
 */
export async function placeOfCursor(
  cursor: string,
  list: PlacedList,
  { load }: GatewayContext,
): Promise<Place | undefined> {
  const place = PAGING.cursors.decode(cursor);
  const isByDate = list.order.orderby === 'date';
  if (place?.kind === (isByDate ? 'date' : 'offset')) return place;
  const id = Number(keyOfCursor(cursor));
  if (!Number.isSafeInteger(id) || id <= 0) return undefined;
  if (!isByDate) return await walkedPlace(id, list, load);
  const row = await load.named(list.resource, id, ['date', 'id']).catch(() => null);
  const date = row && 'date' in row ? row.date : undefined;
  return typeof date === 'string' ? placeByDate(id, date, list.order.order) : undefined;
}

/** The index of an item, by walking the ids of its list. */
async function walkedPlace(
  id: number,
  { resource, route = resource.route, filter, order }: PlacedList,
  load: GatewayContext['load'],
): Promise<Place | undefined> {
  let from: Place | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items } = await load.page({
      ...{ resource, route, filter, order },
      page: { size: PAGE, direction: 'forward', from },
      fields: ['id'],
      wantsPlaces: true,
      leadsOn: false,
      owner: undefined,
    });
    const found = items.find(({ row }) => row.id === id);
    if (found) return found.place;
    from = items.at(-1)?.place;
    if (items.length < PAGE || from === undefined) return undefined;
  }
  return undefined;
}
