import { isRecord } from '../../base/json.ts';
import { type Change, UNKNOWN_ID } from '../../changes/changes.ts';
import { AUTHORS } from '../../model/resources.ts';
import type { RestWrite } from '../../wordpress/rest/request.ts';

/** WordPress's statuses of what the public cannot see; custom ones may be public. */
const HIDDEN: ReadonlySet<unknown> = new Set(
  'draft auto-draft pending future private trash hold spam'.split(' '),
);

/**
 * The change that a write makes. Whether the public can see it is unknown: the item may be a draft.
 *
 * @param body WordPress's response body; `undefined` without a response, when the outcome is unknown.
 */
export function writtenChange({ route, method }: RestWrite, body: unknown): Change {
  const [, collection = route, key] = /^(.+)\/(\d+|me)$/.exec(route) ?? [];
  const answered = isRecord(body) ? body : {};
  const id = /^\d+$/.test(key ?? '') ? Number(key) : answered['id'];
  const postId = answered['post'];
  const isHidden = HIDDEN.has(statusOf(answered));
  return {
    route: key === 'me' ? AUTHORS.route : collection,
    id: typeof id === 'number' ? id : UNKNOWN_ID,
    kind: method === 'DELETE' ? 'DELETED' : key === undefined ? 'CREATED' : 'UPDATED',
    audience: 'caches',
    ...(typeof postId === 'number' && { postId }),
    ...(isHidden && { isHidden }),
  };
}

/** A deletion for good returns what was there. */
const statusOf = ({ status, previous }: Readonly<Record<string, unknown>>): unknown =>
  status ?? (isRecord(previous) ? previous['status'] : undefined);
