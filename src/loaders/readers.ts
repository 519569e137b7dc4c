import { ANY_CHANGE } from '../cache/site-caches.ts';
import type { JoinedQuery, JoinedRoute } from '../model/namespaces/joined-route.ts';
import type { Resource } from '../model/resources.ts';
import { CORE_SITE } from '../model/site-model.ts';
import type { WordPressClient } from '../wordpress/rest/client.ts';
import type { RestFields } from '../wordpress/rest/fields.ts';
import { EntityLoader } from './entities/entity-loader.ts';
import { NamedItems } from './entities/named-items.ts';
import { RawLoader } from './entities/raw-loader.ts';
import { EmbeddedAuthors } from './entities/relations/embedded-authors.ts';
import { EmbeddingChoice } from './entities/relations/embedding-choice.ts';
import { FollowedRelations } from './entities/relations/followed-relations.ts';
import { requestItem } from './entities/request-item.ts';
import { SlugLoader } from './entities/slug-loader.ts';
import { SubtypeLoader } from './entities/subtype-loader.ts';
import { TermLoader } from './entities/term-loader.ts';
import { TranslatedItems } from './entities/translated-items.ts';
import { JoinedLoader } from './joined/joined-loader.ts';
import { ListLoader } from './lists/list-loader.ts';
import { PageLoader } from './lists/page-loader.ts';
import { createSearchLoader } from './lists/search-loader.ts';
import type { CallerRights, Loaders, OpenedBy } from './loaders.ts';
import { RouteSizes } from './paging/route-sizes.ts';
import type { Prefetcher } from './prefetch/operation-prefetch.ts';
import { cachedClient } from './shared/cached-client.ts';
import { DispatchGate } from './shared/dispatch-gate.ts';
import { readsBehind } from './shared/read-caches.ts';
import { typedRow } from './shared/typed-row.ts';
import { createAlternateLinkLoader } from './site/alternate-link-loader.ts';
import { requestAutosaves } from './site/autosave-loader.ts';
import { createCoAuthorLoader } from './site/co-author-loader.ts';
import { createFrontPageLoader } from './site/front-page-loader.ts';
import { createIndexLoader } from './site/index-loader.ts';
import { MenuLoader } from './site/menu-loader.ts';
import { createPageHeadLoader } from './site/page-head-loader.ts';
import { createPostFormatLoader } from './site/post-format-loader.ts';
import { createRouteStateLoader } from './site/route-state-loader.ts';
import { createSettingsLoader } from './site/settings-loader.ts';
import type { SiteMemory } from './site/site-memory.ts';
import { createSitePageLoader } from './site/site-page-loader.ts';
import { createViewerLoader } from './site/viewer-loader.ts';
import type { Writer } from './writes/writer.ts';

/** The loaders of one operation that read; they share its batches. */
export function createReaders(
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
  const isPrefetched = prefetch && ((resource: Resource) => prefetch.expects(resource));
  const embeddings = new EmbeddingChoice({
    counts: memory.termCounts,
    taxonomies: site.taxonomies,
    isPrefetched,
    canFollow: client.canFollow,
  });
  let behind: Omit<Loaders, keyof Writer> | undefined;
  /** For the caches, in the background. */
  const inBackground = () => {
    const rights = { isIdentified, site, reads: reads && readsBehind(reads) };
    behind ??= createReaders(bound, memory, rights);
    return behind;
  };
  const followed = new FollowedRelations({
    ...{ client, reads, isPrefetched },
    entities: (resource) => entities(resource),
  });
  const entityLoaders = new Map<Resource, EntityLoader>();
  const entities = <R extends Resource>(resource: R): EntityLoader<R> => {
    const loader =
      entityLoaders.get(resource) ??
      new EntityLoader({
        ...{
          client,
          resource,
          gate,
          terms,
          entities,
          embeddings,
          embeddedAuthors,
          sizes,
          isIdentified,
          followed,
        },
        ...{ reads, prefetch },
        refresh: (ids, fields) => inBackground().byIds(resource, ids, fields),
      });
    entityLoaders.set(resource, loader);
    // The key determines the resource of its loader, which the map's type cannot express.
    return loader as EntityLoader<R>;
  };
  const namedItems = new NamedItems(client, entities, isIdentified);
  const translated = new TranslatedItems({ client, entities, named: namedItems, sizes, gate });
  const lists = new ListLoader(client, entities, memory, sizes, followed, reads, prefetch);
  const prefetcher: Prefetcher = {
    items: (resource, ids, fields) => entities(resource).prefetch(ids, fields),
    list: (list, fields) => lists.prefetch(list, fields),
    maximumOf: (route) => sizes.maximumOf(route),
  };
  const slugLoaders = new Map<Resource, SlugLoader>();
  const slugs = <R extends Resource>(resource: R): SlugLoader<R> => {
    const loader =
      slugLoaders.get(resource) ??
      new SlugLoader({ lists, resource, entities, embeddings, sizes, isIdentified });
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
    canFollow: client.canFollow === true,
    byId: (resource, id, fields, relations) => entities(resource).load(id, fields, relations),
    // Not tracked: it waits for a batch, which waits for what is tracked.
    named: (resource, id, fields, relations) => {
      prefetch?.confirm(resource, [id]);
      return namedItems.load(resource, id, fields, relations);
    },
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
    bySlug: (resource, slug, fields, relations) =>
      gate.track(async () => {
        const rows = await slugs(resource).load(slug, fields, relations);
        prefetch?.confirm(
          resource,
          rows.map(({ id }) => id),
        );
        return rows;
      }),
    likelyId: (resource, slug) => prefetch?.guessBySlug(resource, slug),
    likelyItem: (resources, path) => prefetch?.guessByPath(resources, path),
    prefetch: (resource, id, fields, relations) => entities(resource).prefetch([id], fields, relations),
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
