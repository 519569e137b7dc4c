import { PressgraphError } from '../../../base/errors.ts';
import type { Resource } from '../../../model/resources.ts';
import {
  boundTo,
  isByDate,
  type ListOrder,
  type Place,
  tiesOf,
  walkOf,
} from '../../../wordpress/rest/pagination.ts';
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
  const isDated = isByDate(list.order);
  if (place?.kind === (isDated ? 'date' : 'offset')) return place;
  const id = Number(keyOfCursor(cursor));
  if (!Number.isSafeInteger(id) || id <= 0) return undefined;
  if (list.order.orderby !== 'date') return await walkedPlace(id, list, load);
  const row = await load.named(list.resource, id, ['date', 'id']).catch(() => null);
  const date = row && 'date' in row ? row.date : undefined;
  if (typeof date !== 'string') return undefined;
  return isDated ? placeByDate(id, date, list.order.order) : await countedPlace(id, date, list, load);
}

/** The index of an item in a list whose oldest items are first: the number of those before it. */
async function countedPlace(
  id: number,
  date: string,
  { resource, route = resource.route, filter, order }: PlacedList,
  load: GatewayContext['load'],
): Promise<Place | undefined> {
  const read = (bounds: RestQuery, size: number, orderby: string) =>
    load.page({
      ...{ resource, route, filter: { ...filter, ...bounds } },
      order: { orderby, order: tiesOf(order) },
      page: { size, direction: 'forward' },
      ...{ fields: ['id'], wantsPlaces: false, leadsOn: false, owner: undefined },
    });
  const [older, same] = await Promise.all([
    read({ before: date }, 0, 'id').then(({ total }) => total()),
    read(boundTo(date), PAGE, 'id'),
  ]);
  const rank = same.items.findIndex(({ row }) => row.id === id) + 1;
  return older === undefined || older === null || rank === 0
    ? undefined
    : { kind: 'offset', index: older + rank - 1, id, rank };
}

/**
 * The index of an item, by walking the ids of its list.
 *
 * @throws PressgraphError BAD_USER_INPUT If the list is too long to say whether the item is in it.
 */
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
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `The cursor says no place, and its item is not among the first ${MOST_PAGES * PAGE} of this list. Use a cursor from this endpoint.`,
  );
}
