/** The type of a discovered field, in terms of JSON Schema. */
export type FieldType =
  | { readonly kind: 'scalar'; readonly scalar: ScalarKind }
  | { readonly kind: 'list'; readonly of: FieldType }
  | EnumModel
  | ObjectModel
  | UnionModel
  | ReferenceModel;

/**
 * `date-time` is in UTC; `local-date-time` and `local-time` are in the site's time zone; `unknown` is any value.
 */
export type ScalarKind =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date-time'
  | 'date'
  | 'local-date-time'
  | 'local-time'
  | 'uri'
  | 'unknown';

/** A string enum. */
export interface EnumModel {
  readonly kind: 'enum';
  /** The site's description. */
  readonly description: string | undefined;
  /** Distinct, without the empty string. */
  readonly values: readonly string[];
  /** The type of each item. */
  readonly scalar: 'string' | 'uri';
}

/** An object with known keys. */
export interface ObjectModel {
  readonly kind: 'object';
  /** The site's description. */
  readonly description: string | undefined;
  readonly fields: readonly FieldModel[];
}

/** One of several object types. Each value names its type in one of its fields, such as the layout of a section. */
export interface UnionModel {
  readonly kind: 'union';
  /** The site's description. */
  readonly description: string | undefined;
  /** The key of that field. */
  readonly by: string;
  readonly members: readonly UnionMember[];
}

export interface UnionMember {
  /** The value of that field. */
  readonly value: string;
  readonly type: ObjectModel;
}

/** Another item of the site: its id, or an object that tells what it is. */
export interface ReferenceModel {
  readonly kind: 'reference';
  readonly to: ReferenceTarget;
}

/** What a reference leads to; `any` if each value tells, `unknown` if none is known to. */
export type ReferenceTarget = ItemKind | 'any' | 'unknown';

export type ItemKind = 'content' | 'media' | 'author' | 'term';

/** A field of an item beyond WordPress's own. */
export interface FieldModel {
  /** WordPress's own key: `reading_time`. */
  readonly key: string;
  readonly description: string;
  readonly type: FieldType;
}

export const UNKNOWN_TYPE: FieldType = { kind: 'scalar', scalar: 'unknown' };
