import { memoize1 } from '@graphql-tools/utils';
import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import type { Resource } from '../../../model/resources.ts';

const EXTENSION = 'resource';

/** Options for the object type of a resource's items. They are how the engine finds that type, whatever its name. */
export const ofResource = (resource: Resource) => ({ extensions: { [EXTENSION]: resource } });

/** The resource of an object type; `undefined` for types that do not belong to one. */
export const resourceOf = ({ extensions }: GraphQLObjectType): Resource | undefined =>
  extensions[EXTENSION] as Resource | undefined;

const typesByKey = memoize1(
  (schema: GraphQLSchema): ReadonlyMap<string, GraphQLObjectType> =>
    new Map(
      Object.values(schema.getTypeMap()).flatMap((type) => {
        const resource = isObjectType(type) ? resourceOf(type) : undefined;
        return isObjectType(type) && resource ? [[resource.key, type] as const] : [];
      }),
    ),
);

/** The object type of a resource's items in a schema. */
export function typeOf({ key }: Resource, schema: GraphQLSchema): GraphQLObjectType {
  const type = typesByKey(schema).get(key);
  if (!type) throw new TypeError(`Expected an object type of the schema for ${key}.`);
  return type;
}
