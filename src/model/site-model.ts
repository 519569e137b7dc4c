import { linkFolders, siteAddresses } from './addresses.ts';
import { type CoreFeatures, MODERN_CORE } from './core-features.ts';
import { CORE_TAXONOMIES, CORE_TYPES } from './core-types.ts';
import type { Discovery } from './discovery.ts';
import { NO_EXTRAS, type ResourceExtras, resourceExtras } from './fields/resource-extras.ts';
import { type SettingsModel, settingsModel } from './fields/settings-model.ts';
import type { ImageSize } from './image-size.ts';
import type { LanguageModel } from './language-model.ts';
import { languagesOf } from './languages.ts';
import { type JoinedRoute, joinedRoutes } from './namespaces/joined-route.ts';
import {
  AUTHORS,
  COMMENTS,
  type ContentTypeModel,
  MEDIA,
  type Resource,
  SETTINGS,
  type TaxonomyModel,
} from './resources.ts';
import { type RoutePaging, routePaging } from './route-paging.ts';

/** The site as loaders and schemas see it: plain data, built once from a discovery. */
export interface SiteModel {
  readonly restRoot: string;
  /** The site's home URL as WordPress reports it, without a trailing slash. Links start with it. */
  readonly home: string;
  /**
   * All addresses that are the site's own, without trailing slashes: the home URL first, then WordPress's own address
   * where it is another one, as for a headless site whose home is the front end.
   */
  readonly addresses: readonly [home: string, ...others: string[]];
  /** Folders below home that all links of a resource share, by the resource's key: `/books/`, or `/` for none. */
  readonly linkFolders: ReadonlyMap<string, string>;
  /** Its title, as plain text; empty if unknown. */
  readonly name: string;
  /** The namespaces of its REST API, which identify plugins. */
  readonly namespaces: readonly string[];
  /** Whether Rank Math exposes the heads of pages. */
  readonly hasRankMathHead: boolean;
  /** What its version of WordPress has. */
  readonly core: CoreFeatures;
  readonly contentTypes: readonly ContentTypeModel[];
  readonly taxonomies: readonly TaxonomyModel[];
  /** What each resource's items have beyond WordPress's own fields, by the resource's key. */
  readonly extras: ReadonlyMap<string, ResourceExtras>;
  readonly settings: SettingsModel;
  /** How the lists of its resources can be read in parts, by route. */
  readonly paging: ReadonlyMap<string, RoutePaging>;
  /** Routes of further namespaces whose fields join those of post types. */
  readonly joins: readonly JoinedRoute[];
  /**
   * Whether media cannot be read, while content has the addresses of its featured images: `jetpack_featured_media_url`, as
   * on WordPress.com.
   */
  readonly imageAddresses: boolean;
  /** Its languages; `undefined` if nothing on it has languages, and empty if it does not list them. */
  readonly languages: readonly LanguageModel[] | undefined;
  /** The sizes to which it cuts images; `undefined` if nothing on it lists them. */
  readonly imageSizes: readonly ImageSize[] | undefined;
}

/** What of a model is one site's own. */
const OWN = ['restRoot', 'home', 'addresses', 'linkFolders', 'name'] as const;

/**
 * What a schema is built from: all of the model but what is one site's own, which resolvers read from the context of each
 * operation. Sites of one shape share one schema.
 */
export type SiteShape = Omit<SiteModel, (typeof OWN)[number]>;

/** The shape of a site. */
export function shapeOf(model: SiteModel): SiteShape {
  const shape: Partial<SiteModel> = { ...model };
  for (const key of OWN) Reflect.deleteProperty(shape, key);
  return shape as SiteShape;
}

/** Internal post types of WordPress (templates, patterns, fonts, menus), and those served as Media. */
const isInternal = (slug: string): boolean =>
  slug === 'attachment' ||
  slug === 'nav_menu_item' ||
  slug === 'nav_menu' ||
  slug === 'link_category' ||
  slug.startsWith('wp_');

/** Some core types nest under others and have a pattern as their REST base: they cannot be requested directly. */
const isServed = ({
  slug,
  restBase,
  restNamespace,
}: {
  slug: string;
  restBase: string;
  restNamespace: string;
}): boolean => !isInternal(slug) && /^[\w/-]+$/.test(`${restNamespace}/${restBase}`);

const routeOf = (thing: { restNamespace: string; restBase: string }): string =>
  `/${thing.restNamespace}/${thing.restBase}`;

/** Jetpack adds it to content: the address of the featured image, or an empty text. */
export const IMAGE_ADDRESS = 'jetpack_featured_media_url';

/** What {@link buildSiteModel} needs; without `routes`, items have only WordPress's own fields. */
type Discovered = Pick<Discovery, 'restRoot' | 'home' | 'types' | 'taxonomies'> &
  Partial<
    Pick<
      Discovery,
      | 'routes'
      | 'name'
      | 'namespaces'
      | 'core'
      | 'hasRankMathHead'
      | 'describedNamespaces'
      | 'languages'
      | 'imageSizes'
      | 'url'
    >
  >;

/** Builds the model that loaders and schemas read. Pure: equal discoveries give equal models. */
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
      ...(type.archiveSlug !== undefined && { archiveSlug: type.archiveSlug }),
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
    addresses: siteAddresses(discovery),
    name: discovery.name ?? '',
    namespaces: discovery.namespaces ?? [],
    hasRankMathHead: discovery.hasRankMathHead ?? false,
    core: discovery.core ?? MODERN_CORE,
    contentTypes,
    taxonomies: taxonomyModels,
  };
  const routes = discovery.routes ?? {};
  const { namespaces } = model;
  const { describedNamespaces } = discovery;
  const extras = extrasOfAll(model, routes, discovery.languages);
  return {
    ...{ ...model, extras, settings: settingsModel(routes[SETTINGS.route]) },
    imageAddresses:
      !routes[MEDIA.route]?.samples.length &&
      contentTypes.some(({ route }) => hasImageAddress(routes[route])),
    languages: languagesOf(discovery.languages, extras.values()),
    imageSizes: discovery.imageSizes,
    paging: new Map(
      resourcesOf(model).map((resource) => [resource.route, routePaging(resource, routes[resource.route])]),
    ),
    linkFolders: linkFolders(resourcesOf(model), routes),
    joins: joinedRoutes({ namespaces, describedNamespaces, routes }, resourcesOf(model)),
  };
}

const hasImageAddress = (route: Discovery['routes'][string] | undefined): boolean =>
  route !== undefined &&
  (IMAGE_ADDRESS in route.properties || route.samples.some((sample) => IMAGE_ADDRESS in sample));

/** What each resource's route declares or sends beyond WordPress's own fields. */
function extrasOfAll(
  site: Pick<SiteModel, 'contentTypes' | 'taxonomies'>,
  routes: Discovery['routes'],
  languages: Discovery['languages'],
): SiteModel['extras'] {
  const taken = new Set(site.taxonomies.map(({ restBase }) => restBase));
  return new Map(
    resourcesOf(site).flatMap(({ key, kind, route }) => {
      const described = routes[route];
      return described ? [[key, resourceExtras(kind, described, taken, languages)] as const] : [];
    }),
  );
}

/** What a resource's items have beyond WordPress's own fields. */
export const extrasOf = (site: Pick<SiteModel, 'extras'>, { key }: Pick<Resource, 'key'>): ResourceExtras =>
  site.extras.get(key) ?? NO_EXTRAS;

/** A site with core types only; `schema/schema.graphql` is printed from it. */
export const CORE_SITE: SiteModel = buildSiteModel({
  restRoot: 'https://example.com/wp-json/',
  home: 'https://example.com',
  types: undefined,
  taxonomies: undefined,
});

/** All resources of a site, both discovered and built-in. */
export function resourcesOf(site: Pick<SiteModel, 'contentTypes' | 'taxonomies'>): readonly Resource[] {
  return [...site.contentTypes, ...site.taxonomies, AUTHORS, MEDIA, COMMENTS];
}

/** All routes whose fields and parameters are discovered. */
export const describedRoutes = (
  site: Pick<SiteModel, 'contentTypes' | 'taxonomies' | 'joins'>,
): readonly string[] => [
  ...resourcesOf(site).map(({ route }) => route),
  ...site.joins.map(({ route }) => route),
  SETTINGS.route,
];
