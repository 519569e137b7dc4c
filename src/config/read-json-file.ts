import { readFileSync, statSync } from 'node:fs';
import { PressgraphError } from '../base/errors.ts';

/**
 * The text of a file that a setting names.
 *
 * @param content What it holds, for the error: `a schema`.
 * @throws PressgraphError BAD_USER_INPUT for anything but a readable regular file.
 */
export function readTextFile(path: string, content: string): string {
  return readFile(path, content, (text) => text);
}

/**
 * The JSON of a file that a setting names.
 *
 * @param content What it holds, for the error: `names`.
 * @throws PressgraphError BAD_USER_INPUT for anything but a readable regular file of JSON: reading a pipe or a device might
 *   never end, and nothing else happens meanwhile.
 */
export function readJsonFile(path: string, content: string): unknown {
  return readFile(path, content, JSON.parse);
}

function readFile<Value>(path: string, content: string, parse: (text: string) => Value): Value {
  try {
    if (!statSync(path).isFile()) throw new TypeError('Not a regular file.');
    return parse(readFileSync(path, 'utf8'));
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
