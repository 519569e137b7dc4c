import type { Resource } from '../../model/resources.ts';
import type { RestFields } from '../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import type { NeededRelation } from '../entities/relations/embedding.ts';
import { inChunks } from '../paging/request-included.ts';
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
  /** Whether owners and items are of one tree, as comments and replies: most of its lists are short. */
  readonly isTree?: boolean;
  /** Whether the length of the list is needed: then all rows are. */
  readonly needsTotal?: boolean;
  /** Whether it does not matter what follows the items asked for: then fewer rows do. */
  readonly ignoresRest?: boolean;
}

/** A list of a resource's items: its own collection, or another route that serves the same items. */
export interface ListRequest<R extends Resource = Resource> {
  readonly resource: R;
  readonly route: string;
  readonly query: RestQuery;
  /** Its owner; `undefined` for a list that must not be merged. */
  readonly owner?: ListOwner | undefined;
  /** What is needed of the items that its rows refer to. */
  readonly relations?: readonly NeededRelation[] | undefined;
}

export type WantedList = ListRequest & { readonly fields: RestFields };

/** What is known before lists are merged. */
export interface ListKnowledge {
  /** The most rows that a route gives in a request. */
  maximumOf(route: string): number;
  /** The length of a list when it was last seen. */
  lastLengthOf?(list: WantedList): number | undefined;
  /** Whether a list is always crowded out. */
  isApart?(list: WantedList): boolean;
}

/** Lists of several owners, requested as one list of the items of any of them. */
export interface MergedList {
  readonly lists: readonly WantedList[];
  readonly parameter: string;
  readonly field: string;
  /** Number of rows to request. */
  readonly size: number;
  /** Most rows that are worth requesting at once. */
  readonly most: number;
  /** Set for lists of one tree. `lists`: as others; `all`: its route takes one owner alone, so that all items are requested. */
  readonly tree?: 'lists' | 'all';
}

/** Fewer lists load faster as concurrent requests. */
export const FEWEST_LISTS = 3;
/** This many rows take WordPress as long as the startup of two or three requests. Comments take it next to nothing. */
const mostRows = ({ kind }: Resource): number => (kind === 'comment' ? Number.POSITIVE_INFINITY : 70);
/** Over-fetch factor: request twice what an even spread would need, as some lists are longer than others. */
const SPARE = 2;
/** As many ids as fit into any address. */
const MOST_OWNERS = 100;
/** Some groups of a tree's lists are longer than others. */
const SPREAD = 1.5;

/**
 * Merges lists that differ only in their owner: `categories { posts(first: 5) }` takes two requests instead of
 * ten, each of which would start WordPress anew. The newest items of several owners contain the newest of each,
 * up to some length; {@link dealOut} decides for which lists that is enough.
 *
 * Only lists of similar length are merged, so that none is crowded out by the items of the others.
 */
export function mergeLists(
  wanted: readonly WantedList[],
  { maximumOf, lastLengthOf, isApart }: ListKnowledge,
): readonly MergedList[] {
  const alike = new Map<string, WantedList[]>();
  for (const list of wanted) {
    if (!canMerge(list) || isApart?.(list)) continue;
    const { owner } = list;
    const { parameter } = owner;
    const name = `${parameter} ${!owner.isTree && owner.needsTotal} ${owner.ignoresRest} ${requestName(list.route, { ...list.query, [parameter]: undefined })}`;
    const lists = alike.get(name) ?? [];
    lists.push(list);
    alike.set(name, lists);
  }
  return [...alike.values()].flatMap((lists) => {
    const [first] = lists;
    if (first === undefined) return [];
    const maximum = maximumOf(first.route);
    if (first.owner?.isTree) return mergeTree(lists, maximum);
    const longestFirst = lists
      .map((list) => sized(list, lastLengthOf?.(list)))
      .toSorted((one, other) => other.length - one.length);
    const most = Math.min(mostRows(first.resource), maximum);
    // What is too long for a group is better asked alone.
    const groups = groupsOf(longestFirst, lists.length, most).filter((group) => group.length >= FEWEST_LISTS);
    const grouped = groups.flat();
    // Balance the groups within the same number of requests: they run concurrently, so the largest one counts.
    return groupsOf(grouped, Math.ceil(grouped.length / groups.length), most).flatMap((group) => {
      if (group.length < FEWEST_LISTS) return [];
      // Comments cost next to nothing, and lengths are told only by all rows.
      const rows = first.resource.kind === 'comment' ? wholeOf(group) : Math.ceil(rowsFor(group));
      return merged(
        group.map(({ list }) => list),
        { size: first.owner?.needsTotal ? maximum : Math.min(rows, maximum), most },
      );
    });
  });
}

function merged(
  lists: readonly WantedList[],
  { size, most }: Pick<MergedList, 'size' | 'most'>,
  tree?: MergedList['tree'],
): readonly MergedList[] {
  const owner = lists[0]?.owner;
  if (owner === undefined) return [];
  const { parameter, field = parameter } = owner;
  return [{ lists, parameter, field, size, most, ...(tree && { tree }) }];
}

/** Most items of a tree are leaves: as many lists as a request takes, in any order, since only whole lists are taken. */
function mergeTree(lists: readonly WantedList[], maximum: number): readonly MergedList[] {
  if (lists.length < FEWEST_LISTS) return [];
  if (lists[0]?.resource.kind === 'term') return merged(lists, { size: maximum, most: maximum }, 'all');
  return inChunks(lists, MOST_OWNERS).flatMap((group) =>
    merged(
      group,
      { size: Math.min(Math.ceil(rowsFor(group.map((list) => sized(list)))), maximum), most: maximum },
      'lists',
    ),
  );
}

/** The lists that a merged request for a tree left open, in smaller groups; none if they are better requested on their own. */
export function splitTree(
  { tree, size: asked }: MergedList,
  open: readonly WantedList[],
  total: number,
  maximum: number,
): readonly MergedList[] {
  if (tree !== 'lists' || asked < maximum) return [];
  const groups = Math.ceil((SPREAD * total) / maximum);
  const each = Math.ceil(open.length / groups);
  if (each < 2) return [];
  return inChunks(open, each).flatMap((group) => merged(group, { size: maximum, most: maximum }, 'lists'));
}

/**
 * Whether it is ordered by date, so that ambiguous order shows in the rows (equal dates); and whether extra
 * rows are cheap.
 */
function canMerge(list: WantedList): list is WantedList & { readonly owner: ListOwner } {
  const { owner, resource, query, fields } = list;
  if (owner === undefined || typeof query[owner.parameter] !== 'number') return false;
  if (['offset', 'page', '_embed'].some((name) => query[name] !== undefined)) return false;
  if (owner.isTree) return true;
  if (query['orderby'] !== 'date') return false;
  const { kind } = resource;
  return kind === 'comment' || kind === 'media' || (kind === 'content' && areAtHand(fields));
}

export const sizeOf = ({ query }: WantedList): number => Number(query['per_page']);
/** The rows of a list that a merged request takes, with one that shows whether the list goes on. */
const shareOf = (list: WantedList): number => sizeOf(list) + 1;

interface SizedList {
  readonly list: WantedList;
  readonly length: number;
}

/** Items may have been published since an owner was counted as empty. */
const sized = (list: WantedList, lastLength?: number): SizedList => ({
  list,
  length: Math.max(1, lastLength ?? list.owner?.count ?? SPARE * shareOf(list)),
});

function groupsOf(
  lists: readonly SizedList[],
  most: number,
  rows: number,
): readonly (readonly SizedList[])[] {
  const groups: SizedList[][] = [];
  for (const list of lists) {
    const group = groups.at(-1);
    if (group && group.length < Math.min(most, MOST_OWNERS) && rowsFor([...group, list]) <= rows)
      group.push(list);
    else groups.push([list]);
  }
  return groups;
}

/** Number of rows that hold the share of each list: of all, if their lengths are needed. */
function rowsFor(lists: readonly SizedList[]): number {
  const [first] = lists;
  if (first === undefined) return 0;
  const shortest = Math.min(...lists.map(({ length }) => length));
  const { owner } = first.list;
  const whole = wholeOf(lists);
  return owner?.needsTotal
    ? whole
    : Math.min(whole, (SPARE * shareOf(first.list) * lengthOf(lists)) / shortest);
}

const lengthOf = (lists: readonly SizedList[]): number => lists.reduce((sum, { length }) => sum + length, 0);

/** Number of rows that hold all of each list, and show it. */
const wholeOf = (lists: readonly SizedList[]): number =>
  lengthOf(lists) + (lists[0] ? shareOf(lists[0].list) : 0);
