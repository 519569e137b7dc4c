import type { GraphQLResolveInfo } from 'graphql';
import { typedRow } from '../../../loaders/shared/typed-row.ts';
import type { Resource } from '../../../model/resources.ts';
import { type RestFields, restFields } from '../../../wordpress/rest/fields.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { relationsBelow } from './needed-relations.ts';
import { rememberedBelow } from './selection.ts';
import { sentId } from './sent-ids.ts';

/** The REST fields that the selection below a field reads from a resource's items. */
export const fieldsBelow = rememberedBelow(
  (selection, resource: Resource): RestFields => restFields(selection.reads(resource), resource.kind),
);

/** An item that the caller named by id; `null` if it does not exist or the caller may not see it. */
export function loadItem<R extends Resource>(
  resource: R,
  id: number,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<RowOf<R> | null> {
  return context.load.named(resource, id, fieldsBelow(resource, info), relationsBelow(resource, info));
}

/** The item that another refers to. If only its id is selected, the reference is enough and nothing is requested. */
export const loadRelated = relatedBy('byId');

/**
 * The item that another names as its own kind, such as its parent. One that lists leave out, as language plugins do, is
 * requested by its own route.
 */
export const loadNamedRelated = relatedBy('named');

function relatedBy(load: 'byId' | 'named') {
  return <R extends Resource>(
    resource: R,
    sent: number | null | undefined,
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ): Promise<RowOf<R> | null> => {
    const id = sentId(sent, info.fieldName);
    if (id === null) return Promise.resolve(null);
    const fields = fieldsBelow(resource, info);
    if (fields.length === 1) return Promise.resolve(typedRow(resource, { id }));
    return context.load[load](resource, id, fields);
  };
}

/** The edge to a related item, with that item as its `node`; `null` if the item is missing. */
export async function loadEdge<R extends Resource>(
  resource: R,
  id: number | null | undefined,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<{ readonly node: RowOf<R> } | null> {
  const node = await loadRelated(resource, id, context, info);
  return node && { node };
}

/** The items that another refers to, in that order, without deleted and hidden ones. */
export async function loadRelatedList<R extends Resource>(
  resource: R,
  ids: readonly number[] | undefined,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<RowOf<R>[]> {
  if (ids === undefined || ids.length === 0) return [];
  // A page of posts may have hundreds of terms, so compute once what is the same for the whole list.
  const fields = fieldsBelow(resource, info);
  if (fields.length === 1) return ids.map((id) => typedRow(resource, { id }));
  const items = await context.load.byIds(resource, ids, fields);
  return items.filter((item) => item !== null);
}
