import { PressgraphError } from '../../src/base/errors.ts';

/** Stands in for `src/config/read-json-file.ts` at the edge. @param {string} path @param {string} content @returns {never} */
export function readJsonFile(path, content) {
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected ${content} as an object, got the path ${path}: there are no files at the edge. Import the file instead.`,
  );
}

export const readTextFile = readJsonFile;
