import DataLoader from 'dataloader';
import { findLink } from '../../wordpress/discovery/link-header.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { failureOf, isRefusal } from '../shared/error-kinds.ts';

/** What one of the site's own pages says of itself. */
export interface SitePage {
  /** The REST item that it shows. `undefined` where its headers do not say. */
  readonly item: SitePageItem | undefined;
  /** Whether its headers lead to the REST API, and so would to an item as well. */
  readonly hasRestLinks: boolean;
  /** Whether it leads to a file instead: the pages of media do, unless the site was told to have them. */
  readonly isFile: boolean;
}

export interface SitePageItem {
  /** The address of the item's collection, as a path that ends with its route: `/usa/wp-json/wp/v2/posts`. */
  readonly collection: string;
  readonly id: number;
}

/** The site's own pages, by path, for one operation; `null` for one that is not there. Asked by `HEAD`. */
export function createSitePageLoader(client: WordPressClient): DataLoader<string, SitePage | null> {
  const ask = async (path: string): Promise<SitePage | null> => {
    try {
      const page = await client.head(path);
      if (page === null) return null;
      const { link, 'content-type': contentType } = page.headers;
      return {
        item: itemOf(findLink(link, 'alternate', 'application/json')),
        hasRestLinks: findLink(link, 'https://api.w.org/') !== undefined,
        isFile: contentType !== undefined && !/html/i.test(contentType),
      };
    } catch (error) {
      // What refuses HEAD, or pages to programs, says nothing of the page.
      if (isRefusal(error)) return { item: undefined, hasRestLinks: false, isFile: false };
      throw error;
    }
  };
  return new DataLoader((paths) => Promise.all(paths.map((path) => ask(path).catch(failureOf))));
}

/** WordPress sends `Link: <https://host/wp-json/wp/v2/posts/12>; rel="alternate"; type="application/json"`. */
function itemOf(address: string | undefined): SitePageItem | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { pathname, searchParams } = new URL(address);
  const [, collection, id] = /^(.+)\/(\d+)\/?$/.exec(searchParams.get('rest_route') ?? pathname) ?? [];
  return collection === undefined ? undefined : { collection, id: Number(id) };
}
