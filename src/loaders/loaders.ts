import type { JsonObject } from '../base/json.ts';
import { ANY_CHANGE } from '../cache/site-caches.ts';
import type { Change } from '../changes/changes.ts';
import type { ContentTypeModel, Resource } from '../model/resources.ts';
import type { MenuKey } from '../wordpress/menus/menu-match.ts';
import type { Menu, MenuItem } from '../wordpress/menus/menu-model.ts';
import type { FrontPage } from '../wordpress/menus/navigation-page.ts';
import type { WordPressClient } from '../wordpress/rest/client.ts';
import type { RestFields } from '../wordpress/rest/fields.ts';
import type { UntypedRow } from '../wordpress/rest/rows.ts';
import type { RevisionRow, RowOf, ViewerRow } from '../wordpress/rest/shapes.ts';
import type { Embedding } from './entities/embedding.ts';
import { EntityLoader } from './entities/entity-loader.ts';
import { RawLoader } from './entities/raw-loader.ts';
import { askItem } from './entities/request-item.ts';
import { SlugLoader } from './entities/slug-loader.ts';
import { SubtypeLoader } from './entities/subtype-loader.ts';
import { TermLoader } from './entities/term-loader.ts';
import { ListLoader } from './lists/list-loader.ts';
import { type LoadedPage, PageLoader, type PageOfList } from './lists/page-loader.ts';
import { createSearchLoader, type SearchAnswer, type SearchRequest } from './lists/search-loader.ts';
import { cachedClient } from './shared/cached-client.ts';
import { DispatchGate } from './shared/dispatch-gate.ts';
import type { ReadCaches } from './shared/read-caches.ts';
import type { ServiceReader } from './shared/service-reader.ts';
import { typedRow } from './shared/typed-row.ts';
import { askAutosaves } from './site/autosave-loader.ts';
import { createFrontPageLoader } from './site/front-page-loader.ts';
import { createIndexLoader } from './site/index-loader.ts';
import { MenuLoader, type MenuWish } from './site/menu-loader.ts';
import { createPageHeadLoader } from './site/page-head-loader.ts';
import { createRouteStateLoader } from './site/route-state-loader.ts';
import { createSettingsLoader } from './site/settings-loader.ts';
import { createSiteMemory, type RouteState, type SiteMemory } from './site/site-memory.ts';
import { createSitePageLoader, type SitePage } from './site/site-page-loader.ts';
import { createViewerLoader } from './site/viewer-loader.ts';
import { createWriter, type Writer } from './writes/writer.ts';

/**
 * Everything that one operation may ask of WordPress, batched and never asked twice. Made anew for each operation, so
 * that no caller sees what was fetched for another.
 */
export interface Loaders extends Writer {
  /** An item by its database id; `null` where it does not exist or the caller may not see it. */
  byId<R extends Resource>(
    resource: R,
    id: number,
    fields: RestFields,
    embedding?: Embedding,
  ): Promise<RowOf<R> | null>;
  /** Items in the order of their ids, each as {@link byId} gives it. One that fails, fails them all. */
  byIds<R extends Resource>(
    resource: R,
    ids: readonly number[],
    fields: RestFields,
  ): Promise<readonly (RowOf<R> | null)[]>;
  /**
   * An item by its own address, for what opens this one item alone; not kept for others who ask for it.
   *
   * @throws PressgraphError FORBIDDEN where the password is not the item's.
   */
  item<R extends Resource>(
    resource: R,
    id: number,
    fields: RestFields,
    opened: OpenedBy,
  ): Promise<RowOf<R> | null>;
  /** An item as its editors see it, by fields such as `content.raw`; `null` for who may not edit it. */
  raw(resource: Resource, id: number, fields: readonly string[]): Promise<UntypedRow | null>;
  /** What was typed and not saved of an item, newest first. Refused to who may not edit it. */
  autosaves(
    resource: ContentTypeModel,
    id: number,
    reads: readonly string[],
    opened?: OpenedBy,
  ): Promise<readonly RevisionRow[]>;
  /** The user whom the caller's credential speaks for, as they see themselves; `null` for the anonymous. */
  viewer(fields: readonly string[]): Promise<ViewerRow | null>;
  /** The site's settings; `null` for who may not see them. */
  settings(fields: readonly string[]): Promise<JsonObject | null>;
  /** All items with a slug: several where pages under different parents share it. */
  bySlug<R extends Resource>(
    resource: R,
    slug: string,
    fields: RestFields,
    embedding?: Embedding,
  ): Promise<readonly RowOf<R>[]>;
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

/** What opens an item to who could not see it otherwise. */
export interface OpenedBy {
  /** The item's own password. */
  readonly password?: string;
  /** With the gateway's own credential: for who has a valid preview token of this very item. */
  readonly service?: boolean;
}

/** With whose rights an operation is asked. */
export interface CallerRights {
  /** Whether the client speaks for somebody, who may see more than the public. */
  readonly isIdentified: boolean;
  /** The gateway's own credential. */
  readonly service?: ServiceReader | undefined;
  /** What is held for the public; `undefined` for whom nothing is held. */
  readonly reads?: ReadCaches | undefined;
  /** Hears what was written. */
  readonly onWritten?: ((change: Change) => void) | undefined;
}

/**
 * @param client Already bound to the operation's signal, and to what speaks for its caller.
 * @param memory Of the site, and of one caller: it outlives the operation.
 */
export function createLoaders(
  client: WordPressClient,
  memory: SiteMemory = createSiteMemory(),
  rights: CallerRights = { isIdentified: false },
): Loaders {
  // Who has written wants to see what is there now.
  const afterWriting = { ...rights, reads: undefined };
  const forget = () => void Object.assign(loaders, createReaders(client, memory, afterWriting));
  const loaders: Loaders = {
    ...createReaders(client, memory, rights),
    ...createWriter(client, forget, rights.onWritten),
  };
  return loaders;
}

function createReaders(
  asked: WordPressClient,
  memory: SiteMemory,
  { isIdentified, service, reads }: CallerRights,
): Omit<Loaders, keyof Writer> {
  const client = reads ? cachedClient(asked, reads) : asked;
  const gate = new DispatchGate();
  const terms = new TermLoader(client, memory);
  const entityLoaders = new Map<Resource, EntityLoader>();
  const entities = <R extends Resource>(resource: R): EntityLoader<R> => {
    const loader =
      entityLoaders.get(resource) ??
      new EntityLoader(client, resource, gate, terms, entities, isIdentified, reads);
    entityLoaders.set(resource, loader);
    // The map's key says which resource its loader is for, which its type cannot.
    return loader as EntityLoader<R>;
  };
  const lists = new ListLoader(client, entities, memory, reads);
  const slugLoaders = new Map<Resource, SlugLoader>();
  const slugs = <R extends Resource>(resource: R): SlugLoader<R> => {
    const loader = slugLoaders.get(resource) ?? new SlugLoader(lists, resource, entities, isIdentified);
    slugLoaders.set(resource, loader);
    return loader as SlugLoader<R>;
  };
  const pages = new PageLoader(lists, gate);
  const subtypes = new SubtypeLoader(client);
  const sitePages = createSitePageLoader(client);
  const searches = createSearchLoader(client);
  const indexes = createIndexLoader(client);
  const frontPage = createFrontPageLoader(client);
  const menus = new MenuLoader(client, memory, frontPage, service);
  const pageHeads = createPageHeadLoader(client);
  const routeStates = createRouteStateLoader(client, memory);
  const rawLoaders = new Map<Resource, RawLoader>();
  const raws = (resource: Resource): RawLoader => {
    const loader = rawLoaders.get(resource) ?? new RawLoader(client, resource, gate);
    rawLoaders.set(resource, loader);
    return loader;
  };
  const settings = createSettingsLoader({ caller: isIdentified ? client : undefined, service }, memory);
  const viewer = createViewerLoader(client);
  const openedBy = ({ service: isService = false }: OpenedBy): WordPressClient => {
    if (!(isService && service)) return client;
    reads?.use.notePrivate();
    return service.client;
  };
  /** Menus and settings may come by the service credential, past all that takes note of what an answer is made of. */
  const noteAnything = () => reads?.use.note({ asOf: reads.caches.now(), tags: [ANY_CHANGE] }, 'MISS');
  return {
    byId: (resource, id, fields, embedding) => entities(resource).load(id, fields, embedding),
    byIds: (resource, ids, fields) => entities(resource).loadMany(ids, fields),
    item: <R extends Resource>(resource: R, id: number, fields: RestFields, opened: OpenedBy) =>
      gate.track(async () => {
        const row = await askItem(openedBy(opened), resource, id, fields, { password: opened.password });
        return row && typedRow(resource, row);
      }),
    raw: (resource, id, fields) => (isIdentified ? raws(resource).load(id, fields) : Promise.resolve(null)),
    autosaves: (resource, id, reads, opened = {}) =>
      gate.track(() => askAutosaves(openedBy(opened), resource, id, reads)),
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
    search: (search) => gate.track(() => searches.load(search)),
    index: (fields) => gate.track(() => indexes.load(fields)),
    menus: (wish) => {
      noteAnything();
      return gate.track(() => menus.all(wish));
    },
    menu: (key, wish) => {
      noteAnything();
      return gate.track(() => menus.find(key, wish));
    },
    menuItems: ({ items }) => gate.track(async () => (typeof items === 'function' ? await items() : items)),
    frontPage: (path) => gate.track(() => frontPage(path)),
    pageHead: (url) => gate.track(() => pageHeads.load(url)),
    routeState: (route) => routeStates.load(route),
  };
}
