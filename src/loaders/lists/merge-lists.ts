import type { Resource } from '../../model/resources.ts';
import type { RestFields } from '../../wordpress/rest/fields.ts';
import { MAX_PER_PAGE } from '../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { requestName } from '../shared/request-name.ts';
import { areAtHand } from './list-hit-rate.ts';

/** Where a list hangs on an item, as posts do on their category. */
export interface ListOwner {
  /** The list's parameter that has the item's id: `categories`. */
  readonly parameter: string;
  /** The field by which each row tells the ids of its owners: of the same name unless told otherwise. */
  readonly field?: string;
  /** About how many items the list has, where its owner tells. */
  readonly count?: number | undefined;
}

/** A list of a resource's items: its own collection, or another route that serves the same items. */
export interface ListRequest<R extends Resource = Resource> {
  readonly resource: R;
  readonly route: string;
  readonly query: RestQuery;
  /** What it hangs on; `undefined` for a list that is not to be asked together with others like it. */
  readonly owner?: ListOwner | undefined;
}

export type WantedList = ListRequest & { readonly fields: RestFields };

/** Lists of several owners, asked as one list of what hangs on any of them. */
export interface MergedList {
  readonly lists: readonly WantedList[];
  readonly parameter: string;
  readonly field: string;
  /** How many rows are asked. */
  readonly size: number;
}

/** What came of one list among others. */
export interface Share {
  readonly rows: readonly UntypedRow[];
  /** The fields of its rows. */
  readonly fields: RestFields;
  /** How many items the whole list has, where all of them came. */
  readonly total: number | undefined;
  /** Whether more follow. */
  readonly isLonger: boolean;
}

/** Fewer are asked faster each for itself, side by side. */
const FEWEST_LISTS = 3;
/** WordPress takes as long for so many rows as for the start of two or three requests. */
const MOST_ROWS = 70;
/** So many times the rows are asked that would do if all lists were as dense: one that comes short is asked again. */
const SPARE = 2;

/**
 * Puts lists together that hang on different items and are the same otherwise: `categories { posts(first: 5) }` as two
 * requests instead of ten, each of which would cost WordPress its start anew. The newest items of any of some owners
 * hold the newest of each, as far as they reach; {@link dealOut} tells where that is far enough.
 *
 * Put together are lists that are long alike, so that none of them drowns in what hangs on the others.
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
    // Once more, with as many in each as make the same number of requests: side by side, the longest one counts.
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
 * Whether it is in the order of dates, whose rows show where two could stand the other way round; and whether more rows
 * than are wanted cost little.
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

/** How many rows it takes for each list to have its own among them, and one more: it tells whether the list goes on. */
function rowsFor(lists: readonly WantedList[]): number {
  const [first] = lists;
  const each = first === undefined ? 0 : sizeOf(first) + 1;
  const counts = lists.map(({ owner }) => owner?.count);
  if (!counts.every((count) => count !== undefined)) return SPARE * each * lists.length;
  // Of what is counted as empty, something may have been published since.
  const lengths = counts.map((count) => Math.max(1, count));
  const all = lengths.reduce((sum, length) => sum + length, 0);
  return Math.min(all + each, (SPARE * each * all) / Math.min(...lengths));
}

/**
 * What of merged rows are the rows of each list; without the lists of which it cannot be told.
 *
 * @param total How many there are of any owner, where WordPress says it.
 */
export function dealOut(
  { lists, parameter, field, size }: MergedList,
  rows: readonly UntypedRow[],
  total: number | undefined,
  fields: RestFields,
): ReadonlyMap<WantedList, Share> {
  const owners = lists.map(({ query }) => query[parameter]);
  // Where plugins hide the field, or ignore the parameter, nothing says whose a row is.
  if (rows.some((row) => !owners.some((id) => isOwnedBy(row[field], id)))) return new Map();
  const isWhole = total === undefined ? rows.length < size : rows.length === total;
  return new Map(
    lists.flatMap((list) => {
      const own = rows.filter((row) => isOwnedBy(row[field], list.query[parameter]));
      const taken = own.slice(0, sizeOf(list));
      const isLonger = own.length > taken.length;
      // Of what was published in the same second, WordPress may send either first, and not always the same.
      if (!(isWhole || isLonger) || areTwins(own.slice(0, taken.length + 1))) return [];
      return [[list, { rows: taken, fields, total: isWhole ? own.length : undefined, isLonger }]];
    }),
  );
}

const isOwnedBy = (owners: unknown, id: unknown): boolean =>
  Array.isArray(owners) ? owners.includes(id) : owners === id;

const areTwins = (rows: readonly UntypedRow[]): boolean =>
  new Set(rows.map(({ date }) => date)).size < rows.length;
