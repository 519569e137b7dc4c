import { readFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { PressgraphError } from '../../base/errors.ts';
import type { OperationSource } from '../../server/snapshot/operations.ts';

/**
 * The files that patterns name, separated by commas: `src/**\/*.graphql`.
 *
 * @throws PressgraphError BAD_USER_INPUT if there are none.
 */
export async function readOperationFiles(patterns: string): Promise<readonly OperationSource[]> {
  // Not within braces, which hold alternatives: `*.{graphql,gql}`.
  const given = patterns.split(/,(?![^{]*\})/).map((pattern) => pattern.trim());
  const paths = await glob(given.filter(Boolean), {
    ignore: ['**/node_modules/**'],
    expandDirectories: false,
  });
  if (paths.length === 0) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected files with operations at ${patterns}, found none.`);
  }
  return await Promise.all(paths.sort().map(async (path) => ({ path, text: await readFile(path, 'utf8') })));
}
