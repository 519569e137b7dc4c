import type { Resource } from '../../model/resources.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { RESOURCE, type RowOf } from '../../wordpress/rest/shapes.ts';

/**
 * Has a row bear its resource, which says which shape it has: this is the one place where a row gets it.
 *
 * The row itself is written on: it was parsed for this loader alone, and a copy of each of hundreds would cost more than
 * all else done to it.
 */
export function typedRow<R extends Resource>(resource: R, row: UntypedRow): RowOf<R> {
  return Object.assign(row, { [RESOURCE]: resource }) as unknown as RowOf<R>;
}
