import type { RestQuery } from './client.ts';
import { type ListOrder, type PageRequest, type Place, walkedOrder } from './pagination.ts';

type DatePlace = Extract<Place, { readonly kind: 'date' }>;

const HOUR = 3_600_000;
/** How far clocks on the wall are ahead of UTC, at most and at least, wherever the site is. */
const AHEAD = { most: 14 * HOUR, least: -12 * HOUR };

/** The moment of a place: between these two, which are the same where its zone is known. */
function momentOf({ date, ahead }: DatePlace): readonly [earliest: number, latest: number] {
  const local = Date.parse(`${date}Z`);
  return ahead === undefined
    ? [local - AHEAD.most, local - AHEAD.least]
    : [local - ahead * 60_000, local - ahead * 60_000];
}

const boundOf = (value: unknown, none: number): number =>
  typeof value === 'string' ? Date.parse(value) : none;

/**
 * The page as it lies in a list that is bounded by moments of its own, for a cursor that came with another filter than
 * it was made with. WordPress takes one bound of each kind, and a place in a list becomes one. Where the list's is the
 * stricter, the list begins behind the place, and is walked from its own beginning; where it ends before the place, no
 * items of the place's second are in it.
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
