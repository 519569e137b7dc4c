import { PressgraphError } from '../../../base/errors.ts';
import type { Resource } from '../../../model/resources.ts';
import type { GlobalIds } from '../../engine/global-ids.ts';
import { atArgument } from '../../engine/writes/argument-path.ts';
import type { InputValue } from '../../engine/writes/rest-body.ts';

/**
 * The database id of a mutation's target, from exactly one of `id` and `databaseId`.
 *
 * @throws PressgraphError BAD_USER_INPUT
 */
export function targetOf(resource: Resource, { id, databaseId }: InputValue, ids: GlobalIds): number {
  if ((id == null) === (databaseId == null)) {
    const came = id == null ? 'neither' : 'both';
    throw new PressgraphError('BAD_USER_INPUT', `Expected either \`id\` or \`databaseId\`, got ${came}.`, {
      argumentPath: ['input'],
    });
  }
  if (id != null) {
    try {
      return ids.decode(String(id), [resource]).id;
    } catch (error) {
      throw atArgument(error, ['input', 'id']);
    }
  }
  if (Number(databaseId) > 0) return Number(databaseId);
  throw new PressgraphError('BAD_USER_INPUT', `Expected a database ID, got ${databaseId}.`, {
    argumentPath: ['input', 'databaseId'],
  });
}
