import { readJsonFile } from '../../config/read-json-file.ts';
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
  return parseNamespaces(
    typeof source === 'string' ? readJsonFile(source, 'descriptions of namespaces') : source,
  );
}
