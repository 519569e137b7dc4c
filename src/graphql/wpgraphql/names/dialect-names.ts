import { MEDIA, type Resource } from '../../../model/resources.ts';
import type { SiteShape } from '../../../model/site-model.ts';
import { type GivenDialect, type ToldName, toldNames } from './told-names.ts';

/** The names of a post type or taxonomy in the schema. */
export interface DialectName {
  /** `Post`. */
  readonly typeName: string;
  /** Its field at the root: `post`. */
  readonly single: string;
  /** Its list: `posts`. */
  readonly plural: string;
  /** Its list at the root: as {@link plural}, unless that is the name of the single field. */
  readonly rootList: string;
  /** In enums: `POST`; of taxonomies, the single name: `TAG`. */
  readonly enumName: string;
}

/** Names that core types have, whatever their labels are. */
const CORE: Readonly<Record<string, readonly [single: string, plural: string]>> = {
  'post_type/post': ['post', 'posts'],
  'post_type/page': ['page', 'pages'],
  attachment: ['mediaItem', 'mediaItems'],
  'taxonomy/category': ['category', 'categories'],
  'taxonomy/post_tag': ['tag', 'tags'],
};

export interface DialectNames {
  of(resource: Resource): DialectName;
}

/**
 * The names of a site's types. WPGraphQL takes them from registration, which REST does not show: they are guessed from the
 * slug and the label, as most plugins choose them.
 */
export function dialectNames(site: SiteShape, given: GivenDialect = {}): DialectNames {
  const told = toldNames(site, given);
  const taken = new Set<string>(RESERVED);
  const names = new Map<string, DialectName>();
  const resources: readonly Resource[] = [MEDIA, ...site.contentTypes, ...site.taxonomies];
  const isCore = ({ key }: Resource) => Object.hasOwn(CORE, key);
  // Names that are certain come first: guessed ones give way.
  const rankOf = (resource: Resource) => (isCore(resource) ? 0 : told.has(resource.key) ? 1 : 2);
  for (const resource of [...resources].sort((one, other) => rankOf(one) - rankOf(other))) {
    names.set(resource.key, nameOf(resource, taken, told.get(resource.key)));
  }
  return {
    of({ key }) {
      const name = names.get(key) ?? (key === 'taxonomy/post_format' ? POST_FORMAT : undefined);
      if (!name) throw new TypeError(`Expected a name for ${key}.`);
      return name;
    },
  };
}

const POST_FORMAT: DialectName = {
  ...{ typeName: 'PostFormat', single: 'postFormat', plural: 'postFormats' },
  ...{ rootList: 'postFormats', enumName: 'POSTFORMAT' },
};

/** Fields of the root and types that a custom type must not take. */
const RESERVED =
  `node nodebyuri viewer user users comment comments menu menus menuitem menuitems contentnode contentnodes
  contenttype contenttypes taxonomy taxonomies termnode terms postformat postformats plugin plugins theme themes
  userrole userroles revisions generalsettings readingsettings writingsettings discussionsettings permalinksettings
  allsettings`.split(/\s+/);

function nameOf(resource: Resource, taken: Set<string>, told: ToldName = {}): DialectName {
  const slug = 'slug' in resource ? resource.slug : resource.key;
  const [guessedSingle, guessedPlural] = Object.hasOwn(CORE, resource.key)
    ? (CORE[resource.key] ?? [slug, slug])
    : guess(resource, slug, told.single);
  const [single, plural] = [told.single ?? guessedSingle, told.plural ?? guessedPlural];
  let unique = single;
  for (let number = 2; taken.has(unique.toLowerCase()); number++) unique = `${single}${number}`;
  taken.add(unique.toLowerCase());
  let list = plural;
  for (let number = 2; list !== unique && taken.has(list.toLowerCase()); number++)
    list = `${plural}${number}`;
  taken.add(list.toLowerCase());
  const rootList = list === unique ? `all${capitalised(list)}` : list;
  return {
    typeName: told.typeName ?? capitalised(unique),
    single: unique,
    plural: list,
    rootList,
    enumName: resource.kind === 'term' ? enumName(unique.toUpperCase()) : enumName(slug.toUpperCase()),
  };
}

function guess(resource: Resource, slug: string, told?: string): readonly [single: string, plural: string] {
  const single = told ?? camelCase(slug);
  const restBase = 'restBase' in resource ? resource.restBase : '';
  const label = /^[\p{Script=Latin}\d\s_-]+$/u.test(resource.label) ? camelCase(resource.label) : '';
  // By default, the REST base is the slug, which is no plural.
  const base = restBase === slug ? '' : camelCase(restBase);
  return [single, label || base || `${single}s`];
}

function camelCase(text: string): string {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const joined = words.map((word, index) => (index === 0 ? lowerFirst(word) : capitalised(word))).join('');
  return /^\d/.test(joined) ? `_${joined}` : joined;
}

const lowerFirst = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A name in an enum: other signs than letters and digits are underscores. */
export function enumName(text: string): string {
  const name = text.toUpperCase().replace(/[^A-Z0-9_]/g, '_');
  return /^\d/.test(name) ? `_${name}` : name;
}
