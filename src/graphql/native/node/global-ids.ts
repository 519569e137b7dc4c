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
  let decoded: { typename: string; id: string };
  try {
    decoded = decodeGlobalID(id);
  } catch (cause) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected a global ID ${expected}, got “${id}”.`, {
      cause,
    });
  }
  const resource = resources.find((candidate) => names.of(candidate).typeName === decoded.typename);
  if (!resource) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected a global ID ${expected}, got the ID of a ${decoded.typename} (“${id}”).`,
    );
  }
  return { resource, id: databaseId(decoded.id) };
}

function databaseId(text: string): number {
  const id = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(id)) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected a global ID with a number inside, got “${text}”.`);
  }
  return id;
}
