import type { GraphQLResolveInfo } from 'graphql';
import type { Resource } from '../site/resources.ts';
import { restFields } from '../wordpress/fields.ts';
import type { RowOf } from '../wordpress/shapes.ts';
import type { GatewayContext } from './context.ts';
import { Selection } from './selection.ts';

/** The REST fields that the selection below a field reads of a resource's items. */
const fieldsBelow = (resource: Resource, info: GraphQLResolveInfo) =>
  restFields(Selection.of(info).reads(resource.typeName), resource.kind === 'content');

/** The item of an id; `null` where it does not exist or the caller may not see it. */
export function loadItem<R extends Resource>(
  resource: R,
  id: number,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<RowOf<R> | null> {
  return context.load.byId(resource, id, fieldsBelow(resource, info));
}

/**
 * The item that another refers to. Where the operation asks no more than its id, the reference says it already, and
 * WordPress is not asked.
 */
export async function loadRelated<R extends Resource>(
  resource: R,
  id: number | null | undefined,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<RowOf<R> | null> {
  if (!id) return null;
  const fields = fieldsBelow(resource, info);
  if (fields.length === 1) return { id, __typename: resource.typeName } as RowOf<R>;
  return await context.load.byId(resource, id, fields);
}

/** The items that another refers to, without those that are gone or hidden, in the order of the references. */
export async function loadRelatedList<R extends Resource>(
  resource: R,
  ids: readonly number[] | undefined,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<RowOf<R>[]> {
  const items = await Promise.all((ids ?? []).map((id) => loadRelated(resource, id, context, info)));
  return items.filter((item) => item !== null);
}
