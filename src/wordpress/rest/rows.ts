import { PressgraphError } from '../../base/errors.ts';
import type { RestResponse } from './client.ts';

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
 * The rows of a collection's answer. WordPress is not trusted to send a list of items with ids: a plugin's filter may
 * have put something else in its place, or the same item twice.
 */
export function rowsOf(response: RestResponse, route: string): readonly UntypedRow[] {
  const { body } = response;
  if (!Array.isArray(body)) {
    throw new PressgraphError('UPSTREAM_ERROR', `Expected a list from ${route}, but ${kindOf(body)} came.`, {
      route,
    });
  }
  const stray = body.find((item: unknown) => !isRow(item));
  if (stray !== undefined) {
    throw new PressgraphError(
      'UPSTREAM_ERROR',
      `Expected items with a numeric id from ${route}, but ${kindOf(stray)} without one came.`,
      { route },
    );
  }
  const ids = new Set<number>();
  for (const { id } of body) ids.add(id);
  if (ids.size === body.length) return body;
  return [...new Map(body.map((row: UntypedRow) => [row.id, row])).values()];
}

/** What GraphQL can count (`Int`), and no site has. */
const LARGEST_TOTAL = 2 ** 31 - 1;

/**
 * `X-WP-Total`: how many items the whole list has; `undefined` where a plugin removed the header, or where it cannot be:
 * less than came, or nothing that counts.
 */
export function totalOf({ headers, body }: RestResponse): number | undefined {
  const header = headers['x-wp-total'];
  if (header === undefined || !/^\d+$/.test(header)) return undefined;
  const total = Number(header);
  return total > LARGEST_TOTAL || (Array.isArray(body) && body.length > total) ? undefined : total;
}
