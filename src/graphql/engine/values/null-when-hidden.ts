import { PressgraphError } from '../../../base/errors.ts';

/**
 * WordPress's own words for "this item is not for you", where comments or revisions are asked of an item. A route that
 * is blocked as a whole says something else: `rest_forbidden` more often than not.
 */
const HIDDEN = new Set(['rest_cannot_read', 'rest_cannot_read_post', 'rest_post_invalid_parent']);

/** What the caller may not see is null without an error; every other failure stays one. */
export async function nullWhenHidden<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PressgraphError && HIDDEN.has(error.wordpress?.code ?? '')) return null;
    throw error;
  }
}
