import { PressgraphError } from '../../../base/errors.ts';

/**
 * The codes WordPress uses if the caller may not see the comments or revisions of an item. A route that is blocked as
 * a whole usually answers `rest_forbidden`.
 */
const HIDDEN = new Set(['rest_cannot_read', 'rest_cannot_read_post', 'rest_post_invalid_parent']);

/** `null`, without an error, for what the caller may not see. Other failures are rethrown. */
export async function nullWhenHidden<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PressgraphError && HIDDEN.has(error.wordpress?.code ?? '')) return null;
    throw error;
  }
}
