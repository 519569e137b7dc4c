import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestResponse } from '../../wordpress/rest/request.ts';
import { rowsOf, totalOf } from '../../wordpress/rest/rows.ts';

/** How a collection is polled: contents and media by their last modification, comments by their date only. */
export interface PollQuery {
  readonly orderby: 'modified' | 'date' | 'date_gmt';
  /** The field that shows when an item changed. */
  readonly timestamp: 'modified_gmt' | 'date_gmt';
  readonly fields: readonly string[];
}

export const BY_MODIFIED: PollQuery = {
  orderby: 'modified',
  timestamp: 'modified_gmt',
  fields: ['id', 'date_gmt', 'modified_gmt'],
};
export const BY_DATE: PollQuery = {
  orderby: 'date_gmt',
  timestamp: 'date_gmt',
  fields: ['id', 'date_gmt', 'post'],
};

/** An item in a polled list. */
export interface PolledItem {
  readonly id: number;
  /** In UTC, without a time zone: timestamps of this form sort chronologically. */
  readonly timestamp: string;
  readonly date: string;
  readonly postId: number | undefined;
}

export interface Poll {
  readonly items: readonly PolledItem[];
  /** Of the whole list; `undefined` if the site does not report it. */
  readonly total: number | undefined;
  /** The time by WordPress's own clock, as a timestamp. */
  readonly now: string;
}

/** Requests a list as the public; aborted when the gateway is disposed of. */
export type RequestList = (
  query: Parameters<WordPressClient['request']>[0]['query'],
) => Promise<RestResponse>;

export const LARGEST_PAGE = 100;

/**
 * Fetches the most recently changed items and the total, in one request.
 *
 * It does not use `modified_after`, which also narrows the total, so that a second request would be needed. Besides,
 * WordPress compares it in the site's local time, where an hour occurs twice in autumn.
 */
export async function fetchNewest(
  requestList: RequestList,
  route: string,
  { orderby, timestamp, fields }: PollQuery,
  { page = 1, size }: { readonly page?: number; readonly size: number },
): Promise<Poll> {
  const response = await requestList({
    orderby,
    order: 'desc',
    per_page: size,
    ...(page > 1 && { page }),
    _fields: fields,
  });
  const items = itemsOf(response, route, timestamp);
  const date = Date.parse(response.headers['date'] ?? '');
  return { items, total: totalOf(response), now: toTimestamp(Number.isNaN(date) ? Date.now() : date) };
}

/** Most pages of items that changed in one second. */
const MAX_PAGES = 50;

/** All items that changed in one second, by id. */
export async function fetchSecond(
  requestList: RequestList,
  route: string,
  { timestamp, fields }: PollQuery,
  second: string,
): Promise<readonly PolledItem[]> {
  const moment = Date.parse(`${second}Z`);
  const query = {
    modified_after: `${toTimestamp(moment - 1_000)}Z`,
    modified_before: `${toTimestamp(moment + 1_000)}Z`,
    orderby: 'id',
    per_page: LARGEST_PAGE,
    _fields: fields,
  };
  const items: PolledItem[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const response = await requestList({ ...query, ...(page > 1 && { page }) });
    const found = itemsOf(response, route, timestamp);
    items.push(...found);
    if (found.length < LARGEST_PAGE || items.length === totalOf(response)) break;
  }
  return items;
}

const itemsOf = (
  response: RestResponse,
  route: string,
  timestamp: PollQuery['timestamp'],
): readonly PolledItem[] =>
  rowsOf(response, route).map((row) => ({
    id: row.id,
    timestamp: text(row[timestamp]),
    date: text(row['date_gmt']),
    postId: typeof row['post'] === 'number' ? row['post'] : undefined,
  }));

/** The ids, of up to 100, that the public can see. */
export async function fetchVisibleIds(
  requestList: RequestList,
  route: string,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const response = await requestList({ include: ids, per_page: LARGEST_PAGE, _fields: ['id'] });
  return new Set(rowsOf(response, route).map(({ id }) => id));
}

/** Milliseconds since the epoch as WordPress writes a time in UTC: `2026-11-23T12:00:00`. */
export const toTimestamp = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().slice(0, 19);

/** The timestamp that many milliseconds earlier; empty if it is empty. */
export const before = (timestamp: string, milliseconds: number): string => {
  const time = Date.parse(`${timestamp}Z`);
  return Number.isNaN(time) ? '' : toTimestamp(time - milliseconds);
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
