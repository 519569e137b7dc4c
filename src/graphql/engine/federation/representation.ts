import type { GraphQLSchema } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { isRecord } from '../../../base/json.ts';
import { type EntityType, entityType, keysOf, resourceByDatabaseId } from './entity-keys.ts';

/** An entity as another subgraph refers to it: its type and one of its keys. */
export interface Representation {
  readonly type: EntityType;
  readonly id: string | undefined;
  readonly databaseId: number | undefined;
}

/** @throws PressgraphError BAD_USER_INPUT if it is none. */
export function readRepresentation(value: unknown, schema: GraphQLSchema): Representation {
  const given = isRecord(value) ? value : {};
  const type = entityType(schema, given['__typename']);
  if (!type) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected a representation with the \`__typename\` of an entity, got ${tell(given['__typename'])}.`,
    );
  }
  const [id, databaseId] = [given['id'], given['databaseId']];
  const representation = {
    type,
    id: typeof id === 'string' ? id : undefined,
    databaseId: resourceByDatabaseId(type) && isDatabaseId(databaseId) ? databaseId : undefined,
  };
  if (representation.id === undefined && representation.databaseId === undefined) {
    const keys = keysOf(type).map((key) => `\`${key}\``);
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected a representation of a ${type.name} with ${keys.join(' or ')}, got one without.`,
    );
  }
  return representation;
}

const isDatabaseId = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

const tell = (value: unknown): string => (typeof value === 'string' ? `“${value}”` : 'none');
