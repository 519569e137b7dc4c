import { GraphQLError } from 'graphql';

/** The scalar error in GraphQL's own words. It names only the kind of objects and lists, not their contents. */
export const scalarError = (scalar: string, value: unknown): GraphQLError =>
  new GraphQLError(`${scalar} cannot represent value: ${shown(value)}`);

function shown(value: unknown): string {
  if (Array.isArray(value)) return '[]';
  return typeof value === 'object' && value !== null ? '{}' : JSON.stringify(value);
}
