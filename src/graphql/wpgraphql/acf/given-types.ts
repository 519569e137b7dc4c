import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Dialect } from '../dialect.ts';
import type { FieldSpec, Fields } from '../kit/registrar.ts';
import { registerTarget } from './given-connections.ts';
import { givenField } from './given-fields.ts';
import { GROUP_NAME_FIELD } from './given-groups.ts';
import { targetOf } from './given-references.ts';
import { factsOf, type GroupValue } from './group-value.ts';

/**
 * Registers a type of the given schema that holds values: a group, a row of a repeater, a layout, a link, a map, and
 * everything that its fields need.
 */
export function registerGivenType(dialect: Dialect, type: GraphQLNamedType): void {
  const target = targetOf(dialect, type);
  if (target) {
    registerTarget(dialect, target, type);
  } else if (isObjectType(type)) {
    registerObject(dialect, type);
  } else if (isInterfaceType(type)) {
    registerGivenInterface(dialect, type, typeOfValue);
    for (const member of dialect.given?.schema?.getPossibleTypes(type) ?? []) registerObject(dialect, member);
  } else if (isUnionType(type) && dialect.types.claim(type.name)) {
    for (const member of type.getTypes()) registerObject(dialect, member);
    const names = type.getTypes().map(({ name }) => name);
    dialect.types.union<GroupValue>(type.name, describedAs(type), names, typeOfValue);
  }
}

/** Registers an interface of the given schema. */
export function registerGivenInterface<Value extends object>(
  dialect: Dialect,
  type: GraphQLInterfaceType,
  typeOf: (value: Value) => string,
): void {
  if (!dialect.types.claim(type.name)) return;
  dialect.types.interface<Value>(type.name, {
    description: describedAs(type),
    interfaces: interfacesOf(dialect, type),
    typeOf,
    fields: fieldsOf(dialect, type) as unknown as Fields<Value>,
  });
}

function registerObject(dialect: Dialect, type: GraphQLObjectType): void {
  if (!dialect.types.claim(type.name)) return;
  dialect.types.object<GroupValue>(type.name, {
    description: describedAs(type),
    interfaces: interfacesOf(dialect, type),
    fields: fieldsOf(dialect, type),
  });
}

/** Interfaces of which nothing is left are left out. */
function interfacesOf(dialect: Dialect, type: GraphQLObjectType | GraphQLInterfaceType): readonly string[] {
  return type.getInterfaces().flatMap((each) => {
    if (specsOf(dialect, each).length === 0) return [];
    registerGivenInterface(dialect, each, typeOfValue);
    return [each.name];
  });
}

function fieldsOf(dialect: Dialect, type: GraphQLObjectType | GraphQLInterfaceType): Fields<GroupValue> {
  const specs = specsOf(dialect, type);
  for (const [field] of specs) {
    const named = getNamedType(field.type);
    if (!isLeafType(named)) registerGivenType(dialect, named);
  }
  return Object.fromEntries(specs.map(([field, spec]) => [field.name, spec]));
}

function specsOf(
  dialect: Dialect,
  type: GraphQLObjectType | GraphQLInterfaceType,
): readonly (readonly [GraphQLField<unknown, unknown>, FieldSpec<GroupValue>])[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const spec = field.name === GROUP_NAME_FIELD ? GROUP_NAME : givenField(dialect, field);
    return spec ? [[field, spec] as const] : [];
  });
}

const GROUP_NAME: FieldSpec<GroupValue> = {
  type: 'String',
  description: 'The name of the type of the group.',
  resolve: (value) => factsOf(value).typeName ?? null,
};

const typeOfValue = (value: GroupValue): string => factsOf(value).typeName ?? '';

const describedAs = ({ description, name }: GraphQLNamedType): string =>
  description ?? `\`${name}\`, as in the given schema.`;
