import type { JsonObject } from '../base/json.ts';
import { ANY_CHANGE } from '../cache/site-caches.ts';
import type { Change } from '../changes/changes.ts';
import type { AlternateLink } from '../html/alternate-links.ts';
import type { JoinedQuery, JoinedRoute } from '../model/namespaces/joined-route.ts';
import type { ContentTypeModel, Resource } from '../model/resources.ts';
import { CORE_SITE, type SiteModel } from '../model/site-model.ts';
import type { MenuKey } from '../wordpress/menus/menu-match.ts';
import type { Menu, MenuItem, MenuSource } from '../wordpress/menus/menu-model.ts';
import type { FrontPage } from '../wordpress/menus/navigation-page.ts';
import type { WordPressClient } from '../wordpress/rest/client.ts';
import type { RestFields } from '../wordpress/rest/fields.ts';
import type { RestQuery } from '../wordpress/rest/rest-query.ts';
import type { UntypedRow } from '../wordpress/rest/rows.ts';
import type { RevisionRow, RowOf, ViewerRow } from '../wordpress/rest/shapes.ts';
import { EmbeddedAuthors } from './entities/embedded-authors.ts';
import type { Embedding } from './entities/embedding.ts';
import { EntityLoader } from './entities/entity-loader.ts';
import { NamedItems } from './entities/named-items.ts';
import { RawLoader } from './entities/raw-loader.ts';
import { requestItem } from './entities/request-item.ts';
import { SlugLoader } from './entities/slug-loader.ts';
import { SubtypeLoader } from './entities/subtype-loader.ts';
import { TermLoader } from './entities/term-loader.ts';
import { type ListLanguage, TranslatedItems } from './entities/translated-items.ts';
import { type JoinedKey, JoinedLoader } from './joined/joined-loader.ts';
import { ListLoader } from './lists/list-loader.ts';
import { PageLoader } from './lists/page-loader.ts';
import type { LoadedPage, PageOfList } from './lists/pages/page-of-list.ts';
import { createSearchLoader } from './lists/search-loader.ts';
import type { SearchAnswer, SearchRequest } from './lists/search-request.ts';
import { RouteSizes } from './paging/route-sizes.ts';
import type { OperationPrefetch, Prefetcher } from './prefetch/operation-prefetch.ts';
import { cachedClient } from './shared/cached-client.ts';
import { DispatchGate } from './shared/dispatch-gate.ts';
import { type ReadCaches, readsBehind } from './shared/read-caches.ts';
import type { ServiceReader } from './shared/service-reader.ts';
import { typedRow } from './shared/typed-row.ts';
import { createAlternateLinkLoader } from './site/alternate-link-loader.ts';
import { requestAutosaves } from './site/autosave-loader.ts';
import { createCoAuthorLoader } from './site/co-author-loader.ts';
import { createFrontPageLoader } from './site/front-page-loader.ts';
import { createIndexLoader } from './site/index-loader.ts';
import { MenuLoader, type MenuWish } from './site/menu-loader.ts';
import { createPageHeadLoader } from './site/page-head-loader.ts';
import { createPostFormatLoader, type FoundFormat } from './site/post-format-loader.ts';
import { createRouteStateLoader } from './site/route-state-loader.ts';
import { createSettingsLoader } from './site/settings-loader.ts';
import { createSiteMemory, type RouteState, type SiteMemory } from './site/site-memory.ts';
import { createSitePageLoader, type SitePage } from './site/site-page-loader.ts';
import { createViewerLoader } from './site/viewer-loader.ts';
import { createWriter, type Writer } from './writes/writer.ts';

/**
 * Everything that one operation may read from WordPress, batched and deduplicated. Created for each operation,
 * so that no caller sees what was loaded for another.
 */
export interface Loaders extends Writer {
  /** An item by its database id; `null` if it does not exist or the caller may not see it. */
  byId<R extends Resource>(
    resource: R,
    id: number,
    fields: RestFields,
    embedding?: Embedding,
  ): Promise<RowOf<R> | null>;
  /**
   * An item by the database id that the caller, or WordPress itself, named: as from {@link byId}, but one that the
   * batch left out is requested by its own route.
   */
  named<R extends Resource>(
    resource: R,
    id: number,
    fields: RestFields,
    embedding?: Embedding,
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
    embedding?: Embedding,
  ): Promise<readonly RowOf<R>[]>;
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
  readonly site?: Pick<SiteModel, 'paging' | 'core' | 'contentTypes'> | undefined;
  /** Called with each change that was written. */
  readonly onWritten?: ((change: Change) => void) | undefined;
}

/**
 * @param client Already bound to the operation's signal and the caller's credential.
 * @param memory The site's memory for one caller; it outlives the operation.
 */
export function createLoaders(
  client: WordPressClient,
  memory: SiteMemory = createSiteMemory(),
  rights: CallerRights = { isIdentified: false },
): Loaders {
  // Bypass the caches after a write, so that the caller reads their own writes.
  const afterWriting = { ...rights, reads: undefined, prefetch: undefined };
  const forget = () => void Object.assign(loaders, createReaders(client, memory, afterWriting));
  const loaders: Loaders = {
    ...createReaders(client, memory, rights),
    ...createWriter(client, forget, rights.onWritten),
  };
  return loaders;
}

function createReaders(
  bound: WordPressClient,
  memory: SiteMemory,
  { isIdentified, service, reads, prefetch, site = CORE_SITE }: CallerRights,
): Omit<Loaders, keyof Writer> {
  const asked = prefetch ? prefetch.startedBy(bound, () => prefetcher) : bound;
  const client = reads ? cachedClient(asked, reads) : asked;
  const gate = new DispatchGate();
  const sizes = new RouteSizes(site.paging, memory.pageSizes, isIdentified);
  const terms = new TermLoader(client, memory, sizes, site.core);
  const embeddedAuthors = new EmbeddedAuthors(client, sizes, site.contentTypes);
  let behind: Omit<Loaders, keyof Writer> | undefined;
  /** For the caches, in the background. */
  const inBackground = () => {
    const rights = { isIdentified, site, reads: reads && readsBehind(reads) };
    behind ??= createReaders(bound, memory, rights);
    return behind;
  };
  const entityLoaders = new Map<Resource, EntityLoader>();
  const entities = <R extends Resource>(resource: R): EntityLoader<R> => {
    const loader =
      entityLoaders.get(resource) ??
      new EntityLoader({
        ...{ client, resource, gate, terms, entities, embeddedAuthors, sizes, isIdentified, reads, prefetch },
        refresh: (ids, fields) => inBackground().byIds(resource, ids, fields),
      });
    entityLoaders.set(resource, loader);
    // The key determines the resource of its loader, which the map's type cannot express.
    return loader as EntityLoader<R>;
  };
  const namedItems = new NamedItems(client, entities, isIdentified);
  const translated = new TranslatedItems({ client, entities, named: namedItems, sizes, gate });
  const lists = new ListLoader(client, entities, memory, sizes, reads, prefetch);
  const prefetcher: Prefetcher = {
    items: (resource, ids, fields) => entities(resource).prefetch(ids, fields),
    list: (list, fields) => lists.prefetch(list, fields),
    maximumOf: (route) => sizes.maximumOf(route),
  };
  const slugLoaders = new Map<Resource, SlugLoader>();
  const slugs = <R extends Resource>(resource: R): SlugLoader<R> => {
    const loader =
      slugLoaders.get(resource) ?? new SlugLoader({ lists, resource, entities, sizes, isIdentified });
    slugLoaders.set(resource, loader);
    return loader as SlugLoader<R>;
  };
  const pages = new PageLoader(lists, sizes, gate);
  const subtypes = new SubtypeLoader(client, sizes, site);
  const sitePages = createSitePageLoader(client);
  const alternates = createAlternateLinkLoader(client);
  const searches = createSearchLoader(client, sizes, site, pages);
  const indexes = createIndexLoader(client);
  const frontPage = createFrontPageLoader(client);
  const menus = new MenuLoader(client, memory, frontPage, sizes, service);
  const pageHeads = createPageHeadLoader(client);
  const coAuthors = createCoAuthorLoader(client);
  const postFormats = createPostFormatLoader(client);
  const routeStates = createRouteStateLoader(client, memory);
  const rawLoaders = new Map<Resource, RawLoader>();
  const raws = (resource: Resource): RawLoader => {
    const loader = rawLoaders.get(resource) ?? new RawLoader(client, resource, gate, sizes);
    rawLoaders.set(resource, loader);
    return loader;
  };
  const joinedLoaders = new Map<string, JoinedLoader>();
  const joined = (join: JoinedRoute, owner: Resource, query?: JoinedQuery): JoinedLoader => {
    const key = `${join.route} ${JSON.stringify(query)}`;
    const loader =
      joinedLoaders.get(key) ??
      new JoinedLoader({
        ...{ client, join, owner: owner.route, query, gate, sizes, reads },
        refresh: (id, keys) => inBackground().joined(join, owner, { id, reads: keys, leadsOn: false }, query),
      });
    joinedLoaders.set(key, loader);
    return loader;
  };
  const settings = createSettingsLoader({ caller: isIdentified ? client : undefined, service }, memory);
  const viewer = createViewerLoader(client);
  const openedBy = ({ service: isService = false }: OpenedBy): WordPressClient => {
    if (!(isService && service)) return client;
    reads?.use.notePrivate();
    return service.client;
  };
  /** Menus and settings may be read with the service credential, which bypasses the recording of cache tags. */
  const noteAnything = () => reads?.use.note({ asOf: reads.caches.now(), tags: [ANY_CHANGE] }, 'MISS');
  return {
    byId: (resource, id, fields, embedding) => entities(resource).load(id, fields, embedding),
    // Not tracked: it waits for a batch, which waits for what is tracked.
    named: (resource, id, fields, embedding) => namedItems.load(resource, id, fields, embedding),
    inLanguage: (resource, id, language, fields) => translated.load(resource, id, language, fields),
    byIds: (resource, ids, fields) => entities(resource).loadMany(ids, fields),
    joined: (join, owner, key, query) => joined(join, owner, query).load(key),
    prime: (resource, rows, fields) => void entities(resource).prime(rows, fields),
    item: <R extends Resource>(resource: R, id: number, fields: RestFields, opened: OpenedBy) =>
      gate.track(async () => {
        const row = await requestItem(openedBy(opened), resource, id, fields, {
          password: opened.password,
          ...(opened.isEdited === true && { context: 'edit' }),
        });
        return row && typedRow(resource, row);
      }),
    raw: (resource, id, fields) => (isIdentified ? raws(resource).load(id, fields) : Promise.resolve(null)),
    autosaves: (resource, id, reads, opened = {}) =>
      gate.track(() => requestAutosaves(openedBy(opened), resource, id, reads)),
    viewer: (fields) => (isIdentified ? gate.track(() => viewer.load(fields)) : Promise.resolve(null)),
    settings: (fields) => {
      noteAnything();
      return gate.track(() => settings.load(fields));
    },
    bySlug: (resource, slug, fields, embedding) =>
      gate.track(() => slugs(resource).load(slug, fields, embedding)),
    page: (list) => pages.load(list),
    subtype: (id) => gate.track(() => subtypes.load(id)),
    sitePage: (path) => gate.track(() => sitePages.load(path)),
    alternateLinks: (path) => gate.track(() => alternates.load(path)),
    search: (search) => gate.track(() => searches.load(search)),
    index: (fields) => gate.track(() => indexes.load(fields)),
    menus: (wish) => {
      noteAnything();
      return gate.track(() => menus.all(wish));
    },
    menusOf: (source, wish) => {
      noteAnything();
      return gate.track(() => menus.of(source, wish));
    },
    menu: (key, wish) => {
      noteAnything();
      return gate.track(() => menus.find(key, wish));
    },
    menuItems: ({ items }) => gate.track(async () => (typeof items === 'function' ? await items() : items)),
    frontPage: (path) => gate.track(() => frontPage(path)),
    pageHead: (url) => gate.track(() => pageHeads.load(url)),
    coAuthor: (slug) => gate.track(() => coAuthors.load(slug)),
    postFormats: () => gate.track(postFormats),
    get: (route, query) => gate.track(async () => (await client.request({ route, query })).body),
    routeState: (route) => routeStates.load(route),
  };
}
