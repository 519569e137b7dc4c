import { PressgraphError } from '../../../base/errors.ts';
import type { TaxonomyModel } from '../../../model/resources.ts';
import { sentIds } from '../../engine/selection/sent-ids.ts';

/**
 * The term ids of an item are under the REST base of the taxonomy, a key unknown to static types.
 *
 * @throws PressgraphError UPSTREAM_ERROR if the site does not send them, although it lists the taxonomy.
 */
export function termIds(row: object, { restBase, slug }: TaxonomyModel): readonly number[] {
  const key = Object.getOwnPropertyDescriptor(row, restBase);
  if (!key) {
    throw new PressgraphError(
      'UPSTREAM_ERROR',
      `The site did not send \`${restBase}\`, the terms of \`${slug}\`.`,
    );
  }
  return sentIds(key.value, restBase);
}
