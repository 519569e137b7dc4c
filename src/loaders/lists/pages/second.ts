import type { Resource } from '../../../model/resources.ts';
import { boundTo, type DatePlace, orderOf, type Walk } from '../../../wordpress/rest/pagination.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { ListRanges } from './list-ranges.ts';

/** An item of the same second as a place, with its rank there in the direction of the place. */
export interface TwinRow<R extends Resource> {
  readonly row: RowOf<R>;
  readonly rank: number;
}

/**
 * The items of a place's own second that follow it in the direction of the walk, nearest first. Its rank says where to look;
 * the ids of the rows say whether items came or went there since.
 */
export async function readSecond<R extends Resource>(
  ranges: ListRanges<R>,
  from: DatePlace,
  walk: Walk,
  size: number,
): Promise<readonly TwinRow<R>[]> {
  const { id, rank, toward, date } = from;
  const query = { orderby: 'id', order: orderOf(toward), ...boundTo(date) };
  const isSame = toward === walk;
  const isAfter = (row: RowOf<R>) => (toward === 'older' ? row.id < id : row.id > id);
  const isBefore = (row: RowOf<R>) => row.id !== id && !isAfter(row);
  const read = async (offset: number, count: number) => {
    const { parts } = await ranges.read({ query, offset, size: count });
    return parts.flat().map((row, index) => ({ row, rank: offset + index + 1 }));
  };
  if (isSame) {
    const near = await read(rank - 1, size + 1);
    // Items before it are gone: the rank points too far.
    const first = near.at(0)?.row;
    const rows = first === undefined || isAfter(first) ? await read(0, rank + size) : near;
    return rows.filter(({ row }) => isAfter(row)).slice(0, size);
  }
  const skipped = Math.max(0, rank - 1 - size);
  const near = await read(skipped, rank - skipped);
  const last = near.at(-1)?.row;
  // Items before it came: the rank does not reach it.
  const rows = last === undefined || isBefore(last) ? await read(0, rank + size) : near;
  return rows
    .filter(({ row }) => isBefore(row))
    .slice(-size)
    .reverse();
}
