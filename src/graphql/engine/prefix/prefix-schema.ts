import { isPromise, MapperKind, mapSchema, memoize1 } from '@graphql-tools/utils';
import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  type GraphQLNamedType,
  GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  GraphQLUnionType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { keepsItsName, prefixedRoot, prefixedType } from './prefixed-names.ts';

const EXTENSION = 'nameWithoutPrefix';

/**
 * Prefixes the names of all types and root fields, so that the schemas of several sites can be one: `BlogPost` and
 * `blogPosts`. What means the same everywhere keeps its name, see {@link keepsItsName}.
 *
 * @throws PressgraphError BAD_USER_INPUT if a name is then another’s.
 */
export function prefixSchema(schema: GraphQLSchema, prefix: string): GraphQLSchema {
  if (prefix === '') return schema;
  assertUnique(Object.values(schema.getTypeMap()), prefix);
  return mapSchema(schema, {
    [MapperKind.TYPE]: (type) => renamed(type, keepsItsName(type) ? '' : prefix, nameOf(schema, prefix)),
    [MapperKind.ROOT_FIELD]: (config, fieldName) => [prefixedRoot(prefix, fieldName), config],
  });
}

/** The type that has this name without the prefix. */
export const typeWithoutPrefix = (schema: GraphQLSchema, name: string): GraphQLNamedType | undefined =>
  namesWithoutPrefix(schema).get(name) ?? schema.getType(name);

const namesWithoutPrefix = memoize1(
  (schema: GraphQLSchema): ReadonlyMap<string, GraphQLNamedType> =>
    new Map(
      Object.values(schema.getTypeMap()).flatMap((type) => {
        const name = type.extensions[EXTENSION];
        return typeof name === 'string' ? [[name, type] as const] : [];
      }),
    ),
);

const nameOf = (schema: GraphQLSchema, prefix: string) => (name: string) => {
  const type = schema.getType(name);
  return type && !keepsItsName(type) ? prefixedType(prefix, name) : name;
};

function renamed(
  type: GraphQLNamedType,
  prefix: string,
  nameOfType: (name: string) => string,
): GraphQLNamedType {
  const named = {
    name: prefixedType(prefix, type.name),
    extensions: { ...type.extensions, [EXTENSION]: type.name },
  };
  if (isInterfaceType(type)) {
    return new GraphQLInterfaceType({
      ...type.toConfig(),
      ...named,
      resolveType: renaming(type.resolveType, nameOfType),
    });
  }
  if (isUnionType(type)) {
    return new GraphQLUnionType({
      ...type.toConfig(),
      ...named,
      resolveType: renaming(type.resolveType, nameOfType),
    });
  }
  if (prefix === '') return type;
  if (isObjectType(type)) return new GraphQLObjectType({ ...type.toConfig(), ...named });
  if (isInputObjectType(type)) return new GraphQLInputObjectType({ ...type.toConfig(), ...named });
  if (isEnumType(type)) return new GraphQLEnumType({ ...type.toConfig(), ...named });
  return type;
}

type TypeResolver = GraphQLTypeResolver<unknown, unknown>;

function renaming(
  resolveType: TypeResolver | null | undefined,
  nameOfType: (name: string) => string,
): TypeResolver | null {
  if (!resolveType) return null;
  const rename = (name: string | undefined) => (name === undefined ? undefined : nameOfType(name));
  return (value, context, info, type) => {
    const name = resolveType(value, context, info, type);
    return isPromise(name) ? name.then(rename) : rename(name);
  };
}

function assertUnique(types: readonly GraphQLNamedType[], prefix: string): void {
  const kept = new Set(types.filter(keepsItsName).map(({ name }) => name));
  const clash = types.find((type) => !keepsItsName(type) && kept.has(prefixedType(prefix, type.name)));
  if (!clash) return;
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected another schema prefix than \`${prefix}\`: ${clash.name} would be ${prefixedType(prefix, clash.name)}, which is another type.`,
  );
}
