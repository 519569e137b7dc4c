import {
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { Resource } from '../../../model/resources.ts';
import { resourceOf } from '../selection/resource-types.ts';

export type EntityType = GraphQLObjectType | GraphQLInterfaceType;

const NODE = 'Node';

const isNode = (type: EntityType): boolean => type.getInterfaces().some(({ name }) => name === NODE);

/** The object types that another subgraph can refer to: those that `node` finds. */
export const entityTypes = (schema: GraphQLSchema): readonly GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && isNode(type),
  );

/**
 * The type with this name, if other subgraphs may refer to its objects: an object type with an id, or an interface of such
 * types, which they extend with `@interfaceObject`.
 */
export function entityType(schema: GraphQLSchema, name: unknown): EntityType | undefined {
  const type = typeof name === 'string' ? schema.getType(name) : undefined;
  return type && isEntity(type) ? type : undefined;
}

/** `Node` itself is none: other subgraphs have one, too, with types that are not here. */
export const isEntity = (type: GraphQLNamedType): type is EntityType =>
  (isObjectType(type) || isInterfaceType(type)) && isNode(type);

/**
 * The resource of a type whose items the database ID identifies. A revision's says nothing without its parent, and an
 * interface has several resources with the same IDs.
 */
export function resourceByDatabaseId(type: EntityType): Resource | undefined {
  const resource = isObjectType(type) ? resourceOf(type) : undefined;
  return resource?.kind === 'revision' ? undefined : resource;
}

/** The fields that identify an entity, each on its own. */
export const keysOf = (type: EntityType): readonly string[] => [
  'id',
  ...(resourceByDatabaseId(type) ? ['databaseId'] : []),
];
