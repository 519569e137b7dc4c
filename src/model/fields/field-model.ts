/** The type of a field that was discovered, in the words of JSON Schema. */
export type FieldType =
  | { readonly kind: 'scalar'; readonly scalar: ScalarKind }
  | { readonly kind: 'list'; readonly of: FieldType }
  | EnumModel
  | ObjectModel;

/** `date-time` is a moment in UTC, `unknown` anything at all. */
export type ScalarKind = 'string' | 'integer' | 'number' | 'boolean' | 'date-time' | 'uri' | 'unknown';

/** A text that is one of a few. */
export interface EnumModel {
  readonly kind: 'enum';
  /** What the site says of it. */
  readonly description: string | undefined;
  /** Each once, without the empty one. */
  readonly values: readonly string[];
  /** What each of them is. */
  readonly scalar: 'string' | 'uri';
}

/** An object whose keys are known. */
export interface ObjectModel {
  readonly kind: 'object';
  /** What the site says of it. */
  readonly description: string | undefined;
  readonly fields: readonly FieldModel[];
}

/** A field of an item that the site has beyond WordPress's own. */
export interface FieldModel {
  /** WordPress's own key: `reading_time`. */
  readonly key: string;
  readonly description: string;
  readonly type: FieldType;
}

export const UNKNOWN_TYPE: FieldType = { kind: 'scalar', scalar: 'unknown' };
