import DataLoader from 'dataloader';
import { findLink } from '../../wordpress/discovery/link-header.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { failureOf, isRefusal } from '../shared/error-kinds.ts';

/** What the headers of one of the site's own pages say. */
export interface SitePage {
  /** The REST item that it shows; `undefined` if its headers do not say. */
  readonly item: SitePageItem | undefined;
  /** Whether its headers link to the REST API, so that they would link to an item, too. */
  readonly hasRestLinks: boolean;
  /** Whether it redirects to a file: media pages do, unless the site enables them. */
  readonly isFile: boolean;
}

export interface SitePageItem {
  /** Route of the item's collection: `/wp/v2/posts`. */
  readonly route: string;
  readonly id: number;
}

/** Loads the site's own pages by path, with `HEAD`, for one operation; `null` for one that does not exist. */
export function createSitePageLoader(client: WordPressClient): DataLoader<string, SitePage | null> {
  /** WordPress sends `Link: <https://host/wp-json/wp/v2/posts/12>; rel="alternate"; type="application/json"`. */
  const itemAt = (address: string | undefined): SitePageItem | undefined => {
    const { route, id } = (address !== undefined && client.restRoot.locate(address)) || {};
    return route === undefined || id === undefined ? undefined : { route, id };
  };
  const ask = async (path: string): Promise<SitePage | null> => {
    try {
      const page = await client.head(path);
      if (page === null) return null;
      const { link, 'content-type': contentType } = page.headers;
      return {
        item: itemAt(findLink(link, 'alternate', 'application/json')),
        hasRestLinks: findLink(link, 'https://api.w.org/') !== undefined,
        isFile: contentType !== undefined && !/html/i.test(contentType),
      };
    } catch (error) {
      // A site that blocks HEAD, or bots, says nothing about the page.
      if (isRefusal(error)) return { item: undefined, hasRestLinks: false, isFile: false };
      throw error;
    }
  };
  return new DataLoader((paths) => Promise.all(paths.map((path) => ask(path).catch(failureOf))));
}
