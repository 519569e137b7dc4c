import { PressgraphError } from '../../../base/errors.ts';
import type { Resource } from '../../../model/resources.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { GlobalIds } from '../../engine/global-ids.ts';
import { momentOf } from '../../engine/values/dates.ts';
import type { InputValue } from '../../engine/writes/rest-body.ts';
import { explained } from '../../engine/writes/write-item.ts';

export const UNMODIFIED_SINCE =
  'Fail with CONFLICT if the item was modified after this time. Pass the `modified` that you read.';

/**
 * Checks that an item has not changed since the caller read it. WordPress has no conditional writes, so a change
 * between this check and the write goes unnoticed.
 *
 * @throws PressgraphError CONFLICT if it has changed.
 */
export async function assertUnmodified(
  resource: Resource,
  route: string,
  input: InputValue,
  ids: GlobalIds,
  context: GatewayContext,
): Promise<void> {
  const { ifUnmodifiedSince: since } = input;
  if (!(since instanceof Date)) return;
  const modified = momentOf(
    await explained({ resource, fields: [], input, ids }, context, () => context.load.modified(route)),
  );
  if (modified === null) {
    throw new PressgraphError(
      'UPSTREAM_ERROR',
      `Expected a date in \`modified_gmt\` from ${route}, got none.`,
      {
        route,
      },
    );
  }
  // WordPress stores whole seconds.
  if (Math.floor(modified.getTime() / 1000) <= Math.floor(since.getTime() / 1000)) return;
  throw new PressgraphError(
    'CONFLICT',
    `Expected the item to be unmodified since ${since.toISOString()}, got a change at ${modified.toISOString()}. Nothing was saved.`,
    { argumentPath: ['input', 'ifUnmodifiedSince'], details: { modified: modified.toISOString() } },
  );
}
