import { Kind, type NamedTypeNode, type TypeDefinitionNode, visit } from 'graphql';
import { named } from './merge-types.ts';
import type { OnSites } from './on-sites.ts';

type Definitions = readonly TypeDefinitionNode[];

/**
 * An object within an item may have the name of a post type of another site. It is none, and has no ID: it becomes JSON, and
 * the name is the post type's.
 */
export function withoutPlainTypes(parts: readonly OnSites<Definitions>[]): readonly OnSites<Definitions>[] {
  const nodes = new Set(parts.flatMap(({ part }) => part.filter(isNode).map(({ name }) => name.value)));
  return parts.map(({ sites, part }) => {
    const plain = new Set(
      part.flatMap((each) =>
        each.kind === Kind.OBJECT_TYPE_DEFINITION && !isNode(each) && nodes.has(each.name.value)
          ? [each.name.value]
          : [],
      ),
    );
    if (plain.size === 0) return { sites, part };
    const rest = part.filter(({ name }) => !plain.has(name.value));
    return { sites, part: rest.map((definition) => asJson(definition, plain)) };
  });
}

const isNode = (definition: TypeDefinitionNode): boolean =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
  (definition.interfaces ?? []).some(({ name }) => name.value === 'Node');

const asJson = (definition: TypeDefinitionNode, names: ReadonlySet<string>): TypeDefinitionNode =>
  visit(definition, {
    [Kind.NAMED_TYPE]: (node: NamedTypeNode) => (names.has(node.name.value) ? named('JSON') : undefined),
  });
