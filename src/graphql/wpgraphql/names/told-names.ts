import type { GivenNames } from '../../../base/given-names.ts';
import type { SiteShape } from '../../../model/site-model.ts';
import type { GivenFacts, GivenType } from './given-facts.ts';
import { matchTypes } from './match-types.ts';

/** What the owner of the gateway tells of the names. */
export interface GivenDialect {
  /** Names by slug. */
  readonly names?: GivenNames | undefined;
  /** Of the schema that the site had with the plugin. */
  readonly facts?: GivenFacts | undefined;
}

export type ToldName = Partial<GivenType>;

/** The names of post types and taxonomies that need no guess, by key: those of the file of names win. */
export function toldNames(
  site: SiteShape,
  { names = {}, facts }: GivenDialect,
): ReadonlyMap<string, ToldName> {
  const told = new Map<string, ToldName>();
  const { contentTypes = [], taxonomies = [] } = facts ?? {};
  for (const [registered, given] of [
    [site.contentTypes, contentTypes.filter(({ typeName }) => !CORE_TYPES.has(typeName))],
    [site.taxonomies, taxonomies.filter(({ typeName }) => !CORE_TYPES.has(typeName))],
  ] as const) {
    const own = registered.filter(({ slug }) => !CORE_SLUGS.has(slug));
    for (const [key, type] of matchTypes(own, given).byKey) told.set(key, asField(type));
  }
  for (const [slug, { graphql_single_name: single, graphql_plural_name: plural }] of Object.entries(names)) {
    const things = [...site.contentTypes, ...site.taxonomies];
    const thing = things.find((each) => each.key === slug) ?? things.find((each) => each.slug === slug);
    if (!thing || CORE_SLUGS.has(thing.slug) || (single ?? plural) === undefined) continue;
    const field = single && lowerFirst(single);
    const typeName = single && upperFirst(single);
    const former = told.get(thing.key);
    told.set(thing.key, {
      ...former,
      ...(field && { single: field, typeName: typeName ?? '' }),
      ...(plural && { plural: lowerFirst(plural) }),
    });
  }
  return told;
}

/** Types of the given schema for which the site has no post type or taxonomy. */
export function typesThatAreGone(site: SiteShape, { facts }: GivenDialect): readonly string[] {
  if (!facts) return [];
  const isOwn = ({ typeName }: GivenType) => !CORE_TYPES.has(typeName);
  return [
    ...matchTypes(
      site.contentTypes.filter(({ slug }) => !CORE_SLUGS.has(slug)),
      facts.contentTypes.filter(isOwn),
    ).unmatched,
    ...matchTypes(
      site.taxonomies.filter(({ slug }) => !CORE_SLUGS.has(slug)),
      facts.taxonomies.filter(isOwn),
    ).unmatched,
  ].map(({ typeName }) => typeName);
}

const CORE_TYPES = new Set(['Post', 'Page', 'MediaItem', 'Category', 'Tag', 'PostFormat']);
const CORE_SLUGS = new Set(['post', 'page', 'attachment', 'category', 'post_tag', 'post_format']);

/** `allNews` is the list of `news` at the root. */
function asField({ typeName, single, plural }: GivenType): ToldName {
  const field = single ?? lowerFirst(typeName);
  const isAll = plural !== undefined && plural.toLowerCase() === `all${field.toLowerCase()}`;
  return { typeName, single: field, ...(plural !== undefined && { plural: isAll ? field : plural }) };
}

const lowerFirst = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
const upperFirst = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
