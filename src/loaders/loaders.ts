import type { Resource } from '../site/resources.ts';
import { boundClient } from '../wordpress/bound-client.ts';
import type { WordPressClient } from '../wordpress/client.ts';
import type { RestFields } from '../wordpress/fields.ts';
import type { MenuKey } from '../wordpress/menu-match.ts';
import type { Menu, MenuItem } from '../wordpress/menu-model.ts';
import type { FrontPage } from '../wordpress/navigation-page.ts';
import type { RowOf } from '../wordpress/shapes.ts';
import { DispatchGate } from './dispatch-gate.ts';
import { EntityLoader } from './entity-loader.ts';
import { createFrontPageLoader } from './front-page-loader.ts';
import { createIndexLoader } from './index-loader.ts';
import { ListLoader } from './list-loader.ts';
import { MenuLoader, type MenuWish } from './menu-loader.ts';
import { createPageHeadLoader } from './page-head-loader.ts';
import { type LoadedPage, PageLoader, type PageOfList } from './page-loader.ts';
import { createRouteStateLoader } from './route-state-loader.ts';
import { createSearchLoader, type SearchAnswer, type SearchRequest } from './search-loader.ts';
import { createSiteMemory, type RouteState, type SiteMemory } from './site-memory.ts';
import { createSitePageLoader, type SitePage } from './site-page-loader.ts';
import { SlugLoader } from './slug-loader.ts';
import { SubtypeLoader } from './subtype-loader.ts';

/**
 * Everything that one operation may ask of WordPress, batched and never asked twice. Made anew for each operation, so
 * that no caller sees what was fetched for another.
 */
export interface Loaders {
  /** An item by its database id; `null` where it does not exist or the caller may not see it. */
  byId<R extends Resource>(resource: R, id: number, fields: RestFields): Promise<RowOf<R> | null>;
  /** All items with a slug: several where pages under different parents share it. */
  bySlug<R extends Resource>(resource: R, slug: string, fields: RestFields): Promise<readonly RowOf<R>[]>;
  page<R extends Resource>(list: PageOfList<R>): Promise<LoadedPage<R>>;
  /** The post type of an id, for references that do not name it. */
  subtype(id: number): Promise<string | null>;
  /** One of the site's own pages, by its path on the host; `null` where there is none. */
  sitePage(path: string): Promise<SitePage | null>;
  /** A page of search results. */
  search(search: SearchRequest): Promise<SearchAnswer>;
  /** The REST index (`/`), which tells about the site as a whole. */
  index(fields: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** The menus of the first source that has any. */
  menus(wish: MenuWish): Promise<readonly Menu[]>;
  /** The menu that a key means, from the first source that has it. */
  menu(key: MenuKey, wish: MenuWish): Promise<Menu | null>;
  menuItems(menu: Menu): Promise<readonly MenuItem[]>;
  /** What the HTML of the front page tells, by its path on the host; `null` where there is none. */
  frontPage(path: string): Promise<FrontPage | null>;
  /** The tags that Rank Math would print into the head of a page, by the page's full address. */
  pageHead(url: string): Promise<string | null>;
  /** Whether a REST route answers this caller: tried, or remembered from the last minute. */
  routeState(route: string): Promise<RouteState>;
}

/**
 * @param client Already bound to the operation's signal: see {@link withSignal}.
 * @param memory Of the site, and of one caller: it outlives the operation.
 */
export function createLoaders(client: WordPressClient, memory: SiteMemory = createSiteMemory()): Loaders {
  const gate = new DispatchGate();
  const entityLoaders = new Map<Resource, EntityLoader>();
  const entities = <R extends Resource>(resource: R): EntityLoader<R> => {
    const loader = entityLoaders.get(resource) ?? new EntityLoader(client, resource, gate);
    entityLoaders.set(resource, loader);
    // The map's key says which resource its loader is for, which its type cannot.
    return loader as EntityLoader<R>;
  };
  const lists = new ListLoader(client, entities);
  const slugLoaders = new Map<Resource, SlugLoader>();
  const slugs = <R extends Resource>(resource: R): SlugLoader<R> => {
    const loader = slugLoaders.get(resource) ?? new SlugLoader(lists, resource);
    slugLoaders.set(resource, loader);
    return loader as SlugLoader<R>;
  };
  const pages = new PageLoader(lists, gate);
  const subtypes = new SubtypeLoader(client);
  const sitePages = createSitePageLoader(client);
  const searches = createSearchLoader(client);
  const indexes = createIndexLoader(client);
  const frontPage = createFrontPageLoader(client);
  const menus = new MenuLoader(client, memory, frontPage);
  const pageHeads = createPageHeadLoader(client);
  const routeStates = createRouteStateLoader(client, memory);
  return {
    byId: (resource, id, fields) => entities(resource).load(id, fields),
    bySlug: (resource, slug, fields) => gate.track(() => slugs(resource).load(slug, fields)),
    page: (list) => pages.load(list),
    subtype: (id) => gate.track(() => subtypes.load(id)),
    sitePage: (path) => gate.track(() => sitePages.load(path)),
    search: (search) => gate.track(() => searches.load(search)),
    index: (fields) => gate.track(() => indexes.load(fields)),
    menus: (wish) => gate.track(() => menus.all(wish)),
    menu: (key, wish) => gate.track(() => menus.find(key, wish)),
    menuItems: ({ items }) => gate.track(async () => (typeof items === 'function' ? await items() : items)),
    frontPage: (path) => gate.track(() => frontPage(path)),
    pageHead: (url) => gate.track(() => pageHeads.load(url)),
    routeState: (route) => routeStates.load(route),
  };
}

/** The client as one operation uses it: each of its requests ends when the operation does. */
export const withSignal = (client: WordPressClient, signal: AbortSignal): WordPressClient =>
  boundClient(client, { signal });
