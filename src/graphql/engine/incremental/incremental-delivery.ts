import { GraphQLDeferDirective, GraphQLStreamDirective, memoize1 } from '@graphql-tools/utils';
import { GraphQLSchema } from 'graphql';

const DIRECTIVES = [GraphQLDeferDirective, GraphQLStreamDirective];

/** The names of the directives that deliver an answer in parts. */
export const INCREMENTAL_DIRECTIVES: readonly string[] = DIRECTIVES.map(({ name }) => name);

/**
 * The schema with `@defer` and `@stream`, for validation alone. The text of the schema and introspection do not have them:
 * graphql-js 17, and so every generator that runs on it, refuses to execute introspection on a schema that has.
 */
export const withIncrementalDelivery = memoize1((schema: GraphQLSchema): GraphQLSchema => {
  const config = schema.toConfig();
  return new GraphQLSchema({ ...config, directives: [...config.directives, ...DIRECTIVES] });
});
