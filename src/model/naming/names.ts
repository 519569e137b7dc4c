import type { ClaimTypeName } from '../fields/field-model.ts';
import { camelCase, pascalCase } from './words.ts';

/** The three names that a kind of thing has in the schema. */
export interface SchemaNames {
  /** The GraphQL type: `Post`. */
  readonly typeName: string;
  /** The root field for one of them: `post`. */
  readonly singular: string;
  /** The root field for a list of them, and the field on what they belong to: `posts`. */
  readonly plural: string;
}

export interface NamedThing {
  /** WordPress's own key: `post`, `post_tag`, `e-landing-page`. */
  readonly slug: string;
  /** The last part of its REST route: `posts`, `tags`. */
  readonly restBase: string;
}

/** WordPress's own types keep the names that its users know, whatever else a site has. */
const CORE_NAMES: Readonly<Record<'content' | 'term', Readonly<Record<string, SchemaNames>>>> = {
  content: {
    post: { typeName: 'Post', singular: 'post', plural: 'posts' },
    page: { typeName: 'Page', singular: 'page', plural: 'pages' },
  },
  term: {
    category: { typeName: 'Category', singular: 'category', plural: 'categories' },
    post_tag: { typeName: 'Tag', singular: 'tag', plural: 'tags' },
  },
};
/** A site may call a type `constructor`, which every object has: only own keys count. */
const coreName = (kind: 'content' | 'term', slug: string): SchemaNames | undefined =>
  Object.hasOwn(CORE_NAMES[kind], slug) ? CORE_NAMES[kind][slug] : undefined;
const CORE = Object.values(CORE_NAMES).flatMap((names) => Object.values(names));

/** Names that the schema uses for something else, so that a discovered type cannot have them. */
const RESERVED_TYPES = new Set([
  ...`Query Mutation Subscription Node Content Term Author Media MediaSize Comment Site ContentType Taxonomy Revision
   PageInfo Settings File CommentStatus Search SearchResult Menu MenuItem Seo Block Viewer String Int Float Boolean ID DateTime URL JSON
   MenuSource Capability FrontPageKind PermalinkShape ContentFormat OrderDirection ContentStatus
   DiscussionStatus TaxonomyRelation PostFormat MediaType MediaImageMeta SeoSource SeoRobots SeoOpenGraph
   SeoTwitter SeoImage SeoBreadcrumb
   ParagraphBlock HeadingBlock ImageBlock GalleryBlock ListBlock ListItemBlock QuoteBlock CodeBlock
   PreformattedBlock TableBlock EmbedBlock SeparatorBlock ButtonsBlock ButtonBlock ColumnsBlock ColumnBlock
   GroupBlock VideoBlock AudioBlock FileBlock DetailsBlock HtmlBlock ContentChange ContentChangeKind Heading ContentImage ContentLink TableRow
   TableCell TableAlignment`.split(/\s+/),
  ...CORE.map(({ typeName }) => typeName),
]);
const RESERVED_ROOTS = new Set([
  ...`site node nodes nodeByUri author authors mediaItem media comment comments search contentTypes taxonomies contents
   menu menus viewer revisions terms deletedId isTrashed settings`.split(/\s+/),
  ...CORE.flatMap(({ singular, plural }) => [singular, plural]),
]);
/** Fields that the schema's own types have: nothing discovered may hide one of them. */
export const RESERVED_FIELDS: ReadonlySet<string> = new Set(
  `id databaseId slug uri link title content excerpt date modified status isProtected template guid classList
   commentStatus pingStatus author featuredMedia contentType restUrl meta revisionCount revisions attachments comments
   parent ancestors children menuOrder format isSticky name description count taxonomy seo url avatarUrl altText caption
   mediaType mimeType sourceUrl width height fileSize srcSet sizes authorName authorUrl authorAvatarUrl replies post
   blocks headings images links wordCount readingMinutes autosaves previewToken`.split(/\s+/),
);

/** Fields that media have beside those: a plugin may add a `duration` to posts, but not hide that of an audio. */
export const RESERVED_MEDIA_FIELDS: readonly string[] =
  'fileName duration bitrate dataFormat imageMeta sizesAttribute'.split(' ');

/** Fields of inputs that no type has. */
export const RESERVED_INPUT_FIELDS: readonly string[] =
  `password authorId featuredMediaId parentId postId file ifUnmodifiedSince force authorEmail firstName lastName
   nickname email locale`.split(/\s+/);

/** Suffixes by which the schema makes types of its own around a type: `PostConnection`, `PostFilter`. */
const DERIVED = /(Connection|Edge|Filter|Order|OrderField|By|Parameter|Input|Payload)$/;

const isFreeTypeName = (name: string, taken: ReadonlySet<string>): boolean =>
  !RESERVED_TYPES.has(name) && !taken.has(`type ${name}`) && !DERIVED.test(name);

/** Gives out further names of types beside those that were settled: the one wished for, or the next free one. */
export const claimTypeNames =
  (taken: Set<string>): ClaimTypeName =>
  (wish) => {
    let name = wish;
    for (let number = 2; !isFreeTypeName(name, taken); number++) name = `${wish}${number}`;
    taken.add(`type ${name}`);
    return name;
  };

/** What has mutations of its own beside the resources: `updateProfile`, `updateSettings`. */
const RESERVED_NOUNS = ['Profile', 'Settings'];

/** What mutations are called after their verb, by type: its own name, but for those that mean something else. */
export function mutationNouns(typeNames: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set([...typeNames, ...RESERVED_NOUNS]);
  return new Map(
    typeNames.map((typeName) => {
      let noun = RESERVED_NOUNS.includes(typeName) ? `${typeName}Item` : typeName;
      for (let number = 2; noun !== typeName && taken.has(noun); number++) noun = `${typeName}Item${number}`;
      taken.add(noun);
      return [typeName, noun];
    }),
  );
}

/**
 * Gives out names of input types. They end in `Input`, which no other type's name does; those of the mutations are
 * taken: `CreatePostInput` is what `createPost` takes, whatever a field of `CreatePost` may be called.
 */
export function claimInputNames(typeNames: readonly string[]): ClaimTypeName {
  const taken = new Set(
    [...mutationNouns(typeNames).values(), ...RESERVED_NOUNS].flatMap((noun) =>
      ['Create', 'Update', 'Delete', 'Upload'].map((verb) => `${verb}${noun}Input`),
    ),
  );
  return (wish) => {
    let name = wish;
    for (let number = 2; taken.has(name); number++) name = wish.replace(/Input$/, `${number}Input`);
    taken.add(name);
    return name;
  };
}

/**
 * Settles the names of all post types and taxonomies of a site, in the order given, so that no two things share one
 * and none takes a name that the schema needs. Deterministic: the same site always gets the same names.
 */
export function settleNames(
  things: readonly NamedThing[],
  kind: 'content' | 'term',
  taken: Set<string> = new Set(),
): ReadonlyMap<string, SchemaNames> {
  const suffix = kind === 'content' ? 'Content' : 'Term';
  const names = new Map<string, SchemaNames>();
  const typeIsFree = (name: string) => isFreeTypeName(name, taken);
  const fieldIsFree = (name: string) =>
    !RESERVED_ROOTS.has(name) &&
    !RESERVED_FIELDS.has(name) &&
    !taken.has(`field ${name}`) &&
    !name.startsWith('__');

  const settle = (thing: NamedThing): SchemaNames => {
    const base = pascalCase(thing.slug, suffix);
    let typeName = typeIsFree(base) ? base : `${base}${suffix}`;
    for (let n = 2; !typeIsFree(typeName); n++) typeName = `${base}${suffix}${n}`;

    const singularBase = camelCase(base);
    let singular = fieldIsFree(singularBase) ? singularBase : camelCase(typeName);
    for (let n = 2; !fieldIsFree(singular); n++) singular = `${singularBase}${suffix}${n}`;

    const pluralBase = camelCase(pascalCase(thing.restBase, suffix));
    const isFreePlural = (name: string) => name !== singular && fieldIsFree(name);
    let plural = isFreePlural(pluralBase) ? pluralBase : `${singular}List`;
    for (let n = 2; !isFreePlural(plural); n++) plural = `${singular}List${n}`;
    return { typeName, singular, plural };
  };

  const claim = (slug: string, settled: SchemaNames) => {
    taken.add(`type ${settled.typeName}`).add(`field ${settled.singular}`).add(`field ${settled.plural}`);
    names.set(slug, settled);
  };
  for (const thing of things) claim(thing.slug, coreName(kind, thing.slug) ?? settle(thing));
  return names;
}
