import DataLoader from 'dataloader';
import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import { RANK_MATH_HEAD } from '../../wordpress/discovery/discover-seo.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { failureOf } from '../shared/error-kinds.ts';

/**
 * Loads the tags that Rank Math prints into the head of a page, by the page's URL, for one operation. One
 * request per page; `null` if there are none.
 */
export function createPageHeadLoader(client: WordPressClient): DataLoader<string, string | null> {
  const ask = async (url: string): Promise<string | null> => {
    const { body } = await client.request({ route: RANK_MATH_HEAD, query: { url } });
    const head = isRecord(body) ? body['head'] : undefined;
    if (typeof head === 'string') return head.trim() || null;
    throw new PressgraphError('UPSTREAM_ERROR', `Expected the HTML of a head from ${RANK_MATH_HEAD}.`, {
      route: RANK_MATH_HEAD,
    });
  };
  return new DataLoader((urls) => Promise.all(urls.map((url) => ask(url).catch(failureOf))));
}
