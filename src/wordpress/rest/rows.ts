import { PressgraphError } from '../../base/errors.ts';
import type { RestResponse } from './request.ts';

/** A row as it came, before the loaders say which resource it is of. */
export type UntypedRow = Readonly<Record<string, unknown>> & { readonly id: number };

const isRow = (value: unknown): value is UntypedRow =>
  typeof value === 'object' && value !== null && 'id' in value && Number.isSafeInteger(value.id);

const kindOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'an object'
        : `a ${typeof value}`;

/**
 * The rows of a collection's answer. That it is a list of items with ids is not taken on trust: a plugin's filter may have
 * replaced it, or repeat an item.
 *
 * @throws PressgraphError `UPSTREAM_ERROR`
 */
export function rowsOf(response: RestResponse, route: string): readonly UntypedRow[] {
  const { body } = response;
  if (!Array.isArray(body)) {
    throw new PressgraphError('UPSTREAM_ERROR', `Expected a list from ${route}, got ${kindOf(body)}.`, {
      route,
    });
  }
  const stray = body.find((item: unknown) => !isRow(item));
  if (stray !== undefined) {
    throw new PressgraphError(
      'UPSTREAM_ERROR',
      `Expected items with a numeric id from ${route}, got ${kindOf(stray)} without one.`,
      { route },
    );
  }
  const ids = new Set<number>();
  for (const { id } of body) ids.add(id);
  if (ids.size === body.length) return body;
  return [...new Map(body.map((row: UntypedRow) => [row.id, row])).values()];
}

/** The largest GraphQL `Int`: more than any site has. */
const LARGEST_TOTAL = 2 ** 31 - 1;

/**
 * `X-WP-Total`: how many items the whole list has; `undefined` if a plugin removed the header, or if its value cannot be
 * true: no number, or fewer than were sent.
 */
export function totalOf({ headers, body }: Pick<RestResponse, 'headers' | 'body'>): number | undefined {
  const header = headers['x-wp-total'];
  if (header === undefined || !/^\d+$/.test(header)) return undefined;
  const total = Number(header);
  return total > LARGEST_TOTAL || (Array.isArray(body) && body.length > total) ? undefined : total;
}
