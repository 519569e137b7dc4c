import type { DiscoveredTaxonomy, DiscoveredType, Discovery } from './discovery.ts';
import { settleNames } from './names.ts';
import {
  AUTHORS,
  COMMENTS,
  type ContentTypeModel,
  MEDIA,
  type Resource,
  type TaxonomyModel,
} from './resources.ts';

/** The site as the schema sees it: plain data, made once from what was discovered. */
export interface SiteModel {
  readonly restRoot: string;
  /** The site's home address as WordPress tells it, without a trailing slash: links begin with it. */
  readonly home: string;
  readonly contentTypes: readonly ContentTypeModel[];
  readonly taxonomies: readonly TaxonomyModel[];
}

/** Post types that are WordPress's own furniture (templates, patterns, fonts, menus), or served as Media. */
const isFurniture = (slug: string): boolean =>
  slug === 'attachment' ||
  slug === 'nav_menu_item' ||
  slug === 'nav_menu' ||
  slug === 'link_category' ||
  slug.startsWith('wp_');

/** What every WordPress has, for sites where `/wp/v2/types` or `/wp/v2/taxonomies` is blocked. */
const CORE_TYPES: readonly DiscoveredType[] = [
  {
    slug: 'post',
    name: 'Posts',
    description: '',
    hierarchical: false,
    hasArchive: false,
    taxonomies: ['category', 'post_tag'],
    restBase: 'posts',
    restNamespace: 'wp/v2',
  },
  {
    slug: 'page',
    name: 'Pages',
    description: '',
    hierarchical: true,
    hasArchive: false,
    taxonomies: [],
    restBase: 'pages',
    restNamespace: 'wp/v2',
  },
];
const CORE_TAXONOMIES: readonly DiscoveredTaxonomy[] = [
  {
    slug: 'category',
    name: 'Categories',
    description: '',
    hierarchical: true,
    types: ['post'],
    restBase: 'categories',
    restNamespace: 'wp/v2',
  },
  {
    slug: 'post_tag',
    name: 'Tags',
    description: '',
    hierarchical: false,
    types: ['post'],
    restBase: 'tags',
    restNamespace: 'wp/v2',
  },
];

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

/** Turns what was discovered into the model that loaders and schema read. Pure: the same discovery gives the same model. */
export function buildSiteModel(
  discovery: Pick<Discovery, 'restRoot' | 'home' | 'types' | 'taxonomies'>,
): SiteModel {
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

  return {
    restRoot: discovery.restRoot,
    home: discovery.home,
    contentTypes: types.map((type) => ({
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
    })),
    taxonomies: taxonomies.map((taxonomy) => ({
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
    })),
  };
}

/** A site with nothing but the core: what `schema/schema.graphql` is printed from. */
export const CORE_SITE: SiteModel = buildSiteModel({
  restRoot: 'https://example.com/wp-json/',
  home: 'https://example.com',
  types: undefined,
  taxonomies: undefined,
});

/** Every resource of a site, discovered and built in. */
export const resourcesOf = (site: SiteModel): readonly Resource[] => [
  ...site.contentTypes,
  ...site.taxonomies,
  AUTHORS,
  MEDIA,
  COMMENTS,
];
