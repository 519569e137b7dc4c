import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  getNullableType,
  isObjectType,
} from 'graphql';
import type { Dialect } from '../dialect.ts';

/** What the given schema says of the field groups of a type. */
export interface GivenGroups {
  /** Its fields that are groups: `bookDetails`. */
  readonly fields: readonly GraphQLField<unknown, unknown>[];
  /** The interfaces that have these fields alone: `WithAcfBookDetails`. */
  readonly interfaces: readonly GraphQLInterfaceType[];
}

/** The field of every group, by which groups are known. */
export const GROUP_NAME_FIELD = 'fieldGroupName';

/** The field groups that a type has in the given schema: REST does not tell which field is of which group. */
export function givenGroups({ given }: Dialect, typeName: string): GivenGroups {
  const type = given?.schema?.getType(typeName);
  if (!isObjectType(type)) return { fields: [], interfaces: [] };
  const fields = Object.values(type.getFields()).filter(isGroup);
  const names = new Set(fields.map(({ name }) => name));
  const interfaces = type.getInterfaces().filter((each) => {
    const own = Object.keys(each.getFields());
    return own.length > 0 && own.every((name) => names.has(name));
  });
  return { fields, interfaces };
}

function isGroup({ type }: GraphQLField<unknown, unknown>): boolean {
  const of = getNullableType(type);
  return isObjectType(of) && isGroupType(of);
}

export const isGroupType = (type: GraphQLObjectType | GraphQLInterfaceType): boolean =>
  Object.hasOwn(type.getFields(), GROUP_NAME_FIELD);
