import type { Resource } from '../../../model/resources.ts';
import { type DatePlace, type Place, type Walk, walkOf } from '../../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { PageOfList, ReadPage } from './page-of-list.ts';
import type { TwinRow } from './second.ts';

/** How the rows of a page were found. */
export interface WalkedPage<R extends Resource> {
  readonly from: DatePlace | undefined;
  readonly walk: Walk;
  /** The items of the place's own second that were read by id: the page begins with them. */
  readonly head: readonly TwinRow<R>[];
  readonly filter: RestQuery;
}

/** The places of a page's rows, in the order of the walk. */
export function datePlaces<R extends Resource>(
  rows: readonly RowOf<R>[],
  { from, walk, head, filter }: WalkedPage<R>,
): readonly (Place | undefined)[] {
  // A list filtered by `before` or `after` needs exact moments. Others must not depend on a `date_gmt` that is there by chance.
  const areMoments = (filter['before'] ?? filter['after']) !== undefined;
  const isOn = from?.toward === walk;
  let date = isOn ? from.date : undefined;
  let rank = isOn ? from.rank : 0;
  return rows.map((row, index): Place | undefined => {
    const { id, date: rowDate, date_gmt: gmt } = row as PlacedRow;
    if (rowDate == null) return { kind: 'offset', index };
    const moment = areMoments ? aheadOf(rowDate, gmt) : {};
    const twin = head[index];
    if (twin && from) {
      rank = twin.rank;
      date = from.date;
      return { kind: 'date', id, date: rowDate, rank, toward: from.toward, ...moment };
    }
    // Beyond the second of the place, ranks count in the direction of the walk.
    rank = rowDate === date ? rank + 1 : 1;
    date = rowDate;
    return { kind: 'date', id, date: rowDate, rank, toward: walk, ...moment };
  });
}

/** A page that was read by its index, from a list by date: its places are dates, so that cursors lead on from there. */
export function atDates<R extends Resource>(
  read: ReadPage<R>,
  { order, filter }: Pick<PageOfList<R>, 'order' | 'filter'>,
): ReadPage<R> {
  const places = datePlaces(
    read.items.map(({ row }) => row),
    { from: undefined, walk: walkOf(order.order), head: [], filter },
  );
  const [first] = read.items;
  const rank = first?.place?.kind === 'offset' ? (first.place.rank ?? 1) : 1;
  const items = read.items.map(({ row, place }, index) => {
    const own = place && places[index];
    // The first second may have begun before the page.
    const isFirst = own?.kind === 'date' && own.rank === index + 1;
    return { row, place: isFirst ? { ...own, rank: own.rank + rank - 1 } : own };
  });
  return { ...read, items };
}

/** What a row's place is made of. */
interface PlacedRow {
  readonly id: number;
  readonly date?: string | null;
  readonly date_gmt?: string | null;
}

function aheadOf(date: string, gmt: unknown): { readonly ahead?: number } {
  const ahead =
    typeof gmt === 'string' ? (Date.parse(`${date}Z`) - Date.parse(`${gmt}Z`)) / 60_000 : Number.NaN;
  return Number.isInteger(ahead) && Math.abs(ahead) < 1_440 ? { ahead } : {};
}
