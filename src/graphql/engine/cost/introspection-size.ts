import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** How many values the fields of an introspected schema have: `types` exactly, the others on average. */
export type IntrospectionSizes = ReadonlyMap<string, number>;

const sizes = new WeakMap<GraphQLSchema, IntrospectionSizes>();

/** Memoised: it reads the whole schema. */
export function introspectionSizes(schema: GraphQLSchema): IntrospectionSizes {
  const known = sizes.get(schema) ?? measure(schema);
  sizes.set(schema, known);
  return known;
}

function measure(schema: GraphQLSchema): IntrospectionSizes {
  const types = Object.values(schema.getTypeMap());
  const fields = types.flatMap(fieldsOf);
  const perType = (count: (type: GraphQLNamedType) => number) => sum(types, count) / types.length;
  return new Map([
    ['__Schema.types', types.length],
    // About every second type in a chain is a list or non-null type.
    ['__Type.ofType', 0.5],
    ['__Schema.directives', schema.getDirectives().length],
    ['__Type.fields', fields.length / types.length],
    ['__Type.interfaces', perType((type) => (isObjectType(type) ? type.getInterfaces().length : 0))],
    [
      '__Type.possibleTypes',
      perType((type) => (isAbstractType(type) ? schema.getPossibleTypes(type).length : 0)),
    ],
    ['__Type.enumValues', perType((type) => (isEnumType(type) ? type.getValues().length : 0))],
    [
      '__Type.inputFields',
      perType((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0)),
    ],
    ['__Field.args', sum(fields, ({ args }) => args.length) / Math.max(1, fields.length)],
  ]);
}

const fieldsOf = (type: GraphQLNamedType) =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];

const sum = <T>(items: readonly T[], count: (item: T) => number): number =>
  items.reduce((total, item) => total + count(item), 0);
