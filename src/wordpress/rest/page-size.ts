import type { RestQuery } from './rest-query.ts';

/** WordPress's search knows pages alone. */
export const SEARCH = '/wp/v2/search';

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

export interface RealPageSize {
  readonly size: number;
  /** Whether it is that for sure. If not, rows may have been dropped from a page of the size that was asked. */
  readonly isSure: boolean;
}

/** The size that a page really had, if that is smaller than was asked: a theme or a plugin lowered it without a word. */
export function realPageSize(route: string, query: RestQuery, answer: SizedAnswer): RealPageSize | undefined {
  const asked = Number(query['per_page']);
  const { total, headers } = answer;
  if (total === undefined || !(asked > 0)) return undefined;
  // WordPress sends both headers: a total alone is somebody else's.
  const header = headers['x-wp-totalpages'];
  if (header === undefined) return undefined;
  const pages = /^\d{1,9}$/.test(header) ? Number(header) : 0;
  const found = sizeByPages(asked, pages, total, answer) ?? sizeByRows(route, query, pages, total, answer);
  return found !== undefined && found.size < asked ? found : undefined;
}

/** WordPress computes `X-WP-TotalPages` from the size that the query really had. */
function sizeByPages(
  asked: number,
  pages: number,
  total: number,
  { rows }: SizedAnswer,
): RealPageSize | undefined {
  if (pages <= Math.ceil(total / asked)) return undefined;
  // Rows may be dropped from a page after the query: then its size follows from the number of pages alone.
  const size = rows > 0 && Math.ceil(total / rows) === pages ? rows : Math.ceil(total / pages);
  return { size, isSure: true };
}

/**
 * Where the number of pages does not show it, the rows may. Search computes its pages from what was asked. Elsewhere, a number
 * of pages that would differ for such a size says that rows were dropped after the query, as those of comments often are.
 */
function sizeByRows(
  route: string,
  query: RestQuery,
  pages: number,
  total: number,
  { rows }: SizedAnswer,
): RealPageSize | undefined {
  if (rows === 0 || route.endsWith('/comments')) return undefined;
  const asked = Number(query['per_page']);
  const start = Number(query['offset'] ?? (Number(query['page'] ?? 1) - 1) * asked);
  if (rows >= Math.min(asked, total - start)) return undefined;
  if (route === SEARCH) return { size: rows, isSure: true };
  return Math.ceil(total / rows) === pages ? { size: rows, isSure: false } : undefined;
}
