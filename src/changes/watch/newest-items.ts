import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestResponse } from '../../wordpress/rest/request.ts';
import { rowsOf, totalOf } from '../../wordpress/rest/rows.ts';

/** By what a collection's changes are told: contents and media by their last change, comments by their date alone. */
export interface Chronicle {
  readonly orderby: 'modified' | 'date' | 'date_gmt';
  readonly stamp: 'modified_gmt' | 'date_gmt';
  readonly fields: readonly string[];
}

export const BY_MODIFIED: Chronicle = {
  orderby: 'modified',
  stamp: 'modified_gmt',
  fields: ['id', 'date_gmt', 'modified_gmt'],
};
export const BY_DATE: Chronicle = {
  orderby: 'date_gmt',
  stamp: 'date_gmt',
  fields: ['id', 'date_gmt', 'post'],
};

/** An item as it stands in a list that is read for its changes. */
export interface SeenItem {
  readonly id: number;
  /** In UTC, without a zone: texts of this form sort as the moments do. */
  readonly stamp: string;
  readonly date: string;
  readonly postId: number | undefined;
}

export interface NewestItems {
  readonly items: readonly SeenItem[];
  /** Of the whole list; `undefined` where the site does not tell. */
  readonly total: number | undefined;
  /** What WordPress's own clock showed, in the form of the stamps. */
  readonly now: string;
}

/** Asks as the public, and ends with the gateway. */
export type Ask = (query: Parameters<WordPressClient['request']>[0]['query']) => Promise<RestResponse>;

export const LARGEST_PAGE = 100;

/**
 * The items changed last, and the total, in one request. Not `modified_after`: that narrows the total, too, which then
 * would take a second request, and it compares in the site's local time, of which an hour comes twice in autumn.
 */
export async function readNewest(
  ask: Ask,
  route: string,
  { orderby, stamp, fields }: Chronicle,
  { page = 1, size }: { readonly page?: number; readonly size: number },
): Promise<NewestItems> {
  const response = await ask({
    orderby,
    order: 'desc',
    per_page: size,
    ...(page > 1 && { page }),
    _fields: fields,
  });
  const items = rowsOf(response, route).map(
    (row): SeenItem => ({
      id: row.id,
      stamp: text(row[stamp]),
      date: text(row['date_gmt']),
      postId: typeof row['post'] === 'number' ? row['post'] : undefined,
    }),
  );
  const date = Date.parse(response.headers['date'] ?? '');
  return { items, total: totalOf(response), now: stampOf(Number.isNaN(date) ? Date.now() : date) };
}

/** Of up to 100 ids, those that the public sees. */
export async function readPresent(
  ask: Ask,
  route: string,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const response = await ask({ include: ids, per_page: LARGEST_PAGE, _fields: ['id'] });
  return new Set(rowsOf(response, route).map(({ id }) => id));
}

/** Milliseconds since the epoch as WordPress writes moments in UTC: `2026-11-23T12:00:00`. */
export const stampOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 19);

/** The stamp so many milliseconds before another; of an empty one, an empty one. */
export const before = (stamp: string, milliseconds: number): string => {
  const time = Date.parse(`${stamp}Z`);
  return Number.isNaN(time) ? '' : stampOf(time - milliseconds);
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
