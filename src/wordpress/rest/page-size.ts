import type { RestQuery } from './rest-query.ts';

/** A list's answer, as far as it shows the size of its page. */
export interface SizedAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly total: number | undefined;
  /** Number of rows that came. */
  readonly rows: number;
}

/** The limit in WordPress's refusal of `per_page`: “per_page must be between 1 (inclusive) and 20 (inclusive)”. */
const LIMIT = /\b1\b\D+\b(\d{1,3})\b/;

/** The most items that a route allows, by its refusal of a larger page; `undefined` if it was refused for something else. */
export function pageLimitIn(invalid: Readonly<Record<string, string>> | undefined): number | undefined {
  const limit = Number(LIMIT.exec(invalid?.['per_page'] ?? '')?.[1]);
  return limit > 0 ? limit : undefined;
}

/** The size that a page really had, if that is smaller than was asked: a theme or a plugin lowered it without a word. */
export function realPageSize(route: string, query: RestQuery, answer: SizedAnswer): number | undefined {
  const asked = Number(query['per_page']);
  const { total, headers } = answer;
  if (total === undefined || !(asked > 0)) return undefined;
  // WordPress sends both headers: a total alone is somebody else's.
  if (headers['x-wp-totalpages'] === undefined) return undefined;
  const size = sizeByPages(asked, total, answer) ?? sizeByRows(route, query, total, answer.rows);
  return size !== undefined && size < asked ? size : undefined;
}

/** WordPress computes `X-WP-TotalPages` from the size that the query really had. */
function sizeByPages(asked: number, total: number, { rows, headers }: SizedAnswer): number | undefined {
  const header = headers['x-wp-totalpages'];
  const pages = header !== undefined && /^\d{1,9}$/.test(header) ? Number(header) : 0;
  if (pages <= Math.ceil(total / asked)) return undefined;
  // Rows may be dropped from a page after the query: then its size follows from the number of pages alone.
  return rows > 0 && Math.ceil(total / rows) === pages ? rows : Math.ceil(total / pages);
}

/** Where the pages are computed from what was asked (search), only the rows show it. Comments are dropped after the query. */
function sizeByRows(route: string, query: RestQuery, total: number, rows: number): number | undefined {
  if (rows === 0 || route.endsWith('/comments')) return undefined;
  const asked = Number(query['per_page']);
  const start = Number(query['offset'] ?? (Number(query['page'] ?? 1) - 1) * asked);
  return rows < Math.min(asked, total - start) ? rows : undefined;
}
