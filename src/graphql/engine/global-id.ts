import { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay';
import { PressgraphError } from '../../base/errors.ts';
import type { Resource } from '../../model/resources.ts';

/** The global id of an item: opaque to callers, the type's name and the database id inside. */
export const globalId = (typeName: string, id: number): string => encodeGlobalID(typeName, id);

/**
 * Reads a global id, which names one of the given resources.
 *
 * @throws PressgraphError BAD_USER_INPUT for what is no global id, or one of another type.
 */
export function parseGlobalId<R extends Resource>(
  id: string,
  resources: readonly R[],
): { resource: R; id: number } {
  const expected = resources.length === 1 ? `of a ${resources[0]?.typeName}` : 'that this API gave out';
  let decoded: { typename: string; id: string };
  try {
    decoded = decodeGlobalID(id);
  } catch (cause) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected a global id ${expected}, but “${id}” is none.`, {
      cause,
    });
  }
  const resource = resources.find(({ typeName }) => typeName === decoded.typename);
  if (!resource) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected a global id ${expected}, but “${id}” is one of a ${decoded.typename}.`,
    );
  }
  return { resource, id: databaseId(decoded.id) };
}

function databaseId(text: string): number {
  const id = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(id)) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected a global id with a number inside, but it holds “${text}”.`,
    );
  }
  return id;
}
