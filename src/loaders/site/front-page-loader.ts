import { type FrontPage, readFrontPage } from '../../wordpress/menus/navigation-page.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';

/** Loads the HTML of the site's front page, once per operation. */
export function createFrontPageLoader(client: WordPressClient): (path: string) => Promise<FrontPage | null> {
  const pages = new Map<string, Promise<FrontPage | null>>();
  const read = async (path: string) => {
    const html = await client.page(path);
    return html === null ? null : readFrontPage(html);
  };
  return (path) => {
    const page = pages.get(path) ?? read(path);
    pages.set(path, page);
    return page;
  };
}
