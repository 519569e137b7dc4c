import DataLoader from 'dataloader';
import { findLink } from '../../wordpress/discovery/root/link-header.ts';
import { isFilePath } from '../../wordpress/rest/address/file-path.ts';
import type { PageHead, PageRedirect, WordPressClient } from '../../wordpress/rest/client.ts';
import { failureOf, isRefusal } from '../shared/error-kinds.ts';

/** What the headers of one of the site's own pages say. */
export interface SitePage {
  /** The REST item that it shows; `undefined` if its headers do not say. */
  readonly item: SitePageItem | undefined;
  /** Whether its headers link to the REST API, so that they would link to an item, too. */
  readonly hasRestLinks: boolean;
  /** Whether it redirects to a file: media pages do, unless the site enables them. */
  readonly isFile: boolean;
  /** The redirects that were followed, in order; the last may lead to another site. */
  readonly redirects: readonly PageRedirect[];
  /** The other site that it redirects to, which is not requested. */
  readonly leavesTo: string | undefined;
}

export interface SitePageItem {
  /** Route of the item's collection: `/wp/v2/posts`. */
  readonly route: string;
  readonly id: number;
}

const SILENT: SitePage = {
  item: undefined,
  hasRestLinks: false,
  isFile: false,
  redirects: [],
  leavesTo: undefined,
};

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
      const isFile = leadsToFile(page);
      // Files on a host of their own, or none that is left, are no reason not to find the media item.
      if (isMissing(page) && !isFile) return null;
      return {
        item: itemAt(findLink(page.headers['link'], 'alternate', 'application/json')),
        hasRestLinks: findLink(page.headers['link'], 'https://api.w.org/') !== undefined,
        isFile,
        redirects: page.redirects,
        leavesTo: isRedirect(page) && !isFile ? page.redirects.at(-1)?.to : undefined,
      };
    } catch (error) {
      // A site that blocks HEAD, or bots, says nothing about the page.
      if (isRefusal(error)) return SILENT;
      throw error;
    }
  };
  return new DataLoader((paths) => Promise.all(paths.map((path) => ask(path).catch(failureOf))));
}

const isMissing = ({ status }: PageHead): boolean => status === 404 || status === 410;
const isRedirect = ({ status }: PageHead): boolean => status >= 300 && status < 400;

function leadsToFile(page: PageHead): boolean {
  const { 'content-type': contentType } = page.headers;
  const isPage = !isMissing(page) && !isRedirect(page);
  if (isPage) return contentType !== undefined && !/html/i.test(contentType);
  const target = page.redirects.at(-1)?.to;
  return target !== undefined && isFilePath(new URL(target).pathname);
}
