import { type GraphQLNamedType, isScalarType } from 'graphql';

/** Names that mean the same in every schema, by GraphQL’s and Relay’s rules. */
const COMMON: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription', 'Node', 'PageInfo']);

/** Whether a type keeps its name in a schema with a prefix. Scalars do: their values are the same on every site. */
export const keepsItsName = (type: GraphQLNamedType): boolean =>
  isScalarType(type) || COMMON.has(type.name) || type.name.startsWith('_');

/** `BlogPost`, with the prefix `Blog`. */
export const prefixedType = (prefix: string, typeName: string): string => prefix + typeName;

/** The name of a root field with a prefix: `blogPosts`. */
export function prefixedRoot(prefix: string, fieldName: string): string {
  if (prefix === '' || fieldName.startsWith('_')) return fieldName;
  return lowerFirst(prefix) + fieldName.charAt(0).toUpperCase() + fieldName.slice(1);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
