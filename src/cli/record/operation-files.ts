import { readFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { PressgraphError } from '../../base/errors.ts';
import { operationManifest } from '../../server/limits/documents/operation-manifest.ts';
import type { OperationSource } from '../../server/snapshot/operations.ts';
import { isSourceCode, operationsInCode } from './operations-in-code.ts';

/**
 * The files that patterns name, separated by commas: `src/**\/*.graphql`. Of source code (`src/**\/*.tsx`), the templates
 * and calls of `graphql` and `gql` in it; of JSON, the persisted operations that GraphQL Codegen, Relay or Apollo wrote.
 *
 * @throws PressgraphError BAD_USER_INPUT if there are none, and for code that cannot be read.
 */
export async function readOperationFiles(patterns: string): Promise<readonly OperationSource[]> {
  // Not within braces, which hold alternatives: `*.{graphql,gql}`.
  const given = patterns.split(/,(?![^{]*\})/).map((pattern) => pattern.trim());
  const paths = await glob(given.filter(Boolean), {
    ignore: ['**/node_modules/**', '**/*.d.{ts,mts,cts}'],
    expandDirectories: false,
  });
  if (paths.length === 0) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected files with operations at ${patterns}, found none.`);
  }
  const sources = await Promise.all(
    paths.sort().map(async (path) => {
      if (path.endsWith('.json'))
        return [...operationManifest(path).values()].map((text) => ({ path, text }));
      const text = await readFile(path, 'utf8');
      return isSourceCode(path) ? await operationsInCode(path, text) : [{ path, text }];
    }),
  );
  return sources.flat();
}
