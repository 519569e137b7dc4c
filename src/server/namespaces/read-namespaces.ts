import { readFileSync } from 'node:fs';
import { PressgraphError } from '../../base/errors.ts';
import type { NamespaceDescription } from '../../model/namespaces/namespace-description.ts';
import { parseNamespaces } from '../../wordpress/discovery/namespace-descriptions.ts';

/**
 * Descriptions of further namespaces, from the setting `namespaces`.
 *
 * @param source Path of a JSON file, or the descriptions themselves.
 * @throws PressgraphError BAD_USER_INPUT for an unreadable file, or an invalid description.
 */
export function readNamespaces(
  source: string | readonly object[] | undefined,
): readonly NamespaceDescription[] {
  if (source === undefined) return [];
  return parseNamespaces(typeof source === 'string' ? readJson(source) : source);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'invalid JSON' : 'an unreadable file';
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected descriptions of namespaces in ${path}, got ${reason}.`,
      {
        cause,
      },
    );
  }
}
