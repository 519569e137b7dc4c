import { PressgraphError } from '../base/errors.ts';
import { type GivenFacts, parseGivenFacts } from './wpgraphql/names/given-facts.ts';

/**
 * Reads a schema that WPGraphQL served: SDL, an introspection, or possible types.
 *
 * @param path Where the text is from, for the error.
 * @throws PressgraphError BAD_USER_INPUT if it is none of them.
 */
export function readWPGraphQLSchema(text: string, path: string): GivenFacts {
  try {
    return parseGivenFacts(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected a schema of WPGraphQL in ${path}, as SDL, introspection or possible types: ${reason}`,
      { cause },
    );
  }
}
