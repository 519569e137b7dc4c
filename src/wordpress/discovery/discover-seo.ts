import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import type { WordPressClient } from '../rest/client.ts';

const RANK_MATH = 'rankmath/v1';

/** Returns the HTML of a page's head: `{ success: true, head: '<title>…' }`, for `?url=`. */
export const RANK_MATH_HEAD = `/${RANK_MATH}/getHead`;

/** Whether Rank Math serves the heads of pages: only if its "Headless CMS Support" is on. */
export async function hasRankMathHead(
  client: WordPressClient,
  namespaces: readonly string[],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (!namespaces.includes(RANK_MATH)) return false;
  try {
    const { body } = await client.request({ route: RANK_MATH_HEAD, method: 'OPTIONS', signal });
    // For a missing route, WordPress returns an empty list.
    return isRecord(body) && Array.isArray(body['methods']) && body['methods'].includes('GET');
  } catch (error) {
    if (signal?.aborted || !(error instanceof PressgraphError)) throw error;
    return false;
  }
}
