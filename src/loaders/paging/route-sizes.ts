import { PressgraphError } from '../../base/errors.ts';
import type { ExpiringMap } from '../../base/expiring-map.ts';
import { MAX_PER_PAGE, type RoutePaging } from '../../model/route-paging.ts';
import type { RestResponse } from '../../wordpress/rest/request.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { totalOf } from '../../wordpress/rest/rows.ts';

/** WordPress's search knows pages alone. */
const SEARCH = '/wp/v2/search';

/** What is known about the routes of a site: what they declare, and what their answers showed. */
export class RouteSizes {
  readonly #declared: ReadonlyMap<string, RoutePaging>;
  readonly #seen: ExpiringMap<number>;

  /** @param seen Page sizes that routes had, whatever was asked; outlives the operation. */
  constructor(declared: ReadonlyMap<string, RoutePaging>, seen: ExpiringMap<number>) {
    this.#declared = declared;
    this.#seen = seen;
  }

  /** The most items to ask of a route per request. */
  maximumOf(route: string): number {
    return Math.min(this.#declared.get(route)?.maximum ?? MAX_PER_PAGE, this.#seen.get(route) ?? Infinity);
  }

  hasOffset(route: string): boolean {
    return this.#declared.get(route)?.hasOffset ?? route !== SEARCH;
  }

  /**
   * Does work with the size of a route, and once more if the route refuses that size and says which one it allows.
   *
   * @param work Given the most items to ask of the route per request.
   */
  async within<T>(route: string, work: (maximum: number) => Promise<T>): Promise<T> {
    const maximum = this.maximumOf(route);
    try {
      return await work(maximum);
    } catch (error) {
      const complaint = error instanceof PressgraphError ? error.wordpress?.invalid?.['per_page'] : undefined;
      const limit = Number(LIMIT.exec(complaint ?? '')?.[1]);
      if (!(limit > 0 && limit < maximum)) throw error;
      this.#seen.set(route, limit);
      return await work(limit);
    }
  }

  /**
   * Notes how many items a page really has, if that is fewer than were asked: a theme's `pre_get_posts`, or a filter of a
   * plugin, lowered the size without a word.
   *
   * @param query The parameters that were sent.
   * @returns The real size, or `undefined` if the page has the size that was asked.
   */
  note(route: string, query: RestQuery, response: RestResponse): number | undefined {
    const size = realPageSize(route, query, response);
    if (size !== undefined) this.#seen.set(route, size);
    return size;
  }
}

/** The limit in WordPress's refusal of `per_page`: “per_page must be between 1 (inclusive) and 20 (inclusive)”. */
const LIMIT = /\b1\b\D+\b(\d{1,3})\b/;

function realPageSize(route: string, query: RestQuery, response: RestResponse): number | undefined {
  const asked = Number(query['per_page']);
  const total = totalOf(response);
  if (total === undefined || !(asked > 0)) return undefined;
  const rows = Array.isArray(response.body) ? response.body.length : 0;
  // WordPress sends both headers: a total alone is somebody else's.
  if (response.headers['x-wp-totalpages'] === undefined) return undefined;
  const size = sizeByPages(asked, total, rows, response) ?? sizeByRows(route, query, total, rows);
  return size !== undefined && size < asked ? size : undefined;
}

/** WordPress computes `X-WP-TotalPages` from the size that the query really had. */
function sizeByPages(
  asked: number,
  total: number,
  rows: number,
  { headers }: RestResponse,
): number | undefined {
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
