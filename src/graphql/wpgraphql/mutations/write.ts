import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import type { Resource } from '../../../model/resources.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { GlobalIds } from '../../engine/global-ids.ts';
import { deleteItem, payloadFields, writeItem } from '../../engine/writes/write-item.ts';
import { globalId, readGlobalId } from '../kit/global-ids.ts';

const KINDS: Readonly<Record<Resource['kind'], string>> = {
  ...{ author: 'user', comment: 'comment', content: 'post', media: 'post', revision: 'post', term: 'term' },
};

/** The global id of an item. */
export const idOfItem = (resource: Resource, id: number): string => globalId(KINDS[resource.kind], id);

const IDS: GlobalIds = {
  encode: idOfItem,
  decode: () => {
    throw new TypeError('Expected database ids in writes, got a global id.');
  },
};

/** What a write is about, in the words of the plugin. */
export interface Target {
  readonly resource: Resource;
  /** The field of the payload with the item. */
  readonly field: string;
}

/** Creates an item, or updates the one with an id. */
export async function save(
  { resource, field }: Target,
  id: number | undefined,
  body: Readonly<Record<string, unknown>>,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row> {
  const route = id === undefined ? resource.route : `${resource.route}/${id}`;
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  return await missing(`No ${field} could be found to update`, () =>
    writeItem(
      { resource, method: 'POST', route, body: given, fields: [], input: {}, ids: IDS },
      payloadFields(resource, field, info),
      context,
    ),
  );
}

/** Deletes an item, or moves it to the trash. */
export async function remove(
  { resource, field }: Target,
  id: number,
  isForced: boolean,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  return await missing(`The ${field} could not be deleted`, () =>
    deleteItem(
      resource,
      id,
      { isForced, input: {}, ids: IDS },
      payloadFields(resource, field, info),
      context,
    ),
  );
}

/** An item that is not there, as the plugin says it. */
async function missing<T>(message: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof PressgraphError) || !error.wordpress) throw error;
    const { wordpress, code } = error;
    if (wordpress.status === 404) throw new PressgraphError('BAD_USER_INPUT', message, { cause: error });
    // Front ends show these to their users: in WordPress's own words.
    const isRefused = wordpress.status === 401 || wordpress.status === 403;
    if (!isRefused || !wordpress.message) throw error;
    throw new PressgraphError(code, wordpress.message, { wordpress, cause: error });
  }
}

/** The item that an input names: by its global id, or its number. */
export function targetId(given: unknown, resource: Resource, message: string): number {
  const text = String(given ?? '').trim();
  const read = /^\d+$/.test(text) ? { kind: KINDS[resource.kind], id: text } : readGlobalId(text);
  const id = read?.kind === KINDS[resource.kind] && /^\d{1,15}$/.test(read.id) ? Number(read.id) : 0;
  if (id > 0) return id;
  throw new PressgraphError('BAD_USER_INPUT', message, { argumentPath: ['input', 'id'] });
}

/** What REST has no way to write is refused, never left out without a word. */
export function refuseGiven(input: Readonly<Record<string, unknown>>, names: readonly string[]): void {
  const name = names.find((each) => input[each] !== undefined && input[each] !== null);
  if (name === undefined) return;
  throw new PressgraphError('BAD_USER_INPUT', `WordPress’s REST API cannot set \`${name}\`.`, {
    argumentPath: ['input', name],
  });
}
