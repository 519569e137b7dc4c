import { memoize1 } from '@graphql-tools/utils';
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
} from 'graphql';
import { entityType, keysOf } from './entity-keys.ts';

/** Composition knows these without being told. */
export const MACHINERY: readonly string[] = ['_Any', '_Entity', '_Service', '_entities', '_service'];

/**
 * The first version with `@interfaceObject`. `@oneOf` is declared, since not every composition knows it: those that do
 * keep it, others check the argument here only.
 */
const HEAD = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
  "Exactly one field of the input must be given."
  directive @oneOf on INPUT_OBJECT
`;

/**
 * The schema as a subgraph of Apollo Federation 2, for composition: without what the specification adds, with the keys of
 * its entities. `PageInfo` is shareable: Relay gives it the same fields everywhere.
 */
export const subgraphSdl = memoize1((schema: GraphQLSchema): string => {
  const { definitions } = parse(printSchema(lexicographicSortSchema(schema)), { noLocation: true });
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      ...parse(HEAD, { noLocation: true }).definitions,
      ...definitions.flatMap((definition) => subgraphDefinition(definition, schema)),
    ],
  };
  return `${print(document)}\n`;
});

function subgraphDefinition(definition: DefinitionNode, schema: GraphQLSchema): readonly DefinitionNode[] {
  if (definition.kind === Kind.SCHEMA_DEFINITION) return [];
  if ('name' in definition && definition.name && MACHINERY.includes(definition.name.value)) return [];
  if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
    return [{ ...definition, directives: directivesOf(definition.name.value, schema) }];
  }
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [definition];
  return [
    {
      ...definition,
      directives: directivesOf(definition.name.value, schema),
      fields: withoutMachinery(definition),
    },
  ];
}

const withoutMachinery = ({ fields = [] }: ObjectTypeDefinitionNode) =>
  fields.filter(({ name }) => !MACHINERY.includes(name.value));

function directivesOf(typeName: string, schema: GraphQLSchema): readonly ConstDirectiveNode[] {
  const type = entityType(schema, typeName);
  if (type) return keysOf(type).map((fields) => directive('key', { fields }));
  return typeName === 'PageInfo' ? [directive('shareable', {})] : [];
}

const directive = (name: string, args: Readonly<Record<string, string>>): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: name },
  arguments: Object.entries(args).map(([argument, value]) => ({
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: argument },
    value: { kind: Kind.STRING, value },
  })),
});
