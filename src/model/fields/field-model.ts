/** The type of a field that was discovered, in GraphQL's terms. */
export type FieldType =
  | { readonly kind: 'scalar'; readonly name: ScalarName }
  | { readonly kind: 'list'; readonly of: FieldType }
  | EnumModel
  | ObjectModel;

export type ScalarName = 'String' | 'Int' | 'Float' | 'Boolean' | 'DateTime' | 'URL' | 'JSON';

export interface EnumModel {
  readonly kind: 'enum';
  readonly name: string;
  readonly description: string;
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

export interface ObjectModel {
  readonly kind: 'object';
  readonly name: string;
  readonly description: string;
  readonly fields: readonly FieldModel[];
}

/** A field of an item that the site has beyond WordPress's own. */
export interface FieldModel {
  /** WordPress's own key: `reading_time`. */
  readonly key: string;
  /** The schema's name: `readingTime`. */
  readonly name: string;
  readonly description: string;
  readonly type: FieldType;
}

export const JSON_TYPE: FieldType = { kind: 'scalar', name: 'JSON' };

/** Gives out names of types, each once in a schema: the name wished for, or the next free one. */
export type ClaimTypeName = (wish: string) => string;
