import type { RestQuery } from '../../wordpress/rest/rest-query.ts';

/** One answer of a list route. */
export interface PageAnswer<Row> {
  readonly rows: readonly Row[];
  /** Length of the whole list; `undefined` if WordPress does not report it. */
  readonly total: number | undefined;
  /** Whether more items follow, if that is known without the total. */
  readonly isLonger?: boolean;
  /** The size that the page really had, if that is smaller than was asked. */
  readonly realSize?: number | undefined;
  /** Whether rows may have been dropped instead. */
  readonly isUnsure?: boolean;
  /** Whether the total is WordPress's own, which also says the number of pages. */
  readonly isCounted?: boolean;
}

/** Requests one page, by the parameters `per_page` and `offset` or `page`. */
export type AskPage<Row> = (query: RestQuery) => Promise<PageAnswer<Row>>;

/** A run of neighbouring items of a list. */
export interface Range<Row> {
  /** Per request, in order. Neighbours of two requests may repeat or miss items of equal values. */
  readonly parts: readonly (readonly Row[])[];
  readonly total: number | undefined;
  /** Whether items follow it. */
  readonly isLonger: boolean;
}

export interface RangeRequest<Row> {
  readonly route: string;
  readonly offset: number;
  readonly size: number;
  readonly ask: AskPage<Row>;
  /** Whether WordPress may drop all items of a page after its query. */
  readonly hidesRows?: boolean;
  /** Adds to the requests after the first one, by what that had: a bound, so that new items shift nothing. */
  readonly pin?: (first: readonly Row[]) => RestQuery;
}
