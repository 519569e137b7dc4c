import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PressgraphError } from '../../base/errors.ts';
import type { OperationSource } from '../../server/snapshot/operations.ts';

/** GraphQL Code Generator finds operations with it, so most projects have it. */
const LIBRARY = '@graphql-tools/graphql-tag-pluck';

type Library = typeof import('@graphql-tools/graphql-tag-pluck');

export const isSourceCode = (path: string): boolean =>
  /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte|astro|gts|gjs)$/.test(path);

/**
 * The operations in a file of source code: what stands in templates and calls of `graphql` and `gql`, or after a comment
 * `GraphQL`.
 *
 * @throws PressgraphError BAD_USER_INPUT if the library that reads code is not installed, or cannot read it.
 */
export async function operationsInCode(path: string, code: string): Promise<readonly OperationSource[]> {
  // Most files have none, and need no parser of their language.
  if (!/graphql|gql/i.test(code)) return [];
  const { gqlPluckFromCodeString } = await load(path);
  try {
    const found = await gqlPluckFromCodeString(path, code, { skipIndent: true });
    return found.map(({ body }) => ({ path, text: body }));
  } catch (cause) {
    const [reason = ''] = cause instanceof Error ? cause.message.trim().split('\n') : [];
    throw new PressgraphError('BAD_USER_INPUT', `Expected to find operations in ${path}: ${reason}`, {
      cause,
    });
  }
}

/** That of the project that the file is of, or else that beside Pressgraph. */
async function load(path: string): Promise<Library> {
  try {
    return (await import(pathToFileURL(createRequire(resolve(path)).resolve(LIBRARY)).href)) as Library;
  } catch {
    try {
      return await import('@graphql-tools/graphql-tag-pluck');
    } catch (cause) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        `Operations in source code (${path}) are read with a package that is not installed: npm install --save-dev ${LIBRARY}. Or keep them in .graphql files.`,
        { cause },
      );
    }
  }
}
