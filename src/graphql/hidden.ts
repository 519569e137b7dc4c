import { PressgraphError } from '../errors.ts';

/**
 * WordPress's own words for "this item is not for you", as against a route that is blocked as a whole. Each belongs to
 * an item that was asked by its id, or to what hangs on one.
 */
const HIDDEN = new Set([
  'rest_forbidden',
  'rest_cannot_read',
  'rest_cannot_read_post',
  'rest_forbidden_context',
  'rest_post_invalid_id',
  'rest_post_invalid_parent',
  'rest_user_cannot_view',
  'rest_user_invalid_id',
  'rest_term_invalid',
  'rest_comment_invalid_id',
]);

/** What the caller may not see is null without an error; every other failure stays one. */
export async function nullWhenHidden<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PressgraphError && HIDDEN.has(error.wordpress?.code ?? '')) return null;
    throw error;
  }
}
