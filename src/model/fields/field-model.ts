/** The type of a discovered field, in terms of JSON Schema. */
export type FieldType =
  | { readonly kind: 'scalar'; readonly scalar: ScalarKind }
  | { readonly kind: 'list'; readonly of: FieldType }
  | EnumModel
  | ObjectModel;

/** `date-time` is in UTC; `unknown` is any value. */
export type ScalarKind = 'string' | 'integer' | 'number' | 'boolean' | 'date-time' | 'uri' | 'unknown';

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

/** A field of an item beyond WordPress's own. */
export interface FieldModel {
  /** WordPress's own key: `reading_time`. */
  readonly key: string;
  readonly description: string;
  readonly type: FieldType;
}

export const UNKNOWN_TYPE: FieldType = { kind: 'scalar', scalar: 'unknown' };
