import { PressgraphError } from '../../base/errors.ts';
import type { PageAnswer, RangeRequest } from './range.ts';

interface Paged {
  readonly per_page: number;
  readonly offset?: number;
  readonly page?: number;
}

/**
 * Refuses to take a list for whole that has more items, but sends none of them. A plugin may drop the few rows of a small page
 * after the query, so the largest page is asked, too. Of comments, WordPress itself drops those of protected posts.
 *
 * @throws PressgraphError UPSTREAM_ERROR
 */
export async function assertReadsOn<Row>(
  { route, hidesRows = false, ask }: RangeRequest<Row>,
  { rows, total, isCounted }: PageAnswer<Row>,
  { offset, page = 1, per_page: size }: Paged,
  maximum: number,
): Promise<void> {
  const start = offset ?? (page - 1) * size;
  if (rows.length > 0 || hidesRows || !isCounted || total === undefined || total <= start) return;
  if (size < Math.min(maximum, total - start)) {
    const around = offset === undefined ? { page: Math.floor(start / maximum) + 1 } : { offset };
    const larger = await ask({ ...around, per_page: maximum });
    if (larger.rows.length > 0) return;
  }
  throw new PressgraphError(
    'UPSTREAM_ERROR',
    `${route}: the list has ${total} items, but WordPress sends none from item ${start + 1} on. A plugin or the theme cuts it short.`,
    { route },
  );
}

/**
 * A page whose size is not sure, once that is known: if a page of so many items comes short, too, rows are dropped from it, and
 * it had the size that was asked.
 *
 * @param ask Requests a page of that size.
 */
export async function confirmed<Row>(
  answer: PageAnswer<Row>,
  ask: (size: number) => Promise<PageAnswer<Row>>,
): Promise<PageAnswer<Row>> {
  const { isUnsure, realSize = 0 } = answer;
  if (!isUnsure || (await ask(realSize)).rows.length >= realSize) return answer;
  const { realSize: _, ...whole } = answer;
  return whole;
}
