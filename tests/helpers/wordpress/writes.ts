import type { Kind } from '../wordpress-site.ts';
import { type Parameters, RestError } from './query.ts';
import type { Refusal } from './refusals.ts';

interface Refusals {
  readonly create: Refusal;
  readonly update: Refusal;
  readonly delete: Refusal;
  /** Checked before the caller is. */
  readonly required?: readonly string[];
}

const refusals = (noun: string, create: Refusal, update = 'rest_cannot_edit'): Refusals => ({
  create,
  update: [update, `Sorry, you are not allowed to edit this ${noun}.`],
  delete: ['rest_cannot_delete', `Sorry, you are not allowed to delete this ${noun}.`],
});

const WRITES: Readonly<Record<Kind, Refusals>> = {
  content: refusals('post', [
    'rest_cannot_create',
    'Sorry, you are not allowed to create posts as this user.',
  ]),
  media: refusals('post', ['rest_cannot_create', 'Sorry, you are not allowed to create posts as this user.']),
  term: {
    ...refusals(
      'term',
      ['rest_cannot_create', 'Sorry, you are not allowed to create terms in this taxonomy.'],
      'rest_cannot_update',
    ),
    required: ['name'],
  },
  user: {
    ...refusals('user', ['rest_cannot_create_user', 'Sorry, you are not allowed to create new users.']),
    required: ['username', 'email', 'password'],
  },
  comment: refusals('comment', ['rest_comment_login_required', 'Sorry, you must be logged in to comment.']),
};

/** What an anonymous caller hears who writes; a test that is about writing answers by its own override. */
export function refuseWrite(kind: Kind, method: string, of: 'list' | 'item', parameters: Parameters): void {
  const { required = [], ...refused } = WRITES[kind];
  if (of === 'item') {
    throw new RestError(401, ...(method === 'DELETE' ? refused.delete : refused.update));
  }
  if (method !== 'POST') throw noRoute();
  const missing = required.filter((name) => parameters[name] === undefined);
  if (missing.length === 0) throw new RestError(401, ...refused.create);
  const message = `Missing parameter(s): ${missing.join(', ')}`;
  throw new RestError(400, 'rest_missing_callback_param', message, { params: missing });
}

export function noRoute(): RestError {
  return new RestError(404, 'rest_no_route', 'No route was found matching the URL and request method.');
}
