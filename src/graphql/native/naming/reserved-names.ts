/** The three names of a resource in the schema. */
export interface ResourceNames {
  /** The GraphQL type: `Post`. */
  readonly typeName: string;
  /** The root field for a single item: `post`. */
  readonly singular: string;
  /** The root field for a list, and the list field on related types: `posts`. */
  readonly plural: string;
}

/** Built-in types keep the names that WordPress users know, whatever else a site has. */
const CORE_NAMES: Readonly<Record<'content' | 'term', Readonly<Record<string, ResourceNames>>>> = {
  content: {
    post: { typeName: 'Post', singular: 'post', plural: 'posts' },
    page: { typeName: 'Page', singular: 'page', plural: 'pages' },
  },
  term: {
    category: { typeName: 'Category', singular: 'category', plural: 'categories' },
    post_tag: { typeName: 'Tag', singular: 'tag', plural: 'tags' },
  },
};
/** Only own keys count: a site may have a type named `constructor`. */
export const coreName = (kind: 'content' | 'term', slug: string): ResourceNames | undefined =>
  Object.hasOwn(CORE_NAMES[kind], slug) ? CORE_NAMES[kind][slug] : undefined;
const CORE = Object.values(CORE_NAMES).flatMap((names) => Object.values(names));

/** Names that the files of TypeScript generators use themselves: a type `Record` would break them. */
const USED_BY_GENERATORS = `Array Exact Exclude Extract Function Incremental InputMaybe MakeEmpty MakeMaybe
  MakeOptional Maybe Number Object Omit Partial Pick Promise Readonly Record Resolver Resolvers Scalars Symbol
  TypedDocumentString DocumentTypeDecoration TypedDocumentNode`.split(/\s+/);

/** Type and root field names that the schema needs, so discovered types cannot have them. */
export const RESERVED_TYPES = new Set([
  ...USED_BY_GENERATORS,
  ...`Query Mutation Subscription Node Content Term Author Media MediaSize Comment Site ContentType Taxonomy Revision
   PageInfo Settings File CommentStatus Search SearchResult Menu MenuItem DateArchive Breadcrumb ThreadedComment Seo Block Viewer String Int Float Boolean ID DateTime LocalDate LocalDateTime LocalTime URL JSON
   MenuSource Capability FrontPageKind ImageSize PermalinkShape ContentFormat OrderDirection ContentStatus
   DiscussionStatus SearchColumn TaxonomyRelation PostFormat MediaType MediaImageMeta SeoSource SeoRobots SeoOpenGraph
  SeoTwitter SeoImage SeoBreadcrumb Money MoneyRange SiteRedirect CoAuthor
   ParagraphBlock HeadingBlock ImageBlock GalleryBlock ListBlock ListItemBlock QuoteBlock CodeBlock
   PreformattedBlock TableBlock EmbedBlock SeparatorBlock ButtonsBlock ButtonBlock ColumnsBlock ColumnBlock
   GroupBlock VideoBlock AudioBlock FileBlock DetailsBlock HtmlBlock ContentChange ContentChangeKind Heading ContentImage ContentLink TableRow
   TableCell TableAlignment`.split(/\s+/),
  ...CORE.map(({ typeName }) => typeName),
]);
export const RESERVED_ROOTS = new Set([
  ...`content term site node nodes nodeByUri author authors mediaItem media comment comments search contentTypes taxonomies contents
   menu menus viewer revisions terms deletedId isTrashed settings redirect archives thread`.split(/\s+/),
  ...CORE.flatMap(({ singular, plural }) => [singular, plural]),
]);
/** Fields of built-in types, which discovered fields must not hide. */
export const RESERVED_FIELDS: ReadonlySet<string> = new Set(
  `id databaseId slug uri link title content excerpt date modified status isProtected template guid classList
   commentStatus pingStatus author featuredMedia contentType restUrl meta revisionCount revisions attachments comments
   parent ancestors children menuOrder format isSticky name description count taxonomy seo url avatarUrl altText caption
   mediaType mimeType sourceUrl width height fileSize srcSet sizes authorName authorUrl authorAvatarUrl replies post
   blocks headings images links wordCount readingMinutes autosaves previewToken coAuthors next previous terms related breadcrumbs metaValue`.split(
    /\s+/,
  ),
);

/** Further fields of media: a plugin may add `duration` to posts, but must not hide that of audio files. */
export const RESERVED_MEDIA_FIELDS: readonly string[] =
  'fileName duration bitrate dataFormat imageMeta sizesAttribute'.split(' ');

/** Input fields without an output field of the same name. */
export const RESERVED_INPUT_FIELDS: readonly string[] =
  `password authorId featuredMediaId parentId postId file ifUnmodifiedSince force authorEmail firstName lastName
   nickname email locale`.split(/\s+/);

/** Suffixes of the types derived from a type: `PostConnection`, `PostFilter`. Generators add `PostFieldArgs`. */
export const DERIVED =
  /(Connection|Edge|Filter|Order|OrderField|By|Parameter|Input|Payload|Args|Translation)$/;

/**
 * Names that begin with a root type. Generators name the arguments of a field by its type and its own name:
 * `QueryContentContentArgs` would belong to `Query.contentContent` and to `QueryContent.content`.
 */
export const BEGINS_WITH_ROOT = /^(Query|Mutation|Subscription)(?![a-z])/;
