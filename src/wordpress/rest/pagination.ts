import type { RestQuery } from './rest-query.ts';

export interface ListOrder {
  /** The route's `orderby` value. */
  readonly orderby: string;
  readonly order: 'asc' | 'desc';
  /** How items of equal values are ordered, by id. Default: as the others. */
  readonly ties?: 'asc' | 'desc';
}

/** How a list orders items of equal values. */
export const tiesOf = ({ order, ties = order }: ListOrder): 'asc' | 'desc' => ties;

/**
 * Whether the places of a list are dates. Where older items come first, but those of one second by descending id, no date
 * says how far the walk is: its places are indexes.
 */
export const isByDate = (order: ListOrder): boolean =>
  order.orderby === 'date' && tiesOf(order) === order.order;

/** The direction in a date-ordered list: WordPress's `desc` leads to older items. */
export type Walk = 'older' | 'newer';

/** A place in a list, as a cursor encodes it. */
export type Place = DatePlace | IndexPlace;

export interface DatePlace {
  readonly kind: 'date';
  readonly id: number;
  /** The item's `date`: site-local, without a zone, to the second, as WordPress sorts it. */
  readonly date: string;
  /** 1-based rank among the items of exactly that date, by id in the direction of `toward`. */
  readonly rank: number;
  readonly toward: Walk;
  /** Minutes that the site's clock was ahead of UTC then, if known. */
  readonly ahead?: number;
}

export interface IndexPlace {
  readonly kind: 'offset';
  readonly index: number;
  /** The item there: it shows whether the list has shifted since. */
  readonly id?: number;
  /** 1-based rank among the items of the same value, by id, if the order is not of unique values. */
  readonly rank?: number;
}

export interface PageRequest {
  readonly size: number;
  /** `backward`: the last items before the place, or of the whole list. */
  readonly direction: 'forward' | 'backward';
  readonly from?: Place | undefined;
}

export const walkOf = (order: 'asc' | 'desc'): Walk => (order === 'desc' ? 'older' : 'newer');
export const orderOf = (walk: Walk): 'asc' | 'desc' => (walk === 'older' ? 'desc' : 'asc');

/** The order in which a page is read: a backward page is a forward page of the reversed list. */
export const walkedOrder = (order: ListOrder, page: PageRequest): 'asc' | 'desc' =>
  page.direction === 'forward' ? order.order : order.order === 'asc' ? 'desc' : 'asc';

/** The same site-local date, some seconds later. */
function shiftSeconds(date: string, seconds: number): string {
  return new Date(Date.parse(`${date}Z`) + seconds * 1000).toISOString().slice(0, 19);
}

/** From a date on, itself included. WordPress compares strictly, so the bound is one second beyond it. */
export const boundAt = (walk: Walk, date: string): RestQuery =>
  walk === 'older' ? { before: shiftSeconds(date, 1) } : { after: shiftSeconds(date, -1) };

/** Beyond a date. */
export const boundBeyond = (walk: Walk, date: string): RestQuery =>
  walk === 'older' ? { before: date } : { after: date };

/** Exactly at a date. */
export const boundTo = (date: string): RestQuery => ({
  ...boundAt('older', date),
  ...boundAt('newer', date),
});
