import {
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { mergedType, namedIn, nullable } from './merge-types.ts';

type WithFields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

const hasFields = (definition: TypeDefinitionNode): definition is WithFields =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;

/**
 * Makes united types implement their united interfaces: what an interface has of one site, types of another site lack, and
 * what is not null on one may be null on another.
 */
export function fitInterfaces(definitions: readonly TypeDefinitionNode[]): readonly TypeDefinitionNode[] {
  const types = new Map(definitions.filter(hasFields).map((type) => [type.name.value, type] as const));
  const fitted = new Map<string, WithFields>();
  for (const type of types.values()) {
    if (type.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      fitted.set(type.name.value, {
        ...type,
        fields: fieldsOf(type).map((field) => common(field, type, types)),
      });
    }
  }
  const interfacesOf = (type: WithFields) =>
    (type.interfaces ?? []).flatMap(({ name }) => fitted.get(name.value) ?? []);
  return definitions.map((definition) => {
    if (!hasFields(definition)) return definition;
    const own = new Map(
      fieldsOf(fitted.get(definition.name.value) ?? definition).map((field) => [field.name.value, field]),
    );
    for (const { fields = [] } of interfacesOf(definition)) {
      for (const field of fields) {
        const mine = own.get(field.name.value);
        own.set(field.name.value, mine ? asIn(field, mine) : { ...field, type: nullable(field.type) });
      }
    }
    return { ...definition, fields: [...own.values()] };
  });
}

const fieldsOf = (type: WithFields): readonly FieldDefinitionNode[] => type.fields ?? [];

/** A field of an interface, as all types have it that implement it. */
function common(
  field: FieldDefinitionNode,
  { name }: InterfaceTypeDefinitionNode,
  types: ReadonlyMap<string, WithFields>,
): FieldDefinitionNode {
  const those = [...types.values()].filter(({ interfaces = [] }) =>
    interfaces.some((each) => each.name.value === name.value),
  );
  const ofTypes = those.map(
    (type) => fieldsOf(type).find((each) => each.name.value === field.name.value)?.type,
  );
  const isAlwaysThere = ofTypes.every((type) => type?.kind === Kind.NON_NULL_TYPE);
  const scalar = ofTypes.reduce<TypeNode>(
    (type, own) =>
      own && !types.has(namedIn(own)) && !types.has(namedIn(type)) ? mergedType(type, own) : type,
    field.type,
  );
  return { ...field, type: isAlwaysThere ? scalar : nullable(scalar) };
}

/** A field of a type, as its interface asks for it: with the arguments of the interface, and no others that are required. */
function asIn(ofInterface: FieldDefinitionNode, own: FieldDefinitionNode): FieldDefinitionNode {
  const asked = ofInterface.arguments ?? [];
  const further = (own.arguments ?? []).filter(
    ({ name }) => !asked.some((arg) => arg.name.value === name.value),
  );
  const isSame = namedIn(own.type) === namedIn(ofInterface.type);
  return {
    ...own,
    type: isSame ? own.type : typeFor(ofInterface.type, own.type),
    arguments: [
      ...asked,
      ...further.map((arg) => (arg.defaultValue ? arg : { ...arg, type: nullable(arg.type) })),
    ],
  };
}

/** Scalars are the interface's; objects are those that implement it. */
const typeFor = (ofInterface: TypeNode, own: TypeNode): TypeNode =>
  SCALARS.has(namedIn(ofInterface)) ? ofInterface : own;

const SCALARS: ReadonlySet<string> = new Set(['Float', 'String', 'JSON']);
