import type { GraphQLParams } from 'graphql-yoga';

/** Names of the parameter with the id of an operation: from GraphQL over HTTP, and from Relay. */
export const ID_PARAMETERS = ['documentId', 'doc_id', 'id'] as const;

/** Apollo sends a hash in `extensions`; others send an id as a parameter. */
export function operationIdOf(params: GraphQLParams): string | null {
  const { extensions } = params;
  const persisted: unknown = extensions?.['persistedQuery'];
  if (typeof persisted === 'object' && persisted !== null && 'sha256Hash' in persisted) {
    return typeof persisted.sha256Hash === 'string' ? persisted.sha256Hash : null;
  }
  const given = params as Readonly<Record<string, unknown>>;
  const id = ID_PARAMETERS.map((name) => given[name]).find((value) => typeof value === 'string');
  return typeof id === 'string' ? id : null;
}
