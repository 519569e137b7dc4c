/** A type as SDL writes it: `[Post!]!`. */
export interface TypeText {
  readonly name: string;
  readonly isList: boolean;
  readonly isNullable: boolean;
  /** Of a list. */
  readonly hasNullableItems: boolean;
}

/** Reads the few forms that the schema has: `X`, `X!`, `[X]`, `[X!]!`. */
export function readType(text: string): TypeText {
  const match = /^(\[)?(\w+)(!)?\]?(!)?$/.exec(text);
  if (!match?.[2]) throw new TypeError(`Expected a type, got ${text}.`);
  const [, bracket, name, first, second] = match;
  const isList = bracket !== undefined;
  return {
    name,
    isList,
    isNullable: (isList ? second : first) === undefined,
    hasNullableItems: isList && first === undefined,
  };
}

/** An argument as SDL writes it: `Int`, or `Int = 96` with a default. */
export function readArgument(text: string): TypeText & { readonly defaultValue: unknown } {
  const [type = '', value] = text.split(' = ', 2);
  return { ...readType(type), defaultValue: value === undefined ? undefined : JSON.parse(value) };
}
