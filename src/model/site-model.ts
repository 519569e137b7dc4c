import { CORE_TAXONOMIES, CORE_TYPES } from './core-types.ts';
import type { Discovery } from './discovery.ts';
import type { ClaimTypeName } from './fields/field-model.ts';
import { NO_EXTRAS, type ResourceExtras, resourceExtras } from './fields/resource-extras.ts';
import { type SettingsModel, settingsModel } from './fields/settings-model.ts';
import {
  claimInputNames,
  claimTypeNames,
  RESERVED_FIELDS,
  RESERVED_INPUT_FIELDS,
  RESERVED_MEDIA_FIELDS,
  settleNames,
} from './naming/names.ts';
import {
  AUTHORS,
  COMMENTS,
  type ContentTypeModel,
  MEDIA,
  type Resource,
  SETTINGS,
  type TaxonomyModel,
} from './resources.ts';

/** The site as the schema sees it: plain data, made once from what was discovered. */
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
  /** What the items of each resource have beyond WordPress's own, by the resource's type name. */
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

/** Turns what was discovered into the model that loaders and schema read. Pure: the same discovery gives the same model. */
export function buildSiteModel(discovery: Discovered): SiteModel {
  const types = (discovery.types ?? CORE_TYPES).filter(isServed);
  const taxonomies = (discovery.taxonomies ?? CORE_TAXONOMIES).filter(isServed);
  const taken = new Set<string>();
  const typeNames = settleNames(types, 'content', taken);
  const taxonomyNames = settleNames(taxonomies, 'term', taken);
  const named = <T extends { slug: string }>(thing: T, names: typeof typeNames) => {
    const found = names.get(thing.slug);
    if (!found) throw new TypeError(`Expected a settled name for ${thing.slug}.`);
    return found;
  };

  const contentTypes = types.map(
    (type): ContentTypeModel => ({
      kind: 'content',
      ...named(type, typeNames),
      slug: type.slug,
      route: routeOf(type),
      label: type.name,
      description: type.description,
      hierarchical: type.hierarchical,
      hasArchive: type.hasArchive,
      restBase: type.restBase,
      restNamespace: type.restNamespace,
      taxonomies: type.taxonomies.filter((slug) => taxonomyNames.has(slug)),
    }),
  );
  const taxonomyModels = taxonomies.map(
    (taxonomy): TaxonomyModel => ({
      kind: 'term',
      ...named(taxonomy, taxonomyNames),
      slug: taxonomy.slug,
      route: routeOf(taxonomy),
      label: taxonomy.name,
      description: taxonomy.description,
      hierarchical: taxonomy.hierarchical,
      restBase: taxonomy.restBase,
      restNamespace: taxonomy.restNamespace,
      contentTypes: taxonomy.types.filter((slug) => typeNames.has(slug)),
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
  const claim = claimTypeNames(taken);
  const claimInput = claimInputNames(resourcesOf(model).map(({ typeName }) => typeName));
  const extras = extrasOf(model, routes, claim, claimInput);
  return { ...model, extras, settings: settingsModel(routes[SETTINGS.route], claim, claimInput) };
}

/** The names of a type's fields that WordPress's design settles: what lists hang on it depends on the site. */
function namesOn(
  resource: Resource,
  { contentTypes, taxonomies }: Pick<SiteModel, 'contentTypes' | 'taxonomies'>,
): ReadonlySet<string> {
  const lists =
    resource.kind === 'content'
      ? taxonomies.filter(({ slug }) => resource.taxonomies.includes(slug))
      : resource.kind === 'term'
        ? contentTypes.filter(({ slug }) => resource.contentTypes.includes(slug))
        : contentTypes;
  const own = resource.kind === 'media' ? RESERVED_MEDIA_FIELDS : [];
  return new Set([...RESERVED_FIELDS, ...own, ...lists.map(({ plural }) => plural)]);
}

/** The names of fields that inputs have by design, those of the taxonomies among them. */
const inputNamesOf = (taxonomies: readonly TaxonomyModel[]): ReadonlySet<string> =>
  new Set([
    ...RESERVED_FIELDS,
    ...RESERVED_INPUT_FIELDS,
    ...taxonomies.flatMap(({ singular }) => [`${singular}Ids`, `${singular}Slugs`]),
  ]);

/** What each resource's route declares and sends beyond WordPress's own. */
function extrasOf(
  site: Pick<SiteModel, 'contentTypes' | 'taxonomies'>,
  routes: Discovery['routes'],
  claim: ClaimTypeName,
  claimInput: ClaimTypeName,
): SiteModel['extras'] {
  const keys = new Set(site.taxonomies.map(({ restBase }) => restBase));
  const inputs = { names: inputNamesOf(site.taxonomies), claim: claimInput };
  return new Map(
    resourcesOf(site).flatMap((resource) => {
      const route = routes[resource.route];
      return route
        ? [
            [
              resource.typeName,
              resourceExtras(resource, route, { keys, names: namesOn(resource, site) }, claim, inputs),
            ] as const,
          ]
        : [];
    }),
  );
}

/** What a resource's items have beyond WordPress's own. */
export const extrasOfType = (site: SiteModel, typeName: string): ResourceExtras =>
  site.extras.get(typeName) ?? NO_EXTRAS;

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
