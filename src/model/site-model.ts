import { CORE_TAXONOMIES, CORE_TYPES } from './core-types.ts';
import type { Discovery } from './discovery.ts';
import { NO_EXTRAS, type ResourceExtras, resourceExtras } from './fields/resource-extras.ts';
import { type SettingsModel, settingsModel } from './fields/settings-model.ts';
import {
  AUTHORS,
  COMMENTS,
  type ContentTypeModel,
  MEDIA,
  type Resource,
  SETTINGS,
  type TaxonomyModel,
} from './resources.ts';

/** The site as loaders and schemas see it: plain data, made once from what was discovered. */
export interface SiteModel {
  readonly restRoot: string;
  /** The site's home address as WordPress tells it, without a trailing slash: links begin with it. */
  readonly home: string;
  /** Its title, as plain text; empty where it was not told. */
  readonly name: string;
  /** The namespaces of its REST API, by which plugins can be told. */
  readonly namespaces: readonly string[];
  /** Whether Rank Math tells the heads of pages. */
  readonly hasRankMathHead: boolean;
  readonly contentTypes: readonly ContentTypeModel[];
  readonly taxonomies: readonly TaxonomyModel[];
  /** What the items of each resource have beyond WordPress's own, by the resource's key. */
  readonly extras: ReadonlyMap<string, ResourceExtras>;
  readonly settings: SettingsModel;
}

/** Post types that are WordPress's own furniture (templates, patterns, fonts, menus), or served as Media. */
const isFurniture = (slug: string): boolean =>
  slug === 'attachment' ||
  slug === 'nav_menu_item' ||
  slug === 'nav_menu' ||
  slug === 'link_category' ||
  slug.startsWith('wp_');

/** Some of WordPress's own types nest under others and have a pattern for a REST base: no request can name them alone. */
const isServed = ({
  slug,
  restBase,
  restNamespace,
}: {
  slug: string;
  restBase: string;
  restNamespace: string;
}): boolean => !isFurniture(slug) && /^[\w/-]+$/.test(`${restNamespace}/${restBase}`);

const routeOf = (thing: { restNamespace: string; restBase: string }): string =>
  `/${thing.restNamespace}/${thing.restBase}`;

/** What {@link buildSiteModel} needs; without `routes`, items have no more than WordPress's own fields. */
type Discovered = Pick<Discovery, 'restRoot' | 'home' | 'types' | 'taxonomies'> &
  Partial<Pick<Discovery, 'routes' | 'name' | 'namespaces' | 'hasRankMathHead'>>;

/** Turns what was discovered into the model that loaders and schemas read. Pure: the same discovery gives the same model. */
export function buildSiteModel(discovery: Discovered): SiteModel {
  const types = (discovery.types ?? CORE_TYPES).filter(isServed);
  const taxonomies = (discovery.taxonomies ?? CORE_TAXONOMIES).filter(isServed);
  const typeSlugs = new Set(types.map(({ slug }) => slug));
  const taxonomySlugs = new Set(taxonomies.map(({ slug }) => slug));

  const contentTypes = types.map(
    (type): ContentTypeModel => ({
      kind: 'content',
      key: `post_type/${type.slug}`,
      slug: type.slug,
      route: routeOf(type),
      label: type.name,
      description: type.description,
      hierarchical: type.hierarchical,
      hasArchive: type.hasArchive,
      restBase: type.restBase,
      restNamespace: type.restNamespace,
      taxonomies: type.taxonomies.filter((slug) => taxonomySlugs.has(slug)),
    }),
  );
  const taxonomyModels = taxonomies.map(
    (taxonomy): TaxonomyModel => ({
      kind: 'term',
      key: `taxonomy/${taxonomy.slug}`,
      slug: taxonomy.slug,
      route: routeOf(taxonomy),
      label: taxonomy.name,
      description: taxonomy.description,
      hierarchical: taxonomy.hierarchical,
      restBase: taxonomy.restBase,
      restNamespace: taxonomy.restNamespace,
      contentTypes: taxonomy.types.filter((slug) => typeSlugs.has(slug)),
    }),
  );
  const model = {
    restRoot: discovery.restRoot,
    home: discovery.home,
    name: discovery.name ?? '',
    namespaces: discovery.namespaces ?? [],
    hasRankMathHead: discovery.hasRankMathHead ?? false,
    contentTypes,
    taxonomies: taxonomyModels,
  };
  const routes = discovery.routes ?? {};
  return { ...model, extras: extrasOfAll(model, routes), settings: settingsModel(routes[SETTINGS.route]) };
}

/** What each resource's route declares and sends beyond WordPress's own. */
function extrasOfAll(
  site: Pick<SiteModel, 'contentTypes' | 'taxonomies'>,
  routes: Discovery['routes'],
): SiteModel['extras'] {
  const taken = new Set(site.taxonomies.map(({ restBase }) => restBase));
  return new Map(
    resourcesOf(site).flatMap(({ key, kind, route }) => {
      const described = routes[route];
      return described ? [[key, resourceExtras(kind, described, taken)] as const] : [];
    }),
  );
}

/** What a resource's items have beyond WordPress's own. */
export const extrasOf = (site: Pick<SiteModel, 'extras'>, { key }: Pick<Resource, 'key'>): ResourceExtras =>
  site.extras.get(key) ?? NO_EXTRAS;

/** A site with nothing but the core: what `schema/schema.graphql` is printed from. */
export const CORE_SITE: SiteModel = buildSiteModel({
  restRoot: 'https://example.com/wp-json/',
  home: 'https://example.com',
  types: undefined,
  taxonomies: undefined,
});

/** Every resource of a site, discovered and built in. */
export function resourcesOf(site: Pick<SiteModel, 'contentTypes' | 'taxonomies'>): readonly Resource[] {
  return [...site.contentTypes, ...site.taxonomies, AUTHORS, MEDIA, COMMENTS];
}

/** Every route that is asked what it takes and sends. */
export const describedRoutes = (site: Pick<SiteModel, 'contentTypes' | 'taxonomies'>): readonly string[] => [
  ...resourcesOf(site).map(({ route }) => route),
  SETTINGS.route,
];
