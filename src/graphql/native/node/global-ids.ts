import { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay';
import { PressgraphError } from '../../../base/errors.ts';
import type { Resource } from '../../../model/resources.ts';
import type { GlobalIds } from '../../engine/global-ids.ts';
import type { SiteNames } from '../naming/name-site.ts';

/**
 * The global ids of a schema: opaque to callers, they contain the type name and the database id.
 *
 * @param prefix That of the schema's names. It makes the ids unique among the sites of a supergraph.
 */
export const globalIds = (names: SiteNames, prefix = ''): GlobalIds => ({
  encode: (resource, id) => encodeGlobalID(prefix + names.of(resource).typeName, id),
  decode: (id, resources) => decode(id, resources, names, prefix),
});

function decode<R extends Resource>(id: string, resources: readonly R[], names: SiteNames, prefix: string) {
  const [first] = resources;
  const expected = first && resources.length === 1 ? `of a ${names.of(first).typeName}` : 'from this API';
  const { typeName, key } = decodedId(id, expected, prefix);
  const resource = resources.find((candidate) => names.of(candidate).typeName === typeName);
  if (!resource) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected a global ID ${expected}, got the ID of a ${typeName} (“${id}”).`,
    );
  }
  return { resource, id: databaseId(key) };
}

/**
 * The type name, without the schema's prefix, and the key in a global id.
 *
 * @param expected What is expected, for the error.
 * @throws PressgraphError BAD_USER_INPUT if it is not a global id, or that of a schema with another prefix.
 */
export function decodedId(
  id: string,
  expected: string,
  prefix = '',
): { readonly typeName: string; readonly key: string } {
  // Names of types begin with a capital letter, keys of sites do not.
  const [, site] = /^([a-z-][a-z0-9-]*):/.exec(Buffer.from(id, 'base64').toString()) ?? [];
  const words =
    site === undefined ? '' : site === '-' ? ' It names no site.' : ` It is of the site “${site}”.`;
  const refusal = (cause?: unknown) =>
    new PressgraphError('BAD_USER_INPUT', `Expected a global ID ${expected}, got “${id}”.${words}`, {
      cause,
    });
  if (site !== undefined) throw refusal();
  try {
    const { typename, id: key } = decodeGlobalID(id);
    if (!typename.startsWith(prefix)) throw new TypeError(`Expected a type name with the prefix ${prefix}.`);
    return { typeName: typename.slice(prefix.length), key };
  } catch (cause) {
    throw refusal(cause);
  }
}

function databaseId(text: string): number {
  const id = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(id)) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected a global ID with a number inside, got “${text}”.`);
  }
  return id;
}
