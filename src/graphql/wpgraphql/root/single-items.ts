import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { LEFT_OUT_COSTS } from '../../../loaders/entities/named-items.ts';
import type { Resource } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { embeddingOf } from '../../engine/selection/choose-embedding.ts';
import { prefetch } from '../../engine/selection/prefetch.ts';
import { fieldsBelow, loadItem } from '../../engine/selection/related.ts';
import { loadByUri } from '../../engine/uri/resolve-uri.ts';
import { readGlobalId } from '../kit/global-ids.ts';
import type { FieldSpec } from '../kit/registrar.ts';

/** What a single item costs: by slug or address, one request finds it; by id, it is loaded. */
export const COSTS_OF_ITEM = { batch: 1, always: true, once: LEFT_OUT_COSTS };

const JUNK = 'The ID input is invalid. Make sure you set the proper idType for your input.';

/** The database ID that an argument says; null for one that cannot be. */
export function idOf(id: unknown, idType: unknown, kind: string): number | null {
  const text = String(id);
  if (idType === 'DATABASE_ID') return /^\d+$/.test(text) ? Number(text) : null;
  const read = readGlobalId(text);
  if (!read || read.kind !== kind || !/^\d+$/.test(read.id))
    throw new PressgraphError('BAD_USER_INPUT', JUNK);
  return Number(read.id);
}

/** An item by its id; `null` if it does not exist or is hidden. */
export async function itemById(
  resource: Resource,
  id: number | null,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  if (!id) return null;
  prefetch(resource, id, context, info);
  return await loadItem(resource, id, context, info);
}

/** An item by its slug: of several, the first. */
export async function itemBySlug(
  resource: Resource,
  slug: string,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  if (slug === '') return null;
  const fields = restFields([...fieldsBelow(resource, info), 'slug'], resource.kind);
  const rows = await context.load.bySlug(resource, slug, fields, embeddingOf(resource, info));
  return rows[0] ?? null;
}

/** An item by its address; anything that is no address of the site is `null`, not an error. */
export async function itemByUri(
  uri: unknown,
  resources: readonly Resource[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  const address = String(uri ?? '');
  if (address.trim() === '') return null;
  try {
    return await loadByUri(address, resources, context, info);
  } catch (error) {
    if (error instanceof PressgraphError && error.code === 'BAD_USER_INPUT') return null;
    throw error;
  }
}

/** A single item at the root, by the kinds of identifiers that its type has. */
export const singleField = (
  typeName: string,
  idType: string,
  find: (
    id: string,
    idType: string,
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ) => Promise<Row | null>,
  more: Readonly<Record<string, string>> = {},
): FieldSpec<unknown> => ({
  type: typeName,
  args: { ...more, id: 'ID!', idType },
  costs: { ...COSTS_OF_ITEM, requests: 1 },
  description: `A ${typeName} by an identifier. Null if there is none, or the caller may not see it.`,
  resolve: (_root, { id, idType: kind }, context, info) =>
    find(String(id), String(kind ?? 'ID'), context, info),
});
