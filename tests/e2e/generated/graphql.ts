/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The publication status of content. */
export type ContentStatus =
  /** Draft. */
  | 'DRAFT'
  /** Scheduled for publication. */
  | 'FUTURE'
  /** Pending review. */
  | 'PENDING'
  /** Private: visible only to users who may read private content. */
  | 'PRIVATE'
  /** Published. */
  | 'PUBLISH'
  /** In the trash. */
  | 'TRASH';

/** Whether an item is open for comments, or for pingbacks and trackbacks. */
export type DiscussionStatus =
  /** Closed. */
  | 'CLOSED'
  /** Open. */
  | 'OPEN';

/** What the front page of a site shows. */
export type FrontPageKind =
  /** A static page. */
  | 'PAGE'
  /** The latest posts. */
  | 'POSTS';

/** The kind of file, as WordPress classifies it. */
export type MediaType =
  /** Any other file: audio, video, documents. */
  | 'FILE'
  /** An image. */
  | 'IMAGE';

/** Where a menu comes from. Tried in this order: REST_MENUS, NAVIGATION_BLOCK, FRONT_PAGE_HTML. */
export type MenuSource =
  /** The `<nav>` elements of the front page, as visitors see it. */
  | 'FRONT_PAGE_HTML'
  /** The public navigation posts (`wp_navigation`) of block themes. */
  | 'NAVIGATION_BLOCK'
  /** The REST routes of classic menus, which only editors may read. */
  | 'REST_MENUS';

/** Sort direction. */
export type OrderDirection =
  /** Ascending: smallest, oldest or alphabetically first. */
  | 'ASC'
  /** Descending: largest, newest or alphabetically last. */
  | 'DESC';

/** The structure of permalinks. */
export type PermalinkShape =
  /** IDs in the query: `/?p=12`. */
  | 'PLAIN'
  /** Readable paths: `/2026/04/hello-ink/`. */
  | 'PRETTY';

/** Filters for a list of Post items. An item must match every filter; within a list of values, one match is enough. IDs may be global or database IDs; IDs and slugs of the same thing count as one list. */
export type PostFilter = {
  /** Only items by the authors with these IDs. */
  author?: Array<string | number> | null | undefined;
  /** No items by the authors with these IDs. */
  authorNot?: Array<string | number> | null | undefined;
  /** Only items by the authors with these slugs. */
  authorSlug?: Array<string> | null | undefined;
  /** Only items with any of the Categories with these IDs. */
  category?: Array<string | number> | null | undefined;
  /** Only items with all of the Categories with these IDs. */
  categoryAll?: Array<string | number> | null | undefined;
  /** Whether filters on Categories also match items of descendant terms. */
  categoryIncludeChildren?: boolean | null | undefined;
  /** No items with any of the Categories with these IDs. */
  categoryNot?: Array<string | number> | null | undefined;
  /** Only items with any of the Categories with these slugs. */
  categorySlug?: Array<string> | null | undefined;
  /** Only items with all of the Categories with these slugs. */
  categorySlugAll?: Array<string> | null | undefined;
  /** No items with any of the Categories with these slugs. */
  categorySlugNot?: Array<string> | null | undefined;
  /** Only posts with these formats. */
  format?: Array<PostFormat> | null | undefined;
  /** Only items with these IDs. */
  id?: Array<string | number> | null | undefined;
  /** No items with these IDs. */
  idNot?: Array<string | number> | null | undefined;
  /** Only sticky posts if true; no sticky posts if false. */
  isSticky?: boolean | null | undefined;
  /** Only items modified after this time. */
  modifiedAfter?: string | null | undefined;
  /** Only items modified before this time. */
  modifiedBefore?: string | null | undefined;
  /** Only items published after this time. */
  publishedAfter?: string | null | undefined;
  /** Only items published before this time. */
  publishedBefore?: string | null | undefined;
  /** Search in the title, the excerpt and the content. */
  search?: string | null | undefined;
  /** Where to search. Default: everywhere. */
  searchColumn?: Array<SearchColumn> | null | undefined;
  /** Only items with these slugs. */
  slug?: Array<string> | null | undefined;
  /** Only items with these statuses. Default: PUBLISH. Others require a caller who may see them. */
  status?: Array<ContentStatus> | null | undefined;
  /** Only items with any of the Tags with these IDs. */
  tag?: Array<string | number> | null | undefined;
  /** Only items with all of the Tags with these IDs. */
  tagAll?: Array<string | number> | null | undefined;
  /** No items with any of the Tags with these IDs. */
  tagNot?: Array<string | number> | null | undefined;
  /** Only items with any of the Tags with these slugs. */
  tagSlug?: Array<string> | null | undefined;
  /** Only items with all of the Tags with these slugs. */
  tagSlugAll?: Array<string> | null | undefined;
  /** No items with any of the Tags with these slugs. */
  tagSlugNot?: Array<string> | null | undefined;
  /** How to combine filters on several taxonomies. Default: AND. */
  taxonomyRelation?: TaxonomyRelation | null | undefined;
};

/** The format of a post, used by themes for styling. */
export type PostFormat =
  /** A note, usually without a title. */
  | 'ASIDE'
  /** An audio file. */
  | 'AUDIO'
  /** A transcript of a chat. */
  | 'CHAT'
  /** A gallery of images. */
  | 'GALLERY'
  /** A single image. */
  | 'IMAGE'
  /** A link to another site. */
  | 'LINK'
  /** A quotation. */
  | 'QUOTE'
  /** An ordinary post. */
  | 'STANDARD'
  /** A short status update. */
  | 'STATUS'
  /** A single video. */
  | 'VIDEO';

/** The sort order of a list of Post items. */
export type PostOrder = {
  /** Sort direction. Default: that of the field, such as DESC for dates. */
  direction?: OrderDirection | null | undefined;
  /** What to sort by. */
  field: PostOrderField;
};

/** What to sort a list of Post items by. */
export type PostOrderField =
  /** The database ID of the author. Default direction: ASC. */
  | 'AUTHOR'
  /** When it was published. Default direction: DESC. */
  | 'DATE'
  /** The order of the IDs in `where: { id }`, which is required. Default direction: ASC. */
  | 'GIVEN_IDS'
  /** The order of the slugs in `where: { slug }`, which is required. Default direction: ASC. */
  | 'GIVEN_SLUGS'
  /** The database ID. Default direction: ASC. */
  | 'ID'
  /** When it was last modified. Default direction: DESC. */
  | 'MODIFIED'
  /** The relevance to `where: { search }`, which is required. Default direction: DESC. */
  | 'RELEVANCE'
  /** The slug. Default direction: ASC. */
  | 'SLUG'
  /** The title. Default direction: ASC. */
  | 'TITLE';

/** Where to search for the terms in `search`. */
export type SearchColumn =
  /** In the content; for media, the description. */
  | 'CONTENT'
  /** In the excerpt; for media, the caption. */
  | 'EXCERPT'
  /** In the title. */
  | 'TITLE';

/** Where SEO data comes from. */
export type SeoSource =
  /** Rank Math. Costs one request per item. */
  | 'RANK_MATH'
  /** No plugin: derived from the item itself. */
  | 'WORDPRESS'
  /** Yoast SEO. Sent with the item. */
  | 'YOAST';

/** How to combine filters on several taxonomies. */
export type TaxonomyRelation =
  /** All of them must match. */
  | 'AND'
  /** Any of them must match. */
  | 'OR';

export type SeenQueryVariables = Exact<{
  draft: number;
  private: number;
  pending: number;
  scheduled: number;
  trashed: number;
  protected: number;
  newest: number;
  contributors: number;
  authors: number;
  page: number;
  revised: number;
  held: number;
  user: number;
  media: number;
  privateSlug: string;
  draftUri: string;
}>;


export type SeenQuery = { draft: { content: string | null, status: ContentStatus | null, html: string | null, titleRaw: string | null, contentRaw: string | null, excerptRaw: string | null } | null, private: { content: string | null, status: ContentStatus | null, html: string | null, titleRaw: string | null, contentRaw: string | null, excerptRaw: string | null } | null, pending: { content: string | null, status: ContentStatus | null, html: string | null, titleRaw: string | null, contentRaw: string | null, excerptRaw: string | null } | null, scheduled: { content: string | null, status: ContentStatus | null, html: string | null, titleRaw: string | null, contentRaw: string | null, excerptRaw: string | null } | null, trashed: { content: string | null, status: ContentStatus | null, html: string | null, titleRaw: string | null, contentRaw: string | null, excerptRaw: string | null } | null, protected: { content: string | null, status: ContentStatus | null, html: string | null, titleRaw: string | null, contentRaw: string | null, excerptRaw: string | null } | null, newest: { content: string | null, status: ContentStatus | null, html: string | null, titleRaw: string | null, contentRaw: string | null, excerptRaw: string | null } | null, contributors: { content: string | null, status: ContentStatus | null, html: string | null, titleRaw: string | null, contentRaw: string | null, excerptRaw: string | null } | null, authors: { content: string | null, status: ContentStatus | null, html: string | null, titleRaw: string | null, contentRaw: string | null, excerptRaw: string | null } | null, page: { content: string | null, status: ContentStatus | null, html: string | null, titleRaw: string | null, contentRaw: string | null, excerptRaw: string | null } | null, bySlug: { databaseId: number } | null, byUri:
    | { databaseId: number }
    | Record<PropertyKey, never>
   | null, revised: { revisions: { nodes: Array<{ databaseId: number, title: string | null, content: string | null }> } | null, autosaves: Array<{ databaseId: number, title: string | null, content: string | null }> | null } | null, held: { content: string | null, raw: string | null } | null, author: { slug: string } | null, mediaItem: { caption: string | null } | null, viewer: { databaseId: number, email: string | null, roles: Array<string> | null, capabilities: Array<string> | null, registeredDate: string | null } | null, menus: Array<{ source: MenuSource, databaseId: number | null }> | null, settings: { postsPerPage: number | null, email: string | null } | null };

type Text_Page_Fragment = { content: string | null, status: ContentStatus | null, html: string | null, titleRaw: string | null, contentRaw: string | null, excerptRaw: string | null };

type Text_Post_Fragment = { content: string | null, status: ContentStatus | null, html: string | null, titleRaw: string | null, contentRaw: string | null, excerptRaw: string | null };

export type TextFragment =
  | Text_Page_Fragment
  | Text_Post_Fragment
;

export type DraftsQueryVariables = Exact<{
  status?: Array<ContentStatus> | ContentStatus | null | undefined;
}>;


export type DraftsQuery = { posts: { nodes: Array<{ databaseId: number }> } | null };

export type BriefQueryVariables = Exact<{
  draft: number;
  authors: number;
}>;


export type BriefQuery = { draft: { html: string | null, titleRaw: string | null } | null, authors: { html: string | null, titleRaw: string | null } | null, viewer: { email: string | null } | null };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { viewer: { username: string | null } | null, posts: { totalCount: number | null } | null };

export type OpenedQueryVariables = Exact<{
  id: number;
  password?: string | null | undefined;
}>;


export type OpenedQuery = { post: { content: string | null, comments: { totalCount: number | null, nodes: Array<{ content: string | null, parent: { content: string | null } | null, replies: { nodes: Array<{ content: string | null }> } | null }> } | null } | null };

export type TokenQueryVariables = Exact<{
  id: number;
}>;


export type TokenQuery = { post: { previewToken: string | null } | null };

export type PreviewQueryVariables = Exact<{
  id: number;
  token?: string | null | undefined;
}>;


export type PreviewQuery = { post: { title: string | null, content: string | null, status: ContentStatus | null, author: { slug: string } | null } | null };

export type ArticleQueryVariables = Exact<{
  id: number;
}>;


export type ArticleQuery = { post: { id: string, title: string | null, date: string | null, modified: string | null, status: ContentStatus | null, format: PostFormat | null, isSticky: boolean | null, isProtected: boolean | null, commentStatus: DiscussionStatus | null, classList: Array<string> | null, revisionCount: number | null, html: string | null, markdown: string | null, text: string | null, raw: string | null, revisions: { nodes: Array<{ databaseId: number }> } | null, contentType: { slug: string }, tags: Array<{ name: string }> | null, comments: { totalCount: number | null, nodes: Array<{ authorName: string, parent: { authorName: string } | null, replies: { nodes: Array<{ authorName: string }> } | null }> } | null } | null };

export type PostsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type PostsQuery = { posts: { totalCount: number | null, nodes: Array<{ databaseId: number }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type FilteredQueryVariables = Exact<{
  where?: PostFilter | null | undefined;
  orderBy?: PostOrder | null | undefined;
}>;


export type FilteredQuery = { posts: { nodes: Array<{ databaseId: number }> } | null };

export type NestedQueryVariables = Exact<{ [key: string]: never; }>;


export type NestedQuery = { categories: { nodes: Array<{ databaseId: number, posts: { nodes: Array<{ databaseId: number, title: string | null }>, pageInfo: { hasNextPage: boolean } } | null }> } | null, authors: { nodes: Array<{ databaseId: number, posts: { nodes: Array<{ databaseId: number }> } | null }> } | null, posts: { nodes: Array<{ databaseId: number, comments: { nodes: Array<{ databaseId: number, replies: { nodes: Array<{ databaseId: number }> } | null }> } | null, attachments: { nodes: Array<{ databaseId: number }> } | null }> } | null };

export type FiledQueryVariables = Exact<{ [key: string]: never; }>;


export type FiledQuery = { posts: { nodes: Array<{ databaseId: number, categories: Array<{ databaseId: number, name: string, link: string }> | null, tags: Array<{ databaseId: number, name: string, link: string }> | null }> } | null };

export type ByUriQueryVariables = Exact<{
  uri: string;
}>;


export type ByUriQuery = { nodeByUri:
    | { __typename: 'Author', databaseId: number, uri: string | null, id: string }
    | { __typename: 'Category', databaseId: number, uri: string | null, id: string }
    | { __typename: 'Comment', id: string }
    | { __typename: 'ContentType', id: string }
    | { __typename: 'DateArchive', id: string }
    | { __typename: 'Media', id: string }
    | { __typename: 'Menu', id: string }
    | { __typename: 'MenuItem', id: string }
    | { __typename: 'Page', databaseId: number, uri: string | null, id: string }
    | { __typename: 'Post', databaseId: number, uri: string | null, id: string }
    | { __typename: 'Revision', id: string }
    | { __typename: 'Settings', id: string }
    | { __typename: 'Site', id: string }
    | { __typename: 'Tag', databaseId: number, uri: string | null, id: string }
    | { __typename: 'Taxonomy', id: string }
    | { __typename: 'Viewer', id: string }
   | null };

export type AroundQueryVariables = Exact<{
  id: number;
}>;


export type AroundQuery = { post: { date: string | null, next:
      | { databaseId: number, date: string | null }
      | { databaseId: number, date: string | null }
     | null, previous:
      | { databaseId: number, date: string | null, next:
          | { databaseId: number }
          | { databaseId: number }
         | null }
      | { databaseId: number, date: string | null, next:
          | { databaseId: number }
          | { databaseId: number }
         | null }
     | null, related: Array<
      | { databaseId: number }
      | { databaseId: number, categories: Array<{ databaseId: number }> | null, tags: Array<{ databaseId: number }> | null }
    > | null, breadcrumbs: Array<{ label: string | null, uri: string | null }> | null, categories: Array<{ databaseId: number }> | null, tags: Array<{ databaseId: number }> | null } | null };

export type MonthsQueryVariables = Exact<{
  first: number;
}>;


export type MonthsQuery = { archives: Array<{ id: string, year: number, month: number | null, count: number | null, uri: string | null, posts: { totalCount: number | null } | null }> | null };

export type MonthQueryVariables = Exact<{
  uri: string;
}>;


export type MonthQuery = { nodeByUri:
    | { __typename: 'Author', id: string }
    | { __typename: 'Category', id: string }
    | { __typename: 'Comment', id: string }
    | { __typename: 'ContentType', id: string }
    | { __typename: 'DateArchive', count: number | null, id: string }
    | { __typename: 'Media', id: string }
    | { __typename: 'Menu', id: string }
    | { __typename: 'MenuItem', id: string }
    | { __typename: 'Page', id: string }
    | { __typename: 'Post', id: string }
    | { __typename: 'Revision', id: string }
    | { __typename: 'Settings', id: string }
    | { __typename: 'Site', id: string }
    | { __typename: 'Tag', id: string }
    | { __typename: 'Taxonomy', id: string }
    | { __typename: 'Viewer', id: string }
   | null };

export type ThreadQueryVariables = Exact<{
  post: string | number;
}>;


export type ThreadQuery = { thread: Array<{ depth: number, comment: { databaseId: number, parent: { databaseId: number } | null } }> | null };

export type SearchQueryVariables = Exact<{
  query: string;
  types?: Array<string> | string | null | undefined;
}>;


export type SearchQuery = { search: { totalCount: number | null, nodes: Array<
      | { __typename: 'Page', databaseId: number, title: string | null, parent: { title: string | null } | null }
      | { __typename: 'Post', databaseId: number, title: string | null, categories: Array<{ name: string }> | null }
    > } | null };

export type HomePageQueryVariables = Exact<{ [key: string]: never; }>;


export type HomePageQuery = { posts: { totalCount: number | null, nodes: Array<{ databaseId: number, title: string | null, uri: string | null, date: string | null, excerpt: string | null, author: { name: string, avatarUrl: string | null } | null, featuredMedia: { altText: string | null, sourceUrl: string | null, srcSet: string | null } | null, categories: Array<{ name: string, uri: string | null }> | null, tags: Array<{ name: string, uri: string | null }> | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ResponsiveQueryVariables = Exact<{
  size?: string | null | undefined;
}>;


export type ResponsiveQuery = { media: { nodes: Array<{ databaseId: number, sourceUrl: string | null, srcSet: string | null, sizesAttribute: string | null }> } | null };

export type FileQueryVariables = Exact<{
  id: number;
}>;


export type FileQuery = { mediaItem: { mediaType: MediaType | null, mimeType: string | null, fileName: string | null, fileSize: number | null, duration: number | null, bitrate: number | null, dataFormat: string | null, width: number | null, height: number | null, srcSet: string | null, preview: string | null, sizes: Array<{ name: string, mimeType: string | null, width: number | null, fileSize: number | null }>, imageMeta: { camera: string | null } | null } | null };

export type FeaturedQueryVariables = Exact<{
  id: number;
}>;


export type FeaturedQuery = { post: { title: string | null, featuredMedia: { altText: string | null } | null } | null };

export type PrimaryMenuQueryVariables = Exact<{ [key: string]: never; }>;


export type PrimaryMenuQuery = { menu: { source: MenuSource, name: string | null, slug: string | null, locations: Array<string>, items: Array<{ label: string, uri: string | null, node:
        | { __typename: 'Author' }
        | { __typename: 'Category', name: string }
        | { __typename: 'Comment' }
        | { __typename: 'ContentType' }
        | { __typename: 'DateArchive' }
        | { __typename: 'Media' }
        | { __typename: 'Menu' }
        | { __typename: 'MenuItem' }
        | { __typename: 'Page', title: string | null }
        | { __typename: 'Post', title: string | null }
        | { __typename: 'Revision' }
        | { __typename: 'Settings' }
        | { __typename: 'Site' }
        | { __typename: 'Tag', name: string }
        | { __typename: 'Taxonomy' }
        | { __typename: 'Viewer' }
       | null, children: Array<{ label: string, uri: string | null, node:
          | { __typename: 'Author' }
          | { __typename: 'Category', name: string }
          | { __typename: 'Comment' }
          | { __typename: 'ContentType' }
          | { __typename: 'DateArchive' }
          | { __typename: 'Media' }
          | { __typename: 'Menu' }
          | { __typename: 'MenuItem' }
          | { __typename: 'Page', title: string | null }
          | { __typename: 'Post', title: string | null }
          | { __typename: 'Revision' }
          | { __typename: 'Settings' }
          | { __typename: 'Site' }
          | { __typename: 'Tag', name: string }
          | { __typename: 'Taxonomy' }
          | { __typename: 'Viewer' }
         | null }> }> } | null };

export type HtmlMenusQueryVariables = Exact<{ [key: string]: never; }>;


export type HtmlMenusQuery = { menus: Array<{ source: MenuSource, name: string | null, items: Array<{ label: string, uri: string | null, isExternal: boolean, children: Array<{ label: string }> }> }> | null };

export type PageListMenuQueryVariables = Exact<{ [key: string]: never; }>;


export type PageListMenuQuery = { menu: { items: Array<{ label: string, uri: string | null, isExternal: boolean, target: string | null, rel: string | null, node:
        | { title: string | null }
        | Record<PropertyKey, never>
       | null, children: Array<{ label: string, node:
          | { parent: { title: string | null } | null }
          | Record<PropertyKey, never>
         | null }> }> } | null };

export type SeoQueryVariables = Exact<{
  uri: string;
}>;


export type SeoQuery = { nodeByUri:
    | { link: string, seo: { source: SeoSource, title: string | null, description: string | null, canonicalUrl: string | null, jsonLd: Array<unknown>, robots: { index: boolean, maxImagePreview: string | null } | null, openGraph: { title: string | null, type: string | null, siteName: string | null, publishedTime: string | null, images: Array<{ url: string, width: number | null, height: number | null, alt: string | null }> | null }, twitter: { card: string | null, image: string | null, site: string | null }, breadcrumbs: Array<{ text: string, uri: string | null }> | null } | null }
    | { link: string, seo: { source: SeoSource, title: string | null, description: string | null, canonicalUrl: string | null, jsonLd: Array<unknown>, robots: { index: boolean, maxImagePreview: string | null } | null, openGraph: { title: string | null, type: string | null, siteName: string | null, publishedTime: string | null, images: Array<{ url: string, width: number | null, height: number | null, alt: string | null }> | null }, twitter: { card: string | null, image: string | null, site: string | null }, breadcrumbs: Array<{ text: string, uri: string | null }> | null } | null }
    | { link: string, seo: { source: SeoSource, title: string | null, description: string | null, canonicalUrl: string | null, jsonLd: Array<unknown>, robots: { index: boolean, maxImagePreview: string | null } | null, openGraph: { title: string | null, type: string | null, siteName: string | null, publishedTime: string | null, images: Array<{ url: string, width: number | null, height: number | null, alt: string | null }> | null }, twitter: { card: string | null, image: string | null, site: string | null }, breadcrumbs: Array<{ text: string, uri: string | null }> | null } | null }
    | { link: string, seo: { source: SeoSource, title: string | null, description: string | null, canonicalUrl: string | null, jsonLd: Array<unknown>, robots: { index: boolean, maxImagePreview: string | null } | null, openGraph: { title: string | null, type: string | null, siteName: string | null, publishedTime: string | null, images: Array<{ url: string, width: number | null, height: number | null, alt: string | null }> | null }, twitter: { card: string | null, image: string | null, site: string | null }, breadcrumbs: Array<{ text: string, uri: string | null }> | null } | null }
    | { link: string, seo: { source: SeoSource, title: string | null, description: string | null, canonicalUrl: string | null, jsonLd: Array<unknown>, robots: { index: boolean, maxImagePreview: string | null } | null, openGraph: { title: string | null, type: string | null, siteName: string | null, publishedTime: string | null, images: Array<{ url: string, width: number | null, height: number | null, alt: string | null }> | null }, twitter: { card: string | null, image: string | null, site: string | null }, breadcrumbs: Array<{ text: string, uri: string | null }> | null } | null }
    | Record<PropertyKey, never>
   | null };

export type SeoPartsFragment = { source: SeoSource, title: string | null, description: string | null, canonicalUrl: string | null, jsonLd: Array<unknown>, robots: { index: boolean, maxImagePreview: string | null } | null, openGraph: { title: string | null, type: string | null, siteName: string | null, publishedTime: string | null, images: Array<{ url: string, width: number | null, height: number | null, alt: string | null }> | null }, twitter: { card: string | null, image: string | null, site: string | null }, breadcrumbs: Array<{ text: string, uri: string | null }> | null };

export type SeoOfListQueryVariables = Exact<{ [key: string]: never; }>;


export type SeoOfListQuery = { posts: { nodes: Array<{ seo: { title: string | null, openGraph: { images: Array<{ url: string }> | null } } | null }> } | null };

export type FrontPageQueryVariables = Exact<{
  front: string;
  posts: string;
}>;


export type FrontPageQuery = { site: { showOnFront: FrontPageKind | null, language: string | null, permalinkShape: PermalinkShape | null, iconUrl: string | null, frontPage:
      | { __typename: 'Page', title: string | null }
      | { __typename: 'Post', title: string | null }
     | null, postsPage: { title: string | null } | null, logo: { title: string | null } | null }, front:
    | { __typename: 'Author' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'ContentType' }
    | { __typename: 'DateArchive' }
    | { __typename: 'Media' }
    | { __typename: 'Menu' }
    | { __typename: 'MenuItem' }
    | { __typename: 'Page', title: string | null, uri: string | null }
    | { __typename: 'Post', title: string | null, uri: string | null }
    | { __typename: 'Revision' }
    | { __typename: 'Settings' }
    | { __typename: 'Site' }
    | { __typename: 'Tag' }
    | { __typename: 'Taxonomy' }
    | { __typename: 'Viewer' }
   | null, posts:
    | { __typename: 'Author' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'ContentType' }
    | { __typename: 'DateArchive' }
    | { __typename: 'Media' }
    | { __typename: 'Menu' }
    | { __typename: 'MenuItem' }
    | { __typename: 'Page', title: string | null, uri: string | null }
    | { __typename: 'Post', title: string | null, uri: string | null }
    | { __typename: 'Revision' }
    | { __typename: 'Settings' }
    | { __typename: 'Site' }
    | { __typename: 'Tag' }
    | { __typename: 'Taxonomy' }
    | { __typename: 'Viewer' }
   | null };

export type MediaByUriQueryVariables = Exact<{
  uri: string;
}>;


export type MediaByUriQuery = { nodeByUri:
    | { __typename: 'Author' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'ContentType' }
    | { __typename: 'DateArchive' }
    | { __typename: 'Media', databaseId: number }
    | { __typename: 'Menu' }
    | { __typename: 'MenuItem' }
    | { __typename: 'Page' }
    | { __typename: 'Post' }
    | { __typename: 'Revision' }
    | { __typename: 'Settings' }
    | { __typename: 'Site' }
    | { __typename: 'Tag' }
    | { __typename: 'Taxonomy' }
    | { __typename: 'Viewer' }
   | null };

export type CapabilitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type CapabilitiesQuery = { site: { capabilities: Array<{ route: string, isReachable: boolean | null, status: number | null, reason: string | null, fallback: string | null }> } };

export type FeedQueryVariables = Exact<{
  types?: Array<string> | string | null | undefined;
}>;


export type FeedQuery = { contents: { totalCount: number | null, nodes: Array<
      | { __typename: 'Page', databaseId: number, date: string | null }
      | { __typename: 'Post', databaseId: number, date: string | null }
    > } | null };

export type EverythingQueryVariables = Exact<{ [key: string]: never; }>;


export type EverythingQuery = { posts: { nodes: Array<{ slug: string, content: string | null, wordCount: number | null, blocks: Array<
        | { __typename: 'AudioBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ButtonBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ButtonsBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'CodeBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ColumnBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ColumnsBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'DetailsBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'EmbedBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'FileBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'GalleryBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'GroupBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'HeadingBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'HtmlBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ImageBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ListBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ListItemBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ParagraphBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'PreformattedBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'QuoteBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'SeparatorBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'TableBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'VideoBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
      > | null }> } | null, pages: { nodes: Array<{ slug: string, content: string | null, wordCount: number | null, blocks: Array<
        | { __typename: 'AudioBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ButtonBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ButtonsBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'CodeBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ColumnBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ColumnsBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'DetailsBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'EmbedBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'FileBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'GalleryBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'GroupBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'HeadingBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'HtmlBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ImageBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ListBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ListItemBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'ParagraphBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'PreformattedBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'QuoteBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'SeparatorBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'TableBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | { __typename: 'VideoBlock', name: string, html: string, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
      > | null }> } | null };

export type FilmQueryVariables = Exact<{
  id: number;
}>;


export type FilmQuery = { post: { markdown: string | null, blocks: Array<
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { url: string | null, provider: string | null, title: string | null, width: number | null, name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
      | { name: string }
    > | null } | null };

export type PicturesQueryVariables = Exact<{ [key: string]: never; }>;


export type PicturesQuery = { posts: { nodes: Array<{ images: Array<{ url: string | null, altText: string | null, databaseId: number | null, media: { databaseId: number, altText: string | null, sourceUrl: string | null } | null }> | null, blocks: Array<
        | { images: Array<{ databaseId: number | null }>, innerBlocks: Array<
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
            | { name: string }
          > }
        | Record<PropertyKey, never>
      > | null }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const TextFragmentDoc = new TypedDocumentString(`
    fragment Text on Content {
  html: title(format: HTML)
  content
  status
  titleRaw: title(format: RAW)
  contentRaw: content(format: RAW)
  excerptRaw: excerpt(format: RAW)
}
    `, {"fragmentName":"Text"}) as unknown as TypedDocumentString<TextFragment, unknown>;
export const SeoPartsFragmentDoc = new TypedDocumentString(`
    fragment SeoParts on Seo {
  source
  title
  description
  canonicalUrl
  robots {
    index
    maxImagePreview
  }
  openGraph {
    title
    type
    siteName
    publishedTime
    images {
      url
      width
      height
      alt
    }
  }
  twitter {
    card
    image
    site
  }
  jsonLd
  breadcrumbs {
    text
    uri
  }
}
    `, {"fragmentName":"SeoParts"}) as unknown as TypedDocumentString<SeoPartsFragment, unknown>;
export const SeenDocument = new TypedDocumentString(`
    query Seen($draft: Int!, $private: Int!, $pending: Int!, $scheduled: Int!, $trashed: Int!, $protected: Int!, $newest: Int!, $contributors: Int!, $authors: Int!, $page: Int!, $revised: Int!, $held: Int!, $user: Int!, $media: Int!, $privateSlug: String!, $draftUri: String!) {
  draft: post(by: {databaseId: $draft}) {
    ...Text
  }
  private: post(by: {databaseId: $private}) {
    ...Text
  }
  pending: post(by: {databaseId: $pending}) {
    ...Text
  }
  scheduled: post(by: {databaseId: $scheduled}) {
    ...Text
  }
  trashed: post(by: {databaseId: $trashed}) {
    ...Text
  }
  protected: post(by: {databaseId: $protected}) {
    ...Text
  }
  newest: post(by: {databaseId: $newest}) {
    ...Text
  }
  contributors: post(by: {databaseId: $contributors}) {
    ...Text
  }
  authors: post(by: {databaseId: $authors}) {
    ...Text
  }
  page: page(by: {databaseId: $page}) {
    ...Text
  }
  bySlug: post(by: {slug: $privateSlug}) {
    databaseId
  }
  byUri: nodeByUri(uri: $draftUri) {
    ... on Post {
      databaseId
    }
  }
  revised: post(by: {databaseId: $revised}) {
    revisions(first: 10) {
      nodes {
        databaseId
        title(format: RAW)
        content(format: RAW)
      }
    }
    autosaves {
      databaseId
      title
      content(format: RAW)
    }
  }
  held: comment(by: {databaseId: $held}) {
    content
    raw: content(format: RAW)
  }
  author(by: {databaseId: $user}) {
    slug
  }
  mediaItem(by: {databaseId: $media}) {
    caption(format: RAW)
  }
  viewer {
    databaseId
    email
    roles
    capabilities
    registeredDate
  }
  menus {
    source
    databaseId
  }
  settings {
    postsPerPage
    email
  }
}
    fragment Text on Content {
  html: title(format: HTML)
  content
  status
  titleRaw: title(format: RAW)
  contentRaw: content(format: RAW)
  excerptRaw: excerpt(format: RAW)
}`) as unknown as TypedDocumentString<SeenQuery, SeenQueryVariables>;
export const DraftsDocument = new TypedDocumentString(`
    query Drafts($status: [ContentStatus!]) {
  posts(first: 50, where: {status: $status}, orderBy: {field: ID, direction: ASC}) {
    nodes {
      databaseId
    }
  }
}
    `) as unknown as TypedDocumentString<DraftsQuery, DraftsQueryVariables>;
export const BriefDocument = new TypedDocumentString(`
    query Brief($draft: Int!, $authors: Int!) {
  draft: post(by: {databaseId: $draft}) {
    html: title(format: HTML)
    titleRaw: title(format: RAW)
  }
  authors: post(by: {databaseId: $authors}) {
    html: title(format: HTML)
    titleRaw: title(format: RAW)
  }
  viewer {
    email
  }
}
    `) as unknown as TypedDocumentString<BriefQuery, BriefQueryVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  viewer {
    username
  }
  posts(first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const OpenedDocument = new TypedDocumentString(`
    query Opened($id: Int!, $password: String) {
  post(by: {databaseId: $id}, password: $password) {
    content
    comments {
      totalCount
      nodes {
        content
        parent {
          content
        }
        replies {
          nodes {
            content
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenedQuery, OpenedQueryVariables>;
export const TokenDocument = new TypedDocumentString(`
    query Token($id: Int!) {
  post(by: {databaseId: $id}) {
    previewToken
  }
}
    `) as unknown as TypedDocumentString<TokenQuery, TokenQueryVariables>;
export const PreviewDocument = new TypedDocumentString(`
    query Preview($id: Int!, $token: String) {
  post(by: {databaseId: $id}, preview: true, previewToken: $token) {
    title
    content
    status
    author {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<PreviewQuery, PreviewQueryVariables>;
export const ArticleDocument = new TypedDocumentString(`
    query Article($id: Int!) {
  post(by: {databaseId: $id}) {
    id
    title
    html: content
    markdown: content(format: MARKDOWN)
    text: content(format: TEXT)
    raw: content(format: RAW)
    date
    modified
    status
    format
    isSticky
    isProtected
    commentStatus
    classList
    revisionCount
    revisions {
      nodes {
        databaseId
      }
    }
    contentType {
      slug
    }
    tags {
      name
    }
    comments {
      totalCount
      nodes {
        authorName
        parent {
          authorName
        }
        replies {
          nodes {
            authorName
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ArticleQuery, ArticleQueryVariables>;
export const PostsDocument = new TypedDocumentString(`
    query Posts($first: Int, $after: String, $last: Int, $before: String) {
  posts(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    nodes {
      databaseId
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PostsQuery, PostsQueryVariables>;
export const FilteredDocument = new TypedDocumentString(`
    query Filtered($where: PostFilter, $orderBy: PostOrder) {
  posts(first: 50, where: $where, orderBy: $orderBy) {
    nodes {
      databaseId
    }
  }
}
    `) as unknown as TypedDocumentString<FilteredQuery, FilteredQueryVariables>;
export const NestedDocument = new TypedDocumentString(`
    query Nested {
  categories(first: 100) {
    nodes {
      databaseId
      posts(first: 2) {
        nodes {
          databaseId
          title
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  }
  authors(first: 100) {
    nodes {
      databaseId
      posts(first: 3) {
        nodes {
          databaseId
        }
      }
    }
  }
  posts(first: 30) {
    nodes {
      databaseId
      comments(first: 2) {
        nodes {
          databaseId
          replies(first: 1) {
            nodes {
              databaseId
            }
          }
        }
      }
      attachments(first: 2) {
        nodes {
          databaseId
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NestedQuery, NestedQueryVariables>;
export const FiledDocument = new TypedDocumentString(`
    query Filed {
  posts(first: 5) {
    nodes {
      databaseId
      categories {
        databaseId
        name
        link
      }
      tags {
        databaseId
        name
        link
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FiledQuery, FiledQueryVariables>;
export const ByUriDocument = new TypedDocumentString(`
    query ByUri($uri: String!) {
  nodeByUri(uri: $uri) {
    __typename
    id
    ... on Content {
      databaseId
      uri
    }
    ... on Term {
      databaseId
      uri
    }
    ... on Author {
      databaseId
      uri
    }
  }
}
    `) as unknown as TypedDocumentString<ByUriQuery, ByUriQueryVariables>;
export const AroundDocument = new TypedDocumentString(`
    query Around($id: Int!) {
  post(by: {databaseId: $id}) {
    date
    next {
      databaseId
      date
    }
    previous {
      databaseId
      date
      next {
        databaseId
      }
    }
    related(first: 5) {
      databaseId
      ... on Post {
        categories {
          databaseId
        }
        tags {
          databaseId
        }
      }
    }
    breadcrumbs {
      label
      uri
    }
    categories {
      databaseId
    }
    tags {
      databaseId
    }
  }
}
    `) as unknown as TypedDocumentString<AroundQuery, AroundQueryVariables>;
export const MonthsDocument = new TypedDocumentString(`
    query Months($first: Int!) {
  archives(first: $first) {
    id
    year
    month
    count
    uri
    posts(first: 1) {
      totalCount
    }
  }
}
    `) as unknown as TypedDocumentString<MonthsQuery, MonthsQueryVariables>;
export const MonthDocument = new TypedDocumentString(`
    query Month($uri: String!) {
  nodeByUri(uri: $uri) {
    id
    __typename
    ... on DateArchive {
      count
    }
  }
}
    `) as unknown as TypedDocumentString<MonthQuery, MonthQueryVariables>;
export const ThreadDocument = new TypedDocumentString(`
    query Thread($post: ID!) {
  thread(post: $post) {
    depth
    comment {
      databaseId
      parent {
        databaseId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ThreadQuery, ThreadQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($query: String!, $types: [String!]) {
  search(query: $query, types: $types, first: 20) {
    totalCount
    nodes {
      __typename
      databaseId
      title
      ... on Post {
        categories {
          name
        }
      }
      ... on Page {
        parent {
          title
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const HomePageDocument = new TypedDocumentString(`
    query HomePage {
  posts(first: 20) {
    totalCount
    nodes {
      databaseId
      title
      uri
      date
      excerpt(format: TEXT)
      author {
        name
        avatarUrl(size: 48)
      }
      featuredMedia {
        altText
        sourceUrl(size: "medium")
        srcSet
      }
      categories {
        name
        uri
      }
      tags {
        name
        uri
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<HomePageQuery, HomePageQueryVariables>;
export const ResponsiveDocument = new TypedDocumentString(`
    query Responsive($size: String) {
  media(first: 100) {
    nodes {
      databaseId
      sourceUrl(size: $size)
      srcSet(size: $size)
      sizesAttribute(size: $size)
    }
  }
}
    `) as unknown as TypedDocumentString<ResponsiveQuery, ResponsiveQueryVariables>;
export const FileDocument = new TypedDocumentString(`
    query File($id: Int!) {
  mediaItem(by: {databaseId: $id}) {
    mediaType
    mimeType
    fileName
    fileSize
    duration
    bitrate
    dataFormat
    width
    height
    srcSet
    preview: sourceUrl(size: "medium")
    sizes {
      name
      mimeType
      width
      fileSize
    }
    imageMeta {
      camera
    }
  }
}
    `) as unknown as TypedDocumentString<FileQuery, FileQueryVariables>;
export const FeaturedDocument = new TypedDocumentString(`
    query Featured($id: Int!) {
  post(by: {databaseId: $id}) {
    title
    featuredMedia {
      altText
    }
  }
}
    `) as unknown as TypedDocumentString<FeaturedQuery, FeaturedQueryVariables>;
export const PrimaryMenuDocument = new TypedDocumentString(`
    query PrimaryMenu {
  menu(by: {location: "primary"}) {
    source
    name
    slug
    locations
    items {
      label
      uri
      node {
        __typename
        ... on Content {
          title
        }
        ... on Term {
          name
        }
      }
      children {
        label
        uri
        node {
          __typename
          ... on Content {
            title
          }
          ... on Term {
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PrimaryMenuQuery, PrimaryMenuQueryVariables>;
export const HtmlMenusDocument = new TypedDocumentString(`
    query HtmlMenus {
  menus {
    source
    name
    items {
      label
      uri
      isExternal
      children {
        label
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HtmlMenusQuery, HtmlMenusQueryVariables>;
export const PageListMenuDocument = new TypedDocumentString(`
    query PageListMenu {
  menu(by: {name: "pages"}) {
    items {
      label
      uri
      isExternal
      target
      rel
      node {
        ... on Page {
          title
        }
      }
      children {
        label
        node {
          ... on Page {
            parent {
              title
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PageListMenuQuery, PageListMenuQueryVariables>;
export const SeoDocument = new TypedDocumentString(`
    query Seo($uri: String!) {
  nodeByUri(uri: $uri) {
    ... on Content {
      link
      seo {
        ...SeoParts
      }
    }
    ... on Term {
      link
      seo {
        ...SeoParts
      }
    }
    ... on Author {
      link
      seo {
        ...SeoParts
      }
    }
  }
}
    fragment SeoParts on Seo {
  source
  title
  description
  canonicalUrl
  robots {
    index
    maxImagePreview
  }
  openGraph {
    title
    type
    siteName
    publishedTime
    images {
      url
      width
      height
      alt
    }
  }
  twitter {
    card
    image
    site
  }
  jsonLd
  breadcrumbs {
    text
    uri
  }
}`) as unknown as TypedDocumentString<SeoQuery, SeoQueryVariables>;
export const SeoOfListDocument = new TypedDocumentString(`
    query SeoOfList {
  posts(first: 20) {
    nodes {
      seo {
        title
        openGraph {
          images {
            url
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SeoOfListQuery, SeoOfListQueryVariables>;
export const FrontPageDocument = new TypedDocumentString(`
    query FrontPage($front: String!, $posts: String!) {
  site {
    showOnFront
    frontPage {
      __typename
      title
    }
    postsPage {
      title
    }
    language
    permalinkShape
    iconUrl
    logo {
      title
    }
  }
  front: nodeByUri(uri: $front) {
    __typename
    ... on Content {
      title
      uri
    }
  }
  posts: nodeByUri(uri: $posts) {
    __typename
    ... on Content {
      title
      uri
    }
  }
}
    `) as unknown as TypedDocumentString<FrontPageQuery, FrontPageQueryVariables>;
export const MediaByUriDocument = new TypedDocumentString(`
    query MediaByUri($uri: String!) {
  nodeByUri(uri: $uri) {
    __typename
    ... on Media {
      databaseId
    }
  }
}
    `) as unknown as TypedDocumentString<MediaByUriQuery, MediaByUriQueryVariables>;
export const CapabilitiesDocument = new TypedDocumentString(`
    query Capabilities {
  site {
    capabilities {
      route
      isReachable
      status
      reason
      fallback
    }
  }
}
    `) as unknown as TypedDocumentString<CapabilitiesQuery, CapabilitiesQueryVariables>;
export const FeedDocument = new TypedDocumentString(`
    query Feed($types: [String!]) {
  contents(first: 100, types: $types) {
    totalCount
    nodes {
      __typename
      databaseId
      date
    }
  }
}
    `) as unknown as TypedDocumentString<FeedQuery, FeedQueryVariables>;
export const EverythingDocument = new TypedDocumentString(`
    query Everything {
  posts(first: 100) {
    nodes {
      slug
      content
      blocks {
        __typename
        name
        html
        innerBlocks {
          name
        }
      }
      wordCount
    }
  }
  pages(first: 100) {
    nodes {
      slug
      content
      blocks {
        __typename
        name
        html
        innerBlocks {
          name
        }
      }
      wordCount
    }
  }
}
    `) as unknown as TypedDocumentString<EverythingQuery, EverythingQueryVariables>;
export const FilmDocument = new TypedDocumentString(`
    query Film($id: Int!) {
  post(by: {databaseId: $id}) {
    blocks {
      name
      ... on EmbedBlock {
        url
        provider
        title
        width
      }
    }
    markdown: content(format: MARKDOWN)
  }
}
    `) as unknown as TypedDocumentString<FilmQuery, FilmQueryVariables>;
export const PicturesDocument = new TypedDocumentString(`
    query Pictures {
  posts(where: {slug: ["paper-has-a-memory"]}) {
    nodes {
      images {
        url
        altText
        databaseId
        media {
          databaseId
          altText
          sourceUrl(size: "large")
        }
      }
      blocks {
        ... on GalleryBlock {
          images {
            databaseId
          }
          innerBlocks {
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PicturesQuery, PicturesQueryVariables>;