import { memoize1, type VariableValues } from '@graphql-tools/utils';
import {
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getVariableValues,
  type VariableDefinitionNode,
  versionInfo,
} from 'graphql';

/** Coerced values of variables as GraphQL.js itself takes them. From 17 on, they are not by name alone. */
export type CoercedVariables = GraphQLResolveInfo['variableValues'];

/** What GraphQL.js 16 returns, or 17. */
interface Coerced {
  readonly coerced?: CoercedVariables;
  readonly variableValues?: CoercedVariables;
}

/** @returns `undefined` if execution will reject the values. */
export function coercedVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  given: Readonly<Record<string, unknown>>,
): CoercedVariables | undefined {
  const { coerced, variableValues }: Coerced = getVariableValues(schema, definitions, given);
  return variableValues ?? coerced;
}

/** In the form of GraphQL.js 17, whichever is installed. Memoised, because `collectSubFields` caches by identity. */
export const asVariableValues = memoize1(
  (values: CoercedVariables): VariableValues =>
    versionInfo.major >= 17 ? (values as unknown as VariableValues) : { coerced: values, sources: {} },
);
