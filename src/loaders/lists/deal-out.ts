import type { RestFields } from '../../wordpress/rest/fields.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { type MergedList, sizeOf, type WantedList } from './merge-lists.ts';

/** One list's part of a merged response. */
export interface Share {
  readonly rows: readonly UntypedRow[];
  /** The fields of its rows. */
  readonly fields: RestFields;
  /** Length of the whole list, if all its items were returned. */
  readonly total: number | undefined;
  /** Whether more follow. `false` if that does not matter. */
  readonly isLonger: boolean;
}

/** What a merged response says of one of its lists. */
export interface Dealt {
  /** `undefined` if it cannot be told from the rows. */
  readonly share: Share | undefined;
  /** Number of rows that are the list's own. */
  readonly found: number;
  /** Whether fewer rows of other lists would give its share. */
  readonly isCrowdedOut: boolean;
}

/**
 * Splits merged rows into the lists; nothing if the owners of the rows are unknown.
 *
 * @param total Length of the merged list, if WordPress reports it.
 */
export function dealOut(
  { lists, parameter, field, size, tree }: MergedList,
  rows: readonly UntypedRow[],
  total: number | undefined,
  fields: RestFields,
): ReadonlyMap<WantedList, Dealt> {
  const owners = lists.map(({ query }) => query[parameter]);
  // If a plugin hides the field or ignores the parameter, the owner of a row is unknown.
  const isKnown = (row: UntypedRow) =>
    tree === 'all' ? typeof row[field] === 'number' : owners.some((id) => isOwnedBy(row[field], id));
  if (!rows.every(isKnown)) return new Map();
  const isWhole = total === undefined ? rows.length < size : rows.length === total;
  return new Map(
    lists.map((list) => {
      const own = rows.filter((row) => isOwnedBy(row[field], list.query[parameter]));
      const { length: found } = own;
      const shared = (share: Share | undefined, isCrowdedOut = false): [WantedList, Dealt] => [
        list,
        { share, found, isCrowdedOut },
      ];
      const taken = own.slice(0, sizeOf(list));
      const isLonger = found > taken.length;
      // All of them: whoever asked orders equal values.
      if (isWhole && tree) return shared({ rows: taken, fields, total: found, isLonger });
      if (list.query['orderby'] !== 'date') return shared(undefined);
      const { needsTotal, ignoresRest } = list.owner ?? {};
      const isFull = isLonger || (ignoresRest === true && found === sizeOf(list) && goesBeyond(rows, taken));
      const isEnough = needsTotal ? isWhole && total !== undefined : isWhole || isFull;
      if (!isEnough) return shared(undefined, !tree && rows.length >= size);
      // WordPress returns items of the same second in arbitrary order.
      if (taken.length > 0 && areTwins(own.slice(0, taken.length + 1))) return shared(undefined);
      return shared({ rows: taken, fields, total: isWhole ? found : undefined, isLonger });
    }),
  );
}

const isOwnedBy = (owners: unknown, id: unknown): boolean =>
  Array.isArray(owners) ? owners.includes(id) : owners === id;

/** Whether the merged rows go on beyond the second of a list's last row: no other row of its own is in that second. */
const goesBeyond = (rows: readonly UntypedRow[], own: readonly UntypedRow[]): boolean =>
  rows.at(-1)?.['date'] !== own.at(-1)?.['date'];

const areTwins = (rows: readonly UntypedRow[]): boolean =>
  new Set(rows.map(({ date }) => date)).size < rows.length;
