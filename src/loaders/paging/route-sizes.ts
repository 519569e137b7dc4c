import { PressgraphError } from '../../base/errors.ts';
import type { ExpiringMap } from '../../base/expiring-map.ts';
import { MAX_PER_PAGE, type RoutePaging } from '../../model/route-paging.ts';
import { pageLimitIn, type RealPageSize, realPageSize, SEARCH } from '../../wordpress/rest/page-size.ts';
import type { RestResponse } from '../../wordpress/rest/request.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { totalOf } from '../../wordpress/rest/rows.ts';

/** What is known about the routes of a site: what they declare, and what their answers showed. */
export class RouteSizes {
  readonly #declared: ReadonlyMap<string, RoutePaging>;
  readonly #seen: ExpiringMap<number>;

  /**
   * Whether WordPress itself leaves rows out that it has counted: for callers who may query what they may not read, such as
   * authors and the drafts of others.
   */
  readonly hidesRows: boolean;

  /** @param seen Page sizes that routes had, whatever was asked; outlives the operation. */
  constructor(declared: ReadonlyMap<string, RoutePaging>, seen: ExpiringMap<number>, hidesRows = false) {
    this.#declared = declared;
    this.#seen = seen;
    this.hidesRows = hidesRows;
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
      const limit = error instanceof PressgraphError ? pageLimitIn(error.wordpress?.invalid) : undefined;
      if (limit === undefined || limit >= maximum) throw error;
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
  note(
    route: string,
    query: RestQuery,
    response: Pick<RestResponse, 'headers' | 'body'>,
  ): RealPageSize | undefined {
    const { headers, body } = response;
    const rows = Array.isArray(body) ? body.length : 0;
    const real = realPageSize(route, query, { headers, total: totalOf(response), rows });
    if (real?.isSure) this.#seen.set(route, real.size);
    return real;
  }
}
