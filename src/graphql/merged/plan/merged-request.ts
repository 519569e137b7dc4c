import type { DocumentNode, FragmentDefinitionNode, VariableDefinitionNode } from 'graphql';

/** What of an operation its parts may need. */
export interface MergedRequest {
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly definitions: readonly VariableDefinitionNode[];
  /** As they were given. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The part of an operation that one site executes. */
export interface PartDocument {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}
