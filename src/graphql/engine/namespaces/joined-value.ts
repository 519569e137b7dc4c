import type { GraphQLResolveInfo } from 'graphql';
import { isRecord, type JsonObject, ownValue } from '../../../base/json.ts';
import {
  type JoinedField,
  type JoinedQuery,
  type JoinedRoute,
  type JoinedType,
  valueAt,
} from '../../../model/namespaces/joined-route.ts';
import type { Resource } from '../../../model/resources.ts';
import { covers } from '../../../wordpress/rest/fields.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import type { FieldCosts } from '../field-options/types.ts';
import { fieldsBelow, loadRelated, loadRelatedList } from '../selection/related.ts';

/** Where joined fields come from. */
export interface JoinedSource {
  readonly join: JoinedRoute;
  /** The post type that they join. */
  readonly owner: Resource;
  /** Selects items other than the post type's own. */
  readonly query?: JoinedQuery | undefined;
}

type Read = Pick<JoinedField, 'path' | 'reads' | 'when'>;
type NodeType = Extract<JoinedType, { kind: 'node' }>;

/** What a joined field costs: one batch for all fields of an item. */
export const costsOfJoined = ({ join: { route, maximum }, query }: JoinedSource): FieldCosts => ({
  batch: 100 / maximum,
  always: true,
  by: `${route} ${JSON.stringify(query ?? {})}`,
  together: true,
});

/** The item of the namespace, and the field's value in it; `undefined` if the field does not apply to it. */
export async function loadJoined(
  { join, owner, query }: JoinedSource,
  { path, reads, when }: Read,
  id: number,
  context: GatewayContext,
  leadsOn = false,
): Promise<{ readonly item: JsonObject; readonly value: unknown }> {
  const item = await context.load.joined(join, owner, { id, reads, leadsOn }, query);
  const applies = when === undefined || ownValue(item, when) === true;
  return { item, value: applies ? valueAt(item, path) : undefined };
}

/** The nodes that a joined field refers to by id. What the namespace says of them itself is not requested again. */
export async function loadJoinedNodes(
  source: JoinedSource,
  field: Read & { readonly type: NodeType },
  id: number,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<RowOf<Resource> | readonly RowOf<Resource>[] | null> {
  const { resource, isList, known } = field.type;
  const given = ['id', ...Object.keys(known)];
  const leadsOn = !covers(new Set(given), fieldsBelow(resource, info));
  const { value } = await loadJoined(source, field, id, context, leadsOn);
  const entries = (Array.isArray(value) ? value : [value]).flatMap((entry) => {
    const entryId = Number(isRecord(entry) ? entry['id'] : entry);
    return Number.isSafeInteger(entryId) && entryId > 0 ? [{ id: entryId, entry }] : [];
  });
  const rows = entries.flatMap(({ id: entryId, entry }) => {
    const values = Object.entries(known).map(([field, key]) => [
      field,
      isRecord(entry) ? entry[key] : undefined,
    ]);
    const isWhole = values.length > 0 && values.every(([, each]) => each !== undefined);
    return isWhole ? [{ ...Object.fromEntries(values), id: entryId }] : [];
  });
  if (rows.length > 0) context.load.prime(resource, rows, given);
  const ids = entries.map((entry) => entry.id);
  return isList
    ? await loadRelatedList(resource, ids, context, info)
    : await loadRelated(resource, ids[0], context, info);
}

/** Objects with ids in a joined value; others are dropped. */
export const itemsOf = (value: unknown): readonly (JsonObject & { readonly id: number })[] =>
  (Array.isArray(value) ? value : []).flatMap((item: unknown) =>
    isRecord(item) && typeof item['id'] === 'number' ? [{ ...item, id: item['id'] }] : [],
  );
