import type { FollowedItems, RestRequest } from '../rest/request.ts';
import { asNestedObject, parametersOf } from '../rest/rest-query.ts';
import { MOST_READS } from './companion-answer.ts';

/** A request, with those that are read along with it. */
export interface Family {
  readonly request: RestRequest;
  readonly follows: readonly FollowedItems[];
}

/** How many reads it takes. */
export const sizeOf = ({ follows }: Family): number => 1 + follows.length;

/** Rows of a list that WordPress takes longer to read than to start. */
const LONG = 20;

const isLongList = ({ request: { query, isBatch } }: Family): boolean =>
  !isBatch && Number(query?.['per_page']) >= LONG;

/**
 * Whether the companion saves anything: a wait, or the reading of terms that nothing uses. What is read by itself is read by
 * GET, which a cache in front of WordPress may answer.
 *
 * @param reads How many the group takes.
 */
export const isWorthIt = (group: readonly Family[], reads: number): boolean =>
  reads > 1 || group.some(isLongList);

/** Families in groups of as many reads as one request takes, in order. */
export function inGroups<F extends Family>(families: readonly F[]): readonly (readonly F[])[] {
  const groups: F[][] = [];
  let room = 0;
  for (const family of families) {
    if (sizeOf(family) > room) {
      groups.push([]);
      room = MOST_READS;
    }
    groups.at(-1)?.push(family);
    room -= sizeOf(family);
  }
  return groups;
}

const readOf = ({ route, query = {} }: Pick<RestRequest, 'route' | 'query'>) => ({
  route,
  query: asNestedObject(parametersOf(query, route)),
});

/** As the companion takes them: what is followed comes after what it follows from. */
export function readsOf(group: readonly Family[]): readonly object[] {
  const reads: object[] = [];
  for (const { request, follows } of group) {
    const read = reads.push(readOf(request)) - 1;
    for (const { field, ...items } of follows) reads.push({ ...readOf(items), from: { read, field } });
  }
  return reads;
}
