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
  /** Whether more follow. */
  readonly isLonger: boolean;
}

/**
 * Splits merged rows into the lists; omits lists whose rows cannot be determined.
 *
 * @param total Length of the merged list, if WordPress reports it.
 */
export function dealOut(
  { lists, parameter, field, size, tree }: MergedList,
  rows: readonly UntypedRow[],
  total: number | undefined,
  fields: RestFields,
): ReadonlyMap<WantedList, Share> {
  const owners = lists.map(({ query }) => query[parameter]);
  // If a plugin hides the field or ignores the parameter, the owner of a row is unknown.
  const isKnown = (row: UntypedRow) =>
    tree === 'all' ? typeof row[field] === 'number' : owners.some((id) => isOwnedBy(row[field], id));
  if (!rows.every(isKnown)) return new Map();
  const isWhole = total === undefined ? rows.length < size : rows.length === total;
  return new Map(
    lists.flatMap((list) => {
      const own = rows.filter((row) => isOwnedBy(row[field], list.query[parameter]));
      const taken = own.slice(0, sizeOf(list));
      const isLonger = own.length > taken.length;
      // All of them: whoever asked orders equal values.
      if (isWhole && tree) return [[list, { rows: taken, fields, total: own.length, isLonger }]];
      if (list.owner?.needsTotal || list.query['orderby'] !== 'date') return [];
      // WordPress returns items of the same second in arbitrary order.
      if (!(isWhole || isLonger) || areTwins(own.slice(0, taken.length + 1))) return [];
      return [[list, { rows: taken, fields, total: isWhole ? own.length : undefined, isLonger }]];
    }),
  );
}

const isOwnedBy = (owners: unknown, id: unknown): boolean =>
  Array.isArray(owners) ? owners.includes(id) : owners === id;

const areTwins = (rows: readonly UntypedRow[]): boolean =>
  new Set(rows.map(({ date }) => date)).size < rows.length;
