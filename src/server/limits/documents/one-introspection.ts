import { GraphQLError, type ValidationRule } from 'graphql';

/** A validation rule: an operation may introspect the schema once. Under aliases, it could multiply a long answer. */
export const oneIntrospection: ValidationRule = (context) => {
  const keys = new Set<string>();
  return {
    Field(node) {
      if (node.name.value !== '__schema') return;
      const isNew = !keys.has(node.alias?.value ?? '__schema');
      keys.add(node.alias?.value ?? '__schema');
      if (keys.size === 1 || !isNew) return;
      context.reportError(
        new GraphQLError('Expected one `__schema` in a document, got several.', {
          nodes: [node],
          extensions: { code: 'QUERY_TOO_COMPLEX' },
        }),
      );
    },
  };
};
