import { GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Hides the schema: no introspection, and no suggestions in errors. Errors about variables arise at execution,
 * after all validation.
 */
export function useSchemaSecrecy(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(NoSchemaIntrospectionCustomRule);
    },
    onExecutionResult({ result }) {
      if (!result || Array.isArray(result) || Symbol.asyncIterator in result) return;
      for (const error of result.errors ?? []) withoutSuggestion(error);
    },
  };
}

function withoutSuggestion(error: unknown): void {
  if (error instanceof GraphQLError) error.message = error.message.replace(/ ?Did you mean .+\?/g, '');
}
