import { isRecord } from '../../base/json.ts';
import { type Change, UNKNOWN_ID } from '../../changes/changes.ts';
import { AUTHORS } from '../../model/resources.ts';
import type { RestWrite } from '../../wordpress/rest/request.ts';

/**
 * The change that a write is. What the public sees of it, is not known: it may have been to a draft.
 *
 * @param body What WordPress answered; `undefined` where no answer came, and nobody knows what became of it.
 */
export function writtenChange({ route, method }: RestWrite, body: unknown): Change {
  const [, collection = route, key] = /^(.+)\/(\d+|me)$/.exec(route) ?? [];
  const answered = isRecord(body) ? body : {};
  const id = /^\d+$/.test(key ?? '') ? Number(key) : answered['id'];
  const postId = answered['post'];
  return {
    route: key === 'me' ? AUTHORS.route : collection,
    id: typeof id === 'number' ? id : UNKNOWN_ID,
    kind: method === 'DELETE' ? 'DELETED' : key === undefined ? 'CREATED' : 'UPDATED',
    audience: 'caches',
    ...(typeof postId === 'number' && { postId }),
  };
}
