import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  type ValueNode,
} from 'graphql';
import { isRecord } from '../../../base/json.ts';

type Path = readonly string[];
type Variables = Readonly<Record<string, unknown>>;

/**
 * The part of a given value that a site's type lacks: a field of an input, or a value of an enum. WordPress ignores what it does
 * not know, and would answer unfiltered.
 */
export function lackingInNode(
  node: ValueNode,
  type: GraphQLInputType,
  variables: Variables,
): Path | undefined {
  const nullable = getNullableType(type);
  switch (node.kind) {
    case Kind.VARIABLE:
      return lackingInValue(variables[node.name.value], type);
    case Kind.LIST: {
      const items = isListType(nullable) ? (nullable.ofType as GraphQLInputType) : type;
      return firstOf(node.values, (each) => lackingInNode(each, items, variables));
    }
    case Kind.OBJECT: {
      const named = itemOf(nullable);
      if (!isInputObjectType(named)) return undefined;
      const fields = named.getFields();
      return firstOf(node.fields, ({ name: { value: name }, value }) => {
        if (isAbsent(value, variables)) return undefined;
        return below(name, fields[name] ? lackingInNode(value, fields[name].type, variables) : []);
      });
    }
    case Kind.ENUM:
      return lackingName(node.value, nullable);
    default:
      return undefined;
  }
}

function lackingInValue(value: unknown, type: GraphQLInputType): Path | undefined {
  if (value == null) return undefined;
  const nullable = getNullableType(type);
  if (Array.isArray(value)) {
    const items = isListType(nullable) ? (nullable.ofType as GraphQLInputType) : type;
    return firstOf(value, (each: unknown) => lackingInValue(each, items));
  }
  const named = itemOf(nullable);
  if (isInputObjectType(named) && isRecord(value)) {
    const fields = named.getFields();
    return firstOf(Object.entries(value), ([name, each]) =>
      each == null ? undefined : below(name, fields[name] ? lackingInValue(each, fields[name].type) : []),
    );
  }
  return typeof value === 'string' ? lackingName(value, nullable) : undefined;
}

/** Whether an argument is a variable without a value: it is then as good as not given. */
export const isAbsent = (node: ValueNode, variables: Variables): boolean =>
  node.kind === Kind.NULL || (node.kind === Kind.VARIABLE && variables[node.name.value] == null);

function lackingName(name: string, type: unknown): Path | undefined {
  const named = itemOf(type);
  return isEnumType(named) && !named.getValue(name) ? [name] : undefined;
}

/** A single value stands for a list of it. */
function itemOf(type: unknown): unknown {
  let inner = getNullableType(type as GraphQLInputType) as unknown;
  while (isListType(inner)) inner = getNullableType(inner.ofType as GraphQLInputType);
  return inner;
}

const below = (name: string, path: Path | undefined): Path | undefined => path && [name, ...path];

function firstOf<Item>(items: readonly Item[], find: (item: Item) => Path | undefined): Path | undefined {
  for (const item of items) {
    const path = find(item);
    if (path) return path;
  }
  return undefined;
}
