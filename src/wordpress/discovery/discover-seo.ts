import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import type { WordPressClient } from '../rest/client.ts';

const RANK_MATH = 'rankmath/v1';

/** Answers the HTML of a page's head: `{ success: true, head: '<title>…' }`, for `?url=`. */
export const RANK_MATH_HEAD = `/${RANK_MATH}/getHead`;

/** Whether Rank Math tells the heads of pages, which it does only where its "Headless CMS Support" is switched on. */
export async function hasRankMathHead(
  client: WordPressClient,
  namespaces: readonly string[],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (!namespaces.includes(RANK_MATH)) return false;
  try {
    const { body } = await client.request({ route: RANK_MATH_HEAD, method: 'OPTIONS', signal });
    // For a route that it does not have, WordPress answers an empty list.
    return isRecord(body) && Array.isArray(body['methods']) && body['methods'].includes('GET');
  } catch (error) {
    if (signal?.aborted || !(error instanceof PressgraphError)) throw error;
    return false;
  }
}
