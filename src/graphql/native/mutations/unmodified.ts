import { PressgraphError } from '../../../base/errors.ts';
import type { Resource } from '../../../model/resources.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { GlobalIds } from '../../engine/global-ids.ts';
import { momentOf } from '../../engine/values/dates.ts';
import type { InputValue } from '../../engine/writes/rest-body.ts';
import { explained } from '../../engine/writes/write-item.ts';

export const UNMODIFIED_SINCE =
  'Writes only where the item was not changed later than this moment, which is its `modified` when it was read; else CONFLICT.';

/**
 * Asks whether an item is still as the caller knows it. WordPress has no condition in a write itself: what somebody
 * else changes between this question and the write is not noticed.
 *
 * @throws PressgraphError CONFLICT where it was changed meanwhile.
 */
export async function assertUnmodified(
  resource: Resource,
  route: string,
  input: InputValue,
  ids: GlobalIds,
  { load }: GatewayContext,
): Promise<void> {
  const { ifUnmodifiedSince: since } = input;
  if (!(since instanceof Date)) return;
  const modified = momentOf(
    await explained({ resource, fields: [], input, ids }, () => load.modified(route)),
  );
  if (modified === null) {
    throw new PressgraphError('UPSTREAM_ERROR', `Expected a moment as \`modified_gmt\` from ${route}.`, {
      route,
    });
  }
  // WordPress counts whole seconds.
  if (Math.floor(modified.getTime() / 1000) <= Math.floor(since.getTime() / 1000)) return;
  throw new PressgraphError(
    'CONFLICT',
    `It was changed at ${modified.toISOString()}, later than ${since.toISOString()}: nothing was written.`,
    { argumentPath: ['input', 'ifUnmodifiedSince'], details: { modified: modified.toISOString() } },
  );
}
