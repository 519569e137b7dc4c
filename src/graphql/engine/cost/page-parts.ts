import { type GraphQLNamedType, getNamedType, type SelectionSetNode } from 'graphql';
import { optionsOf } from '../field-options/field-options-plugin.ts';
import type { PagePart } from '../field-options/types.ts';
import { type AskedOperation, askedFields, type Composite, fieldsOf, isComposite } from './asked-fields.ts';

/** A type, and what is selected on it. */
export interface Selected {
  readonly type: GraphQLNamedType | undefined;
  readonly below: readonly SelectionSetNode[];
}

/** A part of a page or an edge, if it has that part, and the selections below it. */
export function partOf(operation: AskedOperation, part: PagePart, { type, below }: Selected): Selected {
  if (!isComposite(type)) return { type: undefined, below: [] };
  const field = Object.values(fieldsOf(type)).find((candidate) => optionsOf(candidate).part === part);
  return {
    type: field && getNamedType(field.type),
    below: askedFields(operation, type, below).flatMap(({ definition, below: inner }) =>
      optionsOf(definition).part === part ? inner : [],
    ),
  };
}

/** Whether a type is a page of a list: its items are in parts of it. */
export const isPage = (type: unknown): type is Composite =>
  isComposite(type) &&
  Object.values(fieldsOf(type)).some((field) => ['nodes', 'edges'].includes(optionsOf(field).part ?? ''));

/** What is selected of a page. */
export function selectedPage(operation: AskedOperation, type: Composite, below: readonly SelectionSetNode[]) {
  const page = { type, below };
  const nodes = partOf(operation, 'nodes', page);
  const edges = partOf(operation, 'edges', page);
  const ofEdges = partOf(operation, 'node', edges);
  return {
    wantsPage: hasPart(operation, page, 'nodes', 'edges', 'pageInfo'),
    wantsTotal: hasPart(operation, page, 'total'),
    wantsCursors:
      hasPart(operation, edges, 'cursor') ||
      hasPart(operation, partOf(operation, 'pageInfo', page), 'startCursor', 'endCursor'),
    /** The items, through nodes and through the nodes of edges. */
    items: { type: nodes.type ?? ofEdges.type, below: [...nodes.below, ...ofEdges.below] },
  };
}

function hasPart(
  operation: AskedOperation,
  { type, below }: Selected,
  ...parts: readonly (PagePart | undefined)[]
): boolean {
  return (
    isComposite(type) &&
    askedFields(operation, type, below).some(({ definition }) => parts.includes(optionsOf(definition).part))
  );
}
