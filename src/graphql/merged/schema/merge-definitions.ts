import {
  type EnumTypeDefinitionNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type InputValueDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type NamedTypeNode,
  type NameNode,
  type ObjectTypeDefinitionNode,
  type TypeDefinitionNode,
  type TypeNode,
  type UnionTypeDefinitionNode,
} from 'graphql';
import { mergedType, nullable, withoutMixed } from './merge-types.ts';
import { byName, describedOn, type OnSites, sitesOf } from './on-sites.ts';

type Mixed = ReadonlySet<string>;

/**
 * One definition for a type of one name on several sites: fields, arguments, values and members are united. What a site
 * lacks is nullable, and says so.
 *
 * @param all The keys of all sites.
 * @param mixed Names that mean different kinds of types: their fields are JSON.
 */
export function mergedDefinition(
  definitions: readonly OnSites<TypeDefinitionNode>[],
  all: readonly string[],
  mixed: Mixed,
): TypeDefinitionNode {
  const [first] = definitions;
  if (!first) throw new TypeError('Expected a definition.');
  const owners = sitesOf(definitions);
  const own = describedOn(definitions, all);
  switch (first.part.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const types = definitions as readonly OnSites<ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode>[];
      return {
        ...first.part,
        ...own,
        interfaces: namesOf(
          types.map(({ part }) => part.interfaces ?? []),
          mixed,
        ),
        fields: united(
          types,
          (part) => part.fields,
          (parts) => mergedField(parts, owners, mixed),
        ),
      };
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
      const types = definitions as readonly OnSites<InputObjectTypeDefinitionNode>[];
      return {
        ...first.part,
        ...own,
        fields: united(
          types,
          (part) => part.fields,
          (parts) => mergedInput(parts, owners, mixed),
        ),
      };
    }
    case Kind.ENUM_TYPE_DEFINITION: {
      const types = definitions as readonly OnSites<EnumTypeDefinitionNode>[];
      return {
        ...first.part,
        ...own,
        values: united(
          types,
          (part) => part.values,
          (parts) => mergedValue(parts, owners),
        ),
      };
    }
    case Kind.UNION_TYPE_DEFINITION: {
      const types = definitions as readonly OnSites<UnionTypeDefinitionNode>[];
      return {
        ...first.part,
        ...own,
        types: namesOf(
          types.map(({ part }) => part.types ?? []),
          mixed,
        ),
      };
    }
    default:
      return { ...first.part, ...own };
  }
}

function united<Definition, Part extends { readonly name: NameNode }>(
  definitions: readonly OnSites<Definition>[],
  partsOf: (definition: Definition) => readonly Part[] | undefined,
  merge: (parts: readonly OnSites<Part>[]) => Part,
): Part[] {
  return [
    ...byName(definitions.map(({ sites, part }) => ({ sites, part: partsOf(part) ?? [] }))).values(),
  ].map(merge);
}

function namesOf(lists: readonly (readonly NamedTypeNode[])[], mixed: Mixed): NamedTypeNode[] {
  const names = new Map(lists.flat().map((node) => [node.name.value, node] as const));
  return [...names.values()].filter(({ name }) => !mixed.has(name.value));
}

/** @param owners The sites that have its type. */
function mergedField(
  parts: readonly OnSites<FieldDefinitionNode>[],
  owners: readonly string[],
  mixed: Mixed,
): FieldDefinitionNode {
  const having = sitesOf(parts);
  return {
    ...partOf(parts),
    ...describedOn(parts, owners),
    type: typeOf(parts, owners, mixed),
    arguments: united(
      parts,
      (field) => field.arguments,
      (args) => mergedInput(args, having, mixed),
    ),
  };
}

/** An argument, or a field of an input. */
function mergedInput(
  parts: readonly OnSites<InputValueDefinitionNode>[],
  owners: readonly string[],
  mixed: Mixed,
): InputValueDefinitionNode {
  const { defaultValue: _, ...part } = partOf(parts);
  const defaults = new Set(parts.map(({ part: { defaultValue } }) => JSON.stringify(defaultValue ?? null)));
  const { defaultValue } = partOf(parts);
  const type = typeOf(parts, owners, mixed);
  return {
    ...part,
    ...describedOn(parts, owners),
    // Without a default of all sites, each takes its own.
    type: defaults.size > 1 ? nullable(type) : type,
    ...(defaults.size === 1 && defaultValue && { defaultValue }),
  };
}

const mergedValue = (
  parts: readonly OnSites<EnumValueDefinitionNode>[],
  owners: readonly string[],
): EnumValueDefinitionNode => ({ ...partOf(parts), ...describedOn(parts, owners) });

function typeOf(
  parts: readonly OnSites<{ readonly type: TypeNode }>[],
  owners: readonly string[],
  mixed: Mixed,
): TypeNode {
  const type = parts.map(({ part }) => withoutMixed(part.type, mixed)).reduce(mergedType);
  return sitesOf(parts).length < owners.length ? nullable(type) : type;
}

function partOf<Part>([first]: readonly OnSites<Part>[]): Part {
  if (!first) throw new TypeError('Expected a part.');
  return first.part;
}
