import DataLoader from 'dataloader';
import { type AlternateLink, alternateLinks } from '../../html/alternate-links.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { failureOf } from '../shared/error-kinds.ts';

/**
 * Loads the links of the site's own pages to the same page in other languages, by path, for one operation. One request
 * per page; none for a page that does not exist.
 */
export function createAlternateLinkLoader(
  client: WordPressClient,
): DataLoader<string, readonly AlternateLink[]> {
  const ask = async (path: string): Promise<readonly AlternateLink[]> => {
    const html = await client.page(path);
    return html === null ? [] : alternateLinks(html);
  };
  return new DataLoader((paths) => Promise.all(paths.map((path) => ask(path).catch(failureOf))));
}
