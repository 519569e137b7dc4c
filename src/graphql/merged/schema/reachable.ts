import { Kind, type NamedTypeNode, type TypeDefinitionNode, visit } from 'graphql';

/** The definitions that a type leads to: what only mutations take or return is not. */
export function reachableFrom(
  roots: readonly string[],
  definitions: readonly TypeDefinitionNode[],
): readonly TypeDefinitionNode[] {
  const byName = new Map(definitions.map((definition) => [definition.name.value, definition] as const));
  const implementing = new Map<string, string[]>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const { name } of definition.interfaces ?? []) {
      implementing.set(name.value, [...(implementing.get(name.value) ?? []), definition.name.value]);
    }
  }
  const found = new Set<string>();
  const next = [...roots];
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    const definition = byName.get(name);
    if (found.has(name) || !definition) continue;
    found.add(name);
    visit(definition, {
      [Kind.NAMED_TYPE]: (node: NamedTypeNode) => {
        next.push(node.name.value);
      },
    });
    next.push(...(implementing.get(name) ?? []));
  }
  return definitions.filter(({ name }) => found.has(name.value));
}
