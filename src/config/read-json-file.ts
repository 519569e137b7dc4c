import { readFileSync, statSync } from 'node:fs';
import { PressgraphError } from '../base/errors.ts';

/**
 * The JSON of a file that a setting names.
 *
 * @param content What it holds, for the error: `names`.
 * @throws PressgraphError BAD_USER_INPUT for anything but a readable regular file of JSON: reading a pipe or a device might
 *   never end, and nothing else happens meanwhile.
 */
export function readJsonFile(path: string, content: string): unknown {
  try {
    if (!statSync(path).isFile()) throw new TypeError('Not a regular file.');
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const reason =
      cause instanceof SyntaxError
        ? 'invalid JSON'
        : cause instanceof TypeError
          ? 'something that is not a regular file'
          : 'an unreadable file';
    throw new PressgraphError('BAD_USER_INPUT', `Expected ${content} in ${path}, got ${reason}.`, { cause });
  }
}
