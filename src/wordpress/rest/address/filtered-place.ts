import { type ListOrder, type PageRequest, type Place, walkedOrder } from '../pagination.ts';
import type { RestQuery } from '../rest-query.ts';

type DatePlace = Extract<Place, { readonly kind: 'date' }>;

const HOUR = 3_600_000;
/** The range of time zones: how far local time is ahead of UTC. */
const AHEAD = { most: 14 * HOUR, least: -12 * HOUR };

/** The moment of a place: between these two, which are equal if its time zone is known. */
function momentOf({ date, ahead }: DatePlace): readonly [earliest: number, latest: number] {
  const local = Date.parse(`${date}Z`);
  return ahead === undefined
    ? [local - AHEAD.most, local - AHEAD.least]
    : [local - ahead * 60_000, local - ahead * 60_000];
}

const boundOf = (value: unknown, none: number): number =>
  typeof value === 'string' ? Date.parse(value) : none;

/**
 * Adapts a page to a list that has date bounds of its own, for a cursor that is used with another filter than it was made
 * with. WordPress takes one bound of each kind, and a place in a list becomes one. If the list starts after the place,
 * it is read from its own start; if it ends before the place, it has no items of the place's second.
 */
export function withinFilter(order: ListOrder, page: PageRequest, filter: RestQuery): PageRequest {
  const { from } = page;
  if (from?.kind !== 'date') return page;
  const [earliest, latest] = momentOf(from);
  const isTooLate = earliest >= boundOf(filter['before'], Number.POSITIVE_INFINITY);
  const isTooEarly = latest <= boundOf(filter['after'], Number.NEGATIVE_INFINITY);
  const isBehind = walkedOrder(order, page) === 'desc' ? isTooLate : isTooEarly;
  if (isBehind) return { ...page, from: undefined };
  return isTooLate || isTooEarly ? { ...page, from: { ...from, rank: 1 } } : page;
}
