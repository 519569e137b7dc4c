import { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay';
import { PressgraphError } from '../../../base/errors.ts';
import type { Resource } from '../../../model/resources.ts';
import type { GlobalIds } from '../../engine/global-ids.ts';
import type { SiteNames } from '../naming/name-site.ts';

/** The global ids of a schema: opaque to callers, they contain the type name and the database id. */
export const globalIds = (names: SiteNames): GlobalIds => ({
  encode: (resource, id) => encodeGlobalID(names.of(resource).typeName, id),
  decode: (id, resources) => decode(id, resources, names),
});

function decode<R extends Resource>(id: string, resources: readonly R[], names: SiteNames) {
  const [first] = resources;
  const expected = first && resources.length === 1 ? `of a ${names.of(first).typeName}` : 'from this API';
  const { typeName, key } = decodedId(id, expected);
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
 * The type name and the key in a global id.
 *
 * @param expected What is expected, for the error.
 * @throws PressgraphError BAD_USER_INPUT if it is not a global id.
 */
export function decodedId(id: string, expected: string): { readonly typeName: string; readonly key: string } {
  try {
    const { typename, id: key } = decodeGlobalID(id);
    return { typeName: typename, key };
  } catch (cause) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected a global ID ${expected}, got “${id}”.`, {
      cause,
    });
  }
}

function databaseId(text: string): number {
  const id = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(id)) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected a global ID with a number inside, got “${text}”.`);
  }
  return id;
}
