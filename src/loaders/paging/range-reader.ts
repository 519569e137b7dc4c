import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { coveringPages } from './covering-pages.ts';
import { assertReadsOn, confirmed } from './page-checks.ts';
import type { PageAnswer, Range, RangeRequest } from './range.ts';
import type { RouteSizes } from './route-sizes.ts';

/**
 * Reads a range of a list: by offset, or cut out of pages where the route knows no `offset`; in requests of the size that
 * the route allows, and again in smaller ones where its pages turn out to be smaller. The first answer has the total; the
 * others are then requested concurrently, none past the end.
 */
export async function readRange<Row>(sizes: RouteSizes, request: RangeRequest<Row>): Promise<Range<Row>> {
  const { route, size } = request;
  if (size <= 0) return { parts: [], total: undefined, isLonger: false };
  const read = sizes.hasOffset(route) ? readByOffset : readByPage;
  const asked = { ...request, hidesRows: request.hidesRows || sizes.hidesRows };
  return await sizes.within(route, (maximum) => read(asked, maximum));
}

async function readByOffset<Row>(request: RangeRequest<Row>, maximum: number): Promise<Range<Row>> {
  const { offset, size, ask, pin } = request;
  const one = async (start: number, count: number, further: RestQuery = {}) => {
    const paged = { ...further, ...(start > 0 && { offset: start }) };
    const answer = await ask({ ...paged, per_page: count });
    await assertReadsOn(request, answer, { offset: start, per_page: count }, maximum);
    return await confirmed(answer, (smaller) => ask({ ...paged, per_page: smaller }));
  };
  /** Reads on where a page turns out to be smaller. */
  const at = async (start: number, count: number, further: RestQuery = {}): Promise<PageAnswer<Row>[]> => {
    const answer = await one(start, count, further);
    const { rows, realSize, total } = answer;
    const wanted = Math.min(count, (total ?? Number.POSITIVE_INFINITY) - start);
    if (realSize === undefined || realSize >= wanted || rows.length === 0) return [answer];
    return [answer, ...(await at(start + realSize, count - realSize, further))];
  };
  const firstCount = Math.min(size, maximum);
  const first = await one(offset, firstCount);
  const step = first.realSize ?? firstCount;
  const firstRows = first.rows.slice(0, firstCount);
  // Without a total, request every page: past the end, the site returns an empty list.
  const isShort = first.total === undefined && firstRows.length < firstCount;
  const total = isShort ? offset + firstRows.length : first.total;
  const end = Math.min(offset + size, total ?? Number.POSITIVE_INFINITY);
  const starts: number[] = [];
  for (let start = offset + step; start < end; start += Math.min(step, maximum)) starts.push(start);
  const pinned = pin?.(firstRows) ?? {};
  const rest = await Promise.all(
    starts.map(async (start) => {
      const count = Math.min(step, maximum, end - start);
      return (await at(start, count, pinned)).map(({ rows }) => rows.slice(0, count));
    }),
  );
  const parts = [firstRows, ...rest.flat()];
  const count = parts.reduce((sum, rows) => sum + rows.length, 0);
  const isLonger = first.total === undefined ? count === size : first.total > offset + size;
  return { parts, total: first.total, isLonger: first.isLonger ?? isLonger };
}

async function readByPage<Row>(request: RangeRequest<Row>, maximum: number): Promise<Range<Row>> {
  const { offset, size, ask } = request;
  const { perPage, pages } = coveringPages(offset, size, maximum);
  const [firstPage = 1, ...others] = pages;
  const at = async (page: number) => {
    const answer = await ask({ ...(page > 1 && { page }), per_page: perPage });
    await assertReadsOn(request, answer, { page, per_page: perPage }, maximum);
    return await confirmed(answer, (smaller) => ask({ per_page: smaller }));
  };
  const first = await at(firstPage);
  const needed = others.filter((page) => first.total === undefined || (page - 1) * perPage < first.total);
  const rest = first.realSize === undefined ? await Promise.all(needed.map(at)) : [];
  // Pages are smaller than was asked, and start elsewhere.
  const realSize = [first, ...rest].find((answer) => answer.realSize !== undefined)?.realSize;
  if (realSize !== undefined) return await readByPage(request, realSize);
  let start = (firstPage - 1) * perPage;
  const parts = [first, ...rest].map(({ rows }) => {
    const part = rows.slice(Math.max(0, offset - start), Math.max(0, offset + size - start));
    start += perPage;
    return part;
  });
  const count = parts.reduce((sum, rows) => sum + rows.length, 0);
  const isLonger = first.total === undefined ? count === size : first.total > offset + size;
  return { parts, total: first.total, isLonger };
}
