import { GraphQLDeferDirective, GraphQLStreamDirective } from '@graphql-tools/utils';
import { GraphQLSchema } from 'graphql';

const DIRECTIVES = [GraphQLDeferDirective, GraphQLStreamDirective];

/** The names of the directives that deliver an answer in parts. */
export const INCREMENTAL_DIRECTIVES: readonly string[] = DIRECTIVES.map(({ name }) => name);

/**
 * The schema with `@defer` and `@stream`, as a server offers it. The schema alone does not have them: graphql-js 17 refuses to
 * execute operations on a schema with directives that it would ignore.
 */
export function withIncrementalDelivery(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  return new GraphQLSchema({ ...config, directives: [...config.directives, ...DIRECTIVES] });
}
