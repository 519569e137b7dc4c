import { GraphQLError, NoSchemaIntrospectionCustomRule, type ValidationRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { errorsOf, followingParts } from '../../incremental/parts.ts';

/**
 * Hides the schema: no introspection, no text of the subgraph, and no suggestions in errors. Errors about variables arise at execution,
 * after all validation.
 */
export function useSchemaSecrecy(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(NoSchemaIntrospectionCustomRule);
      addValidationRule(noSubgraphText);
    },
    onExecute: () =>
      followingParts({
        onPart(part) {
          for (const error of errorsOf(part)) withoutSuggestion(error);
          return part;
        },
      }),
    onExecutionResult({ result }) {
      if (!result || Array.isArray(result) || Symbol.asyncIterator in result) return;
      for (const error of result.errors ?? []) withoutSuggestion(error);
    },
  };
}

/** `_service` of a subgraph is introspection by another name. */
const noSubgraphText: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '_service' || context.getParentType() !== context.getSchema().getQueryType())
      return;
    context.reportError(
      new GraphQLError(
        'GraphQL introspection has been disabled, but the requested query contained the field "_service".',
        { nodes: [node] },
      ),
    );
  },
});

function withoutSuggestion(error: unknown): void {
  if (error instanceof GraphQLError) error.message = error.message.replace(/ ?Did you mean .+\?/g, '');
}
