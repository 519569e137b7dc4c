import { GraphQLError } from 'graphql';

/** In GraphQL's own words: a scalar cannot hold what WordPress sent. Of the value, no more is told than its kind. */
export const scalarError = (scalar: string, value: unknown): GraphQLError =>
  new GraphQLError(`${scalar} cannot represent value: ${shown(value)}`);

function shown(value: unknown): string {
  if (Array.isArray(value)) return '[]';
  return typeof value === 'object' && value !== null ? '{}' : JSON.stringify(value);
}
