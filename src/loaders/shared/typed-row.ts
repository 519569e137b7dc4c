import type { Resource } from '../../model/resources.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { RESOURCE, type RowOf } from '../../wordpress/rest/shapes.ts';

/**
 * Tags a row with its resource, which determines its shape. The only place that does so.
 *
 * Mutates the row: it was parsed for this loader alone, and copying hundreds of rows would cost more than all
 * other work on them.
 */
export function typedRow<R extends Resource>(resource: R, row: UntypedRow): RowOf<R> {
  return Object.assign(row, { [RESOURCE]: resource }) as unknown as RowOf<R>;
}
