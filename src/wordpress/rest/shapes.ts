import type { ContentTypeModel, Resource, TaxonomyModel } from '../../model/resources.ts';

/** Under which each row bears its resource: no key of WordPress's can be the same, and JSON leaves it out. */
export const RESOURCE: unique symbol = Symbol('resource');

/**
 * Items as WordPress's REST API sends them, each field optional: a request asks only for those that the operation
 * reads, and plugins remove others. Which resource they are of, the loaders say.
 *
 * @see https://developer.wordpress.org/rest-api/reference/
 */
export interface Row {
  readonly [RESOURCE]: Resource;
  readonly id: number;
  readonly _links?: Readonly<Record<string, readonly RestLink[] | undefined>>;
}

export interface RestLink {
  readonly href: string;
  readonly embeddable?: boolean;
  readonly taxonomy?: string;
  readonly post_type?: string;
  /** `version-history` only: the number of revisions. */
  readonly count?: number;
}

interface Rendered {
  readonly rendered?: string;
  /** As stored; `context=edit` only. */
  readonly raw?: string;
  readonly protected?: boolean;
}

/** Common to content and media. */
interface PostRow extends Row {
  readonly date?: string | null;
  readonly date_gmt?: string | null;
  readonly modified_gmt?: string | null;
  readonly slug?: string;
  readonly status?: string;
  readonly type?: string;
  readonly link?: string;
  readonly title?: Rendered;
  readonly guid?: Rendered;
  readonly author?: number;
  readonly comment_status?: string;
  readonly ping_status?: string;
  readonly template?: string;
  readonly class_list?: readonly string[] | Readonly<Record<string, string>>;
  /** `[]` when empty, an object otherwise. */
  readonly meta?: unknown;
}

export interface ContentRow extends PostRow {
  readonly [RESOURCE]: ContentTypeModel;
  readonly content?: Rendered;
  readonly excerpt?: Rendered;
  readonly featured_media?: number;
  /** Of Jetpack; empty if there is no image. */
  readonly jetpack_featured_media_url?: string;
  readonly format?: string;
  readonly sticky?: boolean;
  readonly parent?: number;
  readonly menu_order?: number;
}

export interface MediaRow extends PostRow {
  /** Of an image of which its address alone is known: every other field is an error. */
  readonly isAddressAlone?: boolean;
  readonly alt_text?: string;
  readonly caption?: Rendered;
  readonly description?: Rendered;
  readonly media_type?: string;
  readonly mime_type?: string;
  readonly source_url?: string;
  /** In bytes; since WordPress 6.9 or so. */
  readonly filesize?: number | null;
  /** The content that it is attached to. */
  readonly post?: number | null;
  readonly media_details?: MediaDetails;
}

export interface MediaDetails {
  readonly width?: number;
  readonly height?: number;
  readonly file?: string;
  readonly filesize?: number;
  readonly sizes?: Readonly<Record<string, MediaSizeDetails>>;
  /** Metadata of the file itself (EXIF, IPTC). */
  readonly image_meta?: unknown;
  /** Audio and video: seconds. */
  readonly length?: number;
  /** Audio and video: bits per second. */
  readonly bitrate?: number;
  readonly dataformat?: string;
}

export interface MediaSizeDetails {
  readonly file?: string;
  readonly width?: number | string;
  readonly height?: number | string;
  readonly mime_type?: string;
  readonly filesize?: number;
  readonly source_url?: string;
}

export interface TermRow extends Row {
  readonly [RESOURCE]: TaxonomyModel;
  readonly name?: string;
  readonly slug?: string;
  readonly description?: string;
  readonly link?: string;
  readonly count?: number;
  readonly taxonomy?: string;
  readonly parent?: number;
  readonly meta?: unknown;
}

export interface AuthorRow extends Row {
  readonly name?: string;
  readonly slug?: string;
  readonly description?: string;
  readonly url?: string;
  readonly link?: string;
  /** Address by width in pixels: `24`, `48`, `96`. */
  readonly avatar_urls?: Readonly<Record<string, string>>;
  readonly meta?: unknown;
}

/** A user's own account: `/wp/v2/users/me?context=edit`. */
export interface ViewerRow extends AuthorRow {
  readonly username?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly nickname?: string;
  readonly email?: string;
  readonly locale?: string;
  readonly roles?: readonly string[] | Readonly<Record<string, string>>;
  readonly capabilities?: Readonly<Record<string, unknown>>;
  readonly registered_date?: string;
}

export interface CommentRow extends Row {
  readonly post?: number;
  readonly parent?: number;
  readonly author?: number;
  readonly author_name?: string;
  readonly author_url?: string;
  readonly author_avatar_urls?: Readonly<Record<string, string>>;
  readonly date?: string;
  readonly date_gmt?: string;
  readonly content?: Rendered;
  readonly link?: string;
  readonly status?: string;
  readonly type?: string;
  readonly meta?: unknown;
}

export interface RevisionRow extends Row {
  readonly author?: number;
  readonly date_gmt?: string | null;
  readonly modified_gmt?: string | null;
  readonly parent?: number;
  readonly slug?: string;
  readonly title?: Rendered;
  readonly content?: Rendered;
  readonly excerpt?: Rendered;
}

export interface SearchRow {
  readonly id: number;
  readonly type?: string;
  readonly subtype?: string;
}

interface RowByKind {
  readonly content: ContentRow;
  readonly term: TermRow;
  readonly author: AuthorRow;
  readonly media: MediaRow;
  readonly comment: CommentRow;
  readonly revision: RevisionRow;
}

/** The shape of a resource's rows. */
export type RowOf<R extends Resource> = RowByKind[R['kind']];
