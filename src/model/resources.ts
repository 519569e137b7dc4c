/** What all resources have in common. Names in GraphQL are up to the schema. */
interface BaseResource {
  /** Unique among the resources of a site, and stable: `post_type/book`, `taxonomy/genre`, `user`. */
  readonly key: string;
  /** The collection's route under the REST root: `/wp/v2/posts`. */
  readonly route: string;
  /** Its label in WordPress: `Posts`. */
  readonly label: string;
}

/** A post type with a REST route: `post`, `page`, `book`. */
export interface ContentTypeModel extends BaseResource {
  readonly kind: 'content';
  readonly slug: string;
  readonly description: string;
  readonly hierarchical: boolean;
  readonly hasArchive: boolean;
  /** The slug of its archive, if it has one of its own. */
  readonly archiveSlug?: string | undefined;
  readonly restBase: string;
  readonly restNamespace: string;
  /** Slugs of its taxonomies, in WordPress's order, except those without a REST route. */
  readonly taxonomies: readonly string[];
}

/** A taxonomy with a REST route: `category`, `post_tag`, `genre`. */
export interface TaxonomyModel extends BaseResource {
  readonly kind: 'term';
  readonly slug: string;
  readonly description: string;
  readonly hierarchical: boolean;
  /** The key of an item's terms of this taxonomy in REST: `categories`. */
  readonly restBase: string;
  readonly restNamespace: string;
  /** Slugs of the post types that it classifies. */
  readonly contentTypes: readonly string[];
}

/** A resource that every WordPress has. */
export interface BuiltInResource<Kind extends 'author' | 'media' | 'comment' | 'revision'>
  extends BaseResource {
  readonly kind: Kind;
}

export type Resource =
  | ContentTypeModel
  | TaxonomyModel
  | BuiltInResource<'author'>
  | BuiltInResource<'media'>
  | BuiltInResource<'comment'>
  | BuiltInResource<'revision'>;

export const AUTHORS: BuiltInResource<'author'> = {
  kind: 'author',
  key: 'user',
  route: '/wp/v2/users',
  label: 'Authors',
};

export const MEDIA: BuiltInResource<'media'> = {
  kind: 'media',
  key: 'attachment',
  route: '/wp/v2/media',
  label: 'Media',
};

export const COMMENTS: BuiltInResource<'comment'> = {
  kind: 'comment',
  key: 'comment',
  route: '/wp/v2/comments',
  label: 'Comments',
};

/** Revisions have no collection of their own, only one under each content: `/wp/v2/posts/12/revisions`. */
export const REVISIONS: BuiltInResource<'revision'> = {
  kind: 'revision',
  key: 'revision',
  route: '/revisions',
  label: 'Revisions',
};

/** The site's own settings: a single object, for callers who may manage them. */
export const SETTINGS = { route: '/wp/v2/settings' } as const;
