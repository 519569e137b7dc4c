import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

/** The text of a schema file: sorted, so that two of them can be compared line by line. */
export const printSdl = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema))}\n`;
