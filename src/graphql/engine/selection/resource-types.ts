import { memoize1 } from '@graphql-tools/utils';
import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import type { Resource } from '../../../model/resources.ts';

const EXTENSION = 'resource';

/** The options of an object type whose values are a resource's items: by them the schema tells what each is called. */
export const ofResource = (resource: Resource) => ({ extensions: { [EXTENSION]: resource } });

/** The resource whose items an object type shows; `undefined` for all other types. */
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

/** The object type that shows a resource's items in a schema. */
export function typeOf({ key }: Resource, schema: GraphQLSchema): GraphQLObjectType {
  const type = typesByKey(schema).get(key);
  if (!type) throw new TypeError(`Expected an object type of the schema for ${key}.`);
  return type;
}
