import { type DocumentNode, Kind, type NamedTypeNode, parse, visit } from 'graphql';
import { prefixedRoot, prefixedType } from './engine/prefix/prefixed-names.ts';

/** Interfaces that keep their names in a schema with a prefix. */
const KEPT = new Set(['Node', 'Query', 'Mutation', 'Subscription']);

/**
 * Rewrites a document for a schema with a prefix: root fields keep their keys in the answer, as aliases. Its layout and
 * comments stay.
 */
export function prefixDocument(text: string, prefix: string): string {
  if (prefix === '') return text;
  let result = text;
  for (const { start, end, to } of edits(parse(text), prefix).toReversed()) {
    result = result.slice(0, start) + to + result.slice(end);
  }
  return result;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** In the order of the text. */
function edits(document: DocumentNode, prefix: string): readonly Edit[] {
  const found: Edit[] = [];
  const note = (
    node: { readonly loc?: { readonly start: number; readonly end: number } | undefined },
    to: string,
  ) => {
    if (node.loc) found.push({ start: node.loc.start, end: node.loc.end, to });
  };
  const condition = (type: NamedTypeNode | undefined) => {
    if (type && !KEPT.has(type.name.value)) note(type, prefixedType(prefix, type.name.value));
  };
  visit(document, {
    OperationDefinition: ({ selectionSet }) => {
      for (const selection of selectionSet.selections) {
        if (selection.kind !== Kind.FIELD) continue;
        const name = prefixedRoot(prefix, selection.name.value);
        note(selection.name, selection.alias ? name : `${selection.name.value}: ${name}`);
      }
    },
    InlineFragment: ({ typeCondition }) => condition(typeCondition),
    FragmentDefinition: ({ typeCondition }) => condition(typeCondition),
  });
  return found.sort((one, other) => one.start - other.start);
}
