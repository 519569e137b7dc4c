import { Kind, type NamedTypeNode, type TypeNode } from 'graphql';

/** What values are that fit no other type. */
const ANYTHING = 'JSON';
const NUMBERS: ReadonlySet<string> = new Set(['Int', 'Float']);

export const named = (name: string): NamedTypeNode => ({
  kind: Kind.NAMED_TYPE,
  name: { kind: Kind.NAME, value: name },
});

export const nullable = (type: TypeNode): Exclude<TypeNode, { kind: Kind.NON_NULL_TYPE }> =>
  type.kind === Kind.NON_NULL_TYPE ? type.type : type;

export function namedIn(type: TypeNode): string {
  let inner = type;
  while (inner.kind !== Kind.NAMED_TYPE) inner = inner.type;
  return inner.name.value;
}

/**
 * The type of a field that sites give different ones: it takes the values of all of them. A list, if one of them is; a number
 * or a text, if both are scalars; else JSON. Not null only if both are not.
 */
export function mergedType(one: TypeNode, other: TypeNode): TypeNode {
  if (one.kind === Kind.NON_NULL_TYPE && other.kind === Kind.NON_NULL_TYPE) {
    const type = mergedType(one.type, other.type);
    return type.kind === Kind.NON_NULL_TYPE ? type : { kind: Kind.NON_NULL_TYPE, type };
  }
  const [a, b] = [nullable(one), nullable(other)];
  if (a.kind === Kind.LIST_TYPE || b.kind === Kind.LIST_TYPE) {
    const items = [a, b].map((type) => (type.kind === Kind.LIST_TYPE ? type.type : type));
    const [first = a, second = b] = items;
    return { kind: Kind.LIST_TYPE, type: mergedType(first, second) };
  }
  return named(mergedName(a.name.value, b.name.value));
}

function mergedName(one: string, other: string): string {
  if (one === other) return one;
  const names = [one, other];
  if (names.every((name) => NUMBERS.has(name))) return 'Float';
  if (names.every((name) => name === 'String' || NUMBERS.has(name))) return 'String';
  return ANYTHING;
}

/** The type, with JSON in place of one whose name means different kinds of types on different sites. */
export function withoutMixed(type: TypeNode, mixed: ReadonlySet<string>): TypeNode {
  if (type.kind === Kind.NAMED_TYPE) return mixed.has(type.name.value) ? named(ANYTHING) : type;
  const inner = withoutMixed(type.type, mixed);
  if (type.kind === Kind.LIST_TYPE) return { ...type, type: inner };
  return { ...type, type: nullable(inner) };
}
