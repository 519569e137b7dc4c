import type { Resource } from '../../model/resources.ts';
import { MAX_PER_PAGE } from '../../model/route-paging.ts';
import type { RestFields } from '../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { requestName } from '../shared/request-name.ts';
import { areAtHand } from './list-hit-rate.ts';

/** The item that owns a list, as a category owns its posts. */
export interface ListOwner {
  /** The list's parameter for the owner's id: `categories`. */
  readonly parameter: string;
  /** The field with the ids of a row's owners. Default: the name of the parameter. */
  readonly field?: string;
  /** Approximate length of the list, if its owner has a count. */
  readonly count?: number | undefined;
}

/** A list of a resource's items: its own collection, or another route that serves the same items. */
export interface ListRequest<R extends Resource = Resource> {
  readonly resource: R;
  readonly route: string;
  readonly query: RestQuery;
  /** Its owner; `undefined` for a list that must not be merged. */
  readonly owner?: ListOwner | undefined;
}

export type WantedList = ListRequest & { readonly fields: RestFields };

/** Lists of several owners, requested as one list of the items of any of them. */
export interface MergedList {
  readonly lists: readonly WantedList[];
  readonly parameter: string;
  readonly field: string;
  /** Number of rows to request. */
  readonly size: number;
}

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

/** Fewer lists load faster as concurrent requests. */
const FEWEST_LISTS = 3;
/** This many rows take WordPress as long as the startup of two or three requests. */
const MOST_ROWS = 70;
/**
 * Over-fetch factor: request twice what an even spread would need; a list that still comes up short is
 * requested on its own.
 */
const SPARE = 2;

/**
 * Merges lists that differ only in their owner: `categories { posts(first: 5) }` takes two requests instead of
 * ten, each of which would start WordPress anew. The newest items of several owners contain the newest of each,
 * up to some length; {@link dealOut} decides for which lists that is enough.
 *
 * Only lists of similar length are merged, so that none is crowded out by the items of the others.
 */
export function mergeLists(wanted: readonly WantedList[]): readonly MergedList[] {
  const alike = new Map<string, WantedList[]>();
  for (const list of wanted) {
    if (!canMerge(list)) continue;
    const { parameter } = list.owner;
    const name = `${parameter} ${requestName(list.route, { ...list.query, [parameter]: undefined })}`;
    const lists = alike.get(name) ?? [];
    lists.push(list);
    alike.set(name, lists);
  }
  return [...alike.values()].flatMap((lists) => {
    const longestFirst = lists.toSorted((one, other) => countOf(other) - countOf(one));
    // Balance the groups within the same number of requests: they run concurrently, so the largest one counts.
    const { length } = groupsOf(longestFirst, lists.length);
    return groupsOf(longestFirst, Math.ceil(lists.length / length)).flatMap((group) => {
      const owner = group[0]?.owner;
      if (owner === undefined || group.length < FEWEST_LISTS) return [];
      const { parameter, field = parameter } = owner;
      return [{ lists: group, parameter, field, size: Math.min(Math.ceil(rowsFor(group)), MAX_PER_PAGE) }];
    });
  });
}

/**
 * Whether it is ordered by date, so that ambiguous order shows in the rows (equal dates); and whether extra
 * rows are cheap.
 */
function canMerge(list: WantedList): list is WantedList & { readonly owner: ListOwner } {
  const { owner, resource, query, fields } = list;
  if (owner === undefined || typeof query[owner.parameter] !== 'number') return false;
  if (query['orderby'] !== 'date' || query['offset'] !== undefined || query['_embed'] !== undefined)
    return false;
  const { kind } = resource;
  return kind === 'comment' || kind === 'media' || (kind === 'content' && areAtHand(fields));
}

const countOf = ({ owner }: WantedList): number => owner?.count ?? 0;
const sizeOf = ({ query }: WantedList): number => Number(query['per_page']);

function groupsOf(lists: readonly WantedList[], most: number): readonly (readonly WantedList[])[] {
  const groups: WantedList[][] = [];
  for (const list of lists) {
    const group = groups.at(-1);
    if (group && group.length < Math.min(most, MAX_PER_PAGE) && rowsFor([...group, list]) <= MOST_ROWS)
      group.push(list);
    else groups.push([list]);
  }
  return groups;
}

/** Number of rows needed for each list to get its own, plus one that shows whether the list goes on. */
function rowsFor(lists: readonly WantedList[]): number {
  const [first] = lists;
  const each = first === undefined ? 0 : sizeOf(first) + 1;
  const counts = lists.map(({ owner }) => owner?.count);
  if (!counts.every((count) => count !== undefined)) return SPARE * each * lists.length;
  // Items may have been published since an owner was counted as empty.
  const lengths = counts.map((count) => Math.max(1, count));
  const all = lengths.reduce((sum, length) => sum + length, 0);
  return Math.min(all + each, (SPARE * each * all) / Math.min(...lengths));
}

/**
 * Splits merged rows into the lists; omits lists whose rows cannot be determined.
 *
 * @param total Length of the merged list, if WordPress reports it.
 */
export function dealOut(
  { lists, parameter, field, size }: MergedList,
  rows: readonly UntypedRow[],
  total: number | undefined,
  fields: RestFields,
): ReadonlyMap<WantedList, Share> {
  const owners = lists.map(({ query }) => query[parameter]);
  // If a plugin hides the field or ignores the parameter, the owner of a row is unknown.
  if (rows.some((row) => !owners.some((id) => isOwnedBy(row[field], id)))) return new Map();
  const isWhole = total === undefined ? rows.length < size : rows.length === total;
  return new Map(
    lists.flatMap((list) => {
      const own = rows.filter((row) => isOwnedBy(row[field], list.query[parameter]));
      const taken = own.slice(0, sizeOf(list));
      const isLonger = own.length > taken.length;
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
