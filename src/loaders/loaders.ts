import type { JsonObject } from '../base/json.ts';
import type { Change } from '../changes/changes.ts';
import type { AlternateLink } from '../html/alternate-links.ts';
import type { JoinedQuery, JoinedRoute } from '../model/namespaces/joined-route.ts';
import type { ContentTypeModel, Resource } from '../model/resources.ts';
import type { SiteModel } from '../model/site-model.ts';
import type { MenuKey } from '../wordpress/menus/menu-match.ts';
import type { Menu, MenuItem, MenuSource } from '../wordpress/menus/menu-model.ts';
import type { FrontPage } from '../wordpress/menus/navigation-page.ts';
import type { RestFields } from '../wordpress/rest/fields.ts';
import type { RestQuery } from '../wordpress/rest/rest-query.ts';
import type { UntypedRow } from '../wordpress/rest/rows.ts';
import type { RevisionRow, RowOf, ViewerRow } from '../wordpress/rest/shapes.ts';
import type { NeededRelation } from './entities/relations/embedding.ts';
import type { ListLanguage } from './entities/translated-items.ts';
import type { JoinedKey } from './joined/joined-loader.ts';
import type { LoadedPage, PageOfList } from './lists/pages/page-of-list.ts';
import type { SearchAnswer, SearchRequest } from './lists/search-request.ts';
import type { OperationPrefetch } from './prefetch/operation-prefetch.ts';
import type { ReadCaches } from './shared/read-caches.ts';
import type { ServiceReader } from './shared/service-reader.ts';
import type { MenuWish } from './site/menu-loader.ts';
import type { FoundFormat } from './site/post-format-loader.ts';
import type { RouteState } from './site/site-memory.ts';
import type { SitePage } from './site/site-page-loader.ts';
import type { Writer } from './writes/writer.ts';

/**
 * Everything that one operation may read from WordPress, batched and deduplicated. Created for each operation,
 * so that no caller sees what was loaded for another.
 */
export interface Loaders extends Writer {
  /** Whether items that rows refer to may be read along with lists, so that it is worth saying what is needed of them. */
  readonly canFollow: boolean;
  /** An item by its database id; `null` if it does not exist or the caller may not see it. */
  byId<R extends Resource>(
    resource: R,
    id: number,
    fields: RestFields,
    relations?: readonly NeededRelation[],
  ): Promise<RowOf<R> | null>;
  /**
   * An item by the database id that the caller, or WordPress itself, named: as from {@link byId}, but one that the
   * batch left out is requested by its own route.
   */
  named<R extends Resource>(
    resource: R,
    id: number,
    fields: RestFields,
    relations?: readonly NeededRelation[],
  ): Promise<RowOf<R> | null>;
  /** An item as from {@link named}, whose language is known: lists of this site have one language each. */
  inLanguage<R extends Resource>(
    resource: R,
    id: number,
    language: ListLanguage,
    fields: RestFields,
  ): Promise<RowOf<R> | null>;
  /** Items in the order of their ids, each as from {@link byId}. If one fails, all fail. */
  byIds<R extends Resource>(
    resource: R,
    ids: readonly number[],
    fields: RestFields,
  ): Promise<readonly (RowOf<R> | null)[]>;
  /** What a further namespace has of a post type's item; or, with a query, of a further item of its own. */
  joined(join: JoinedRoute, owner: Resource, key: JoinedKey, query?: JoinedQuery): Promise<JsonObject>;
  /** Primes items with rows from another source, which have these fields. */
  prime(resource: Resource, rows: readonly UntypedRow[], fields: RestFields): void;
  /**
   * An item by its own route, unlocked by a password or a preview token; not cached or shared.
   *
   * @throws PressgraphError FORBIDDEN for a wrong password.
   */
  item<R extends Resource>(
    resource: R,
    id: number,
    fields: RestFields,
    opened: OpenedBy,
  ): Promise<RowOf<R> | null>;
  /** An item as editors see it, by fields such as `content.raw`; `null` if the caller may not edit it. */
  raw(resource: Resource, id: number, fields: readonly string[]): Promise<UntypedRow | null>;
  /** An item's autosaves, newest first. Rejects if the caller may not edit the item. */
  autosaves(
    resource: ContentTypeModel,
    id: number,
    reads: readonly string[],
    opened?: OpenedBy,
  ): Promise<readonly RevisionRow[]>;
  /** The authenticated user, with the fields that only they see; `null` for anonymous callers. */
  viewer(fields: readonly string[]): Promise<ViewerRow | null>;
  /** The site's settings; `null` if the caller may not see them. */
  settings(fields: readonly string[]): Promise<JsonObject | null>;
  /** All items with a slug: several if pages under different parents share it. */
  bySlug<R extends Resource>(
    resource: R,
    slug: string,
    fields: RestFields,
    relations?: readonly NeededRelation[],
  ): Promise<readonly RowOf<R>[]>;
  /** The id that a slug probably has, for loading at once what needs the id alone. */
  likelyId(resource: Resource, slug: string): number | undefined;
  /** The item that a path on the site's host probably leads to, among these resources. */
  likelyItem<R extends Resource>(
    resources: readonly R[],
    path: string,
  ): { readonly resource: R; readonly id: number } | undefined;
  /** Starts to load an item that is probably needed. A failure is forgotten. */
  prefetch(resource: Resource, id: number, fields: RestFields, relations?: readonly NeededRelation[]): void;
  page<R extends Resource>(list: PageOfList<R>): Promise<LoadedPage<R>>;
  /** The post type of an id, for references without a type. */
  subtype(id: number): Promise<string | null>;
  /** A page of the site itself, by its path on the host; `null` if it does not exist. */
  sitePage(path: string): Promise<SitePage | null>;
  /** The pages in other languages to which a page of the site links, by its path on the host. */
  alternateLinks(path: string): Promise<readonly AlternateLink[]>;
  /** A page of search results. */
  search(search: SearchRequest): Promise<SearchAnswer>;
  /** The REST index (`/`), which describes the site as a whole. */
  index(fields: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** The menus of the first source that has any. */
  menus(wish: MenuWish): Promise<readonly Menu[]>;
  /** The menus of one source. */
  menusOf(source: MenuSource, wish: MenuWish): Promise<readonly Menu[]>;
  /** The menu that matches a key, from the first source that has it. */
  menu(key: MenuKey, wish: MenuWish): Promise<Menu | null>;
  menuItems(menu: Menu): Promise<readonly MenuItem[]>;
  /** What the HTML of the front page contains, by its path on the host; `null` if it does not exist. */
  frontPage(path: string): Promise<FrontPage | null>;
  /** The tags that Rank Math prints into the head of a page, by the page's URL. */
  pageHead(url: string): Promise<string | null>;
  /** A co-author who is no user of the site, by slug; `null` if there is none. */
  coAuthor(slug: string): Promise<JsonObject | null>;
  /** The post formats that posts have. */
  postFormats(): Promise<readonly FoundFormat[]>;
  /** The JSON of any REST route. */
  get(route: string, query: RestQuery): Promise<unknown>;
  /** Whether a REST route works for this caller: requested, or cached for up to a minute. */
  routeState(route: string): Promise<RouteState>;
}

/** What gives access to an item that the caller could not see otherwise. */
export interface OpenedBy {
  /** The item's password. */
  readonly password?: string;
  /** Request what editors see, such as `content.raw`. */
  readonly isEdited?: boolean | undefined;
  /** Use the gateway's own credential: for callers with a valid preview token for this item. */
  readonly service?: boolean;
}

/** The permissions that an operation's requests have. */
export interface CallerRights {
  /** Whether the client is authenticated, so that the caller may see more than the public. */
  readonly isIdentified: boolean;
  /** The gateway's own credential. */
  readonly service?: ServiceReader | undefined;
  /** The public caches; `undefined` for callers who are never served from them. */
  readonly reads?: ReadCaches | undefined;
  /** Requests what the operation will probably need; `undefined` for callers who see more than the public. */
  readonly prefetch?: OperationPrefetch | undefined;
  /** What the site is like. Default: as WordPress's own. */
  readonly site?: Pick<SiteModel, 'paging' | 'core' | 'contentTypes' | 'taxonomies'> | undefined;
  /** Called with each change that was written. */
  readonly onWritten?: ((change: Change) => void) | undefined;
}
