import type { GivenNames } from '../../base/given-names.ts';
import { readTextFile } from '../../config/read-json-file.ts';
import type { Settings } from '../../config/settings.ts';
import type { GivenDialect } from '../../graphql/build-schema.ts';

/**
 * What is known of the names in the schema of WPGraphQL.
 *
 * @throws PressgraphError BAD_USER_INPUT for a file that is no schema of WPGraphQL.
 */
export async function readGivenDialect(
  { wpgraphqlSchema: path }: Pick<Settings, 'wpgraphqlSchema'>,
  names: GivenNames,
): Promise<GivenDialect> {
  if (path === undefined) return { names };
  const text = readTextFile(path, 'a schema of WPGraphQL');
  // Lazy import: without such a file, GraphQL.js is loaded while WordPress answers.
  const { readWPGraphQLSchema } = await import('../../graphql/read-wpgraphql-schema.ts');
  return { names, facts: readWPGraphQLSchema(text, path) };
}
