import type { Resource } from '../../../model/resources.ts';
import type { GlobalIds } from '../global-ids.ts';

/**
 * The database id of a reference, which is a global id or a database id.
 *
 * @throws PressgraphError BAD_USER_INPUT for the global id of something else.
 */
export function referencedId(reference: string, resources: readonly Resource[], ids: GlobalIds): number {
  const id = Number(reference);
  if (/^\d+$/.test(reference) && Number.isSafeInteger(id)) return id;
  return ids.decode(reference, resources).id;
}
