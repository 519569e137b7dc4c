import { PressgraphError } from '../errors.ts';
import type { RestResponse } from './client.ts';

/** A row as it came, before the loaders give it its type's name. */
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
 * have put something else in its place.
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
  return body;
}

/** `X-WP-Total`: how many items the whole list has; `undefined` where a plugin removed the header. */
export function totalOf(response: RestResponse): number | undefined {
  const header = response.headers['x-wp-total'];
  return header !== undefined && /^\d+$/.test(header) ? Number(header) : undefined;
}
