import type { Resource } from '../../../model/resources.ts';
import type { GlobalIds } from '../global-ids.ts';

/**
 * The database id that a reference means: a global id holds letters, a database id none.
 *
 * @throws PressgraphError BAD_USER_INPUT for the global id of something else.
 */
export function referencedId(reference: string, resources: readonly Resource[], ids: GlobalIds): number {
  const id = Number(reference);
  if (/^\d+$/.test(reference) && Number.isSafeInteger(id)) return id;
  return ids.decode(reference, resources).id;
}
