import type { GraphQLResolveInfo } from 'graphql';
import { typedRow } from '../../../loaders/shared/typed-row.ts';
import type { Resource } from '../../../model/resources.ts';
import type { RestFile } from '../../../wordpress/http/file-body.ts';
import { type RestFields, restFields } from '../../../wordpress/rest/fields.ts';
import type { RestWrite } from '../../../wordpress/rest/request.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import { rowsOf, type UntypedRow } from '../../../wordpress/rest/rows.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import type { GlobalIds } from '../global-ids.ts';
import { Selection } from '../selection/selection.ts';
import { idOnSite } from '../site-ids.ts';
import type { InputField } from './input-field.ts';
import type { InputValue } from './rest-body.ts';
import { explainRefusal } from './write-refusal.ts';

/** One write, in terms of the mutation. */
export interface ItemWrite<R extends Resource> {
  readonly resource: R;
  readonly method: RestWrite['method'];
  readonly route: string;
  readonly query?: RestQuery;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly file?: RestFile;
  /** The fields and values of the input, for errors that name an argument. */
  readonly fields: readonly InputField[];
  readonly input: InputValue;
  readonly ids: GlobalIds;
}

/** The REST fields to request for a payload's item. */
export function payloadFields(resource: Resource, fieldName: string, info: GraphQLResolveInfo): RestFields {
  const below = Selection.of(info).below(fieldName);
  return restFields(below?.reads(resource, true) ?? [], resource.kind);
}

/**
 * Sends a write and returns the item, which WordPress includes in its response. Only the selected fields are
 * requested.
 *
 * @throws PressgraphError See {@link explainRefusal}.
 */
export async function writeItem<R extends Resource>(
  { resource, method, route, query, body, file, fields, input, ids }: ItemWrite<R>,
  restFieldsAsked: RestFields,
  context: GatewayContext,
): Promise<RowOf<R>> {
  const response = await explained({ resource, fields, input, ids }, context, () =>
    context.load.write({
      method,
      route,
      query: { ...query, _fields: withStatus(restFieldsAsked, resource) },
      ...(body && { body }),
      ...(file && { file }),
    }),
  );
  return typedRow(resource, itemOf(response.body, route));
}

/**
 * Deletes an item, or moves it to the trash.
 *
 * @returns The item: before it was deleted (`previous`), or as it is now in the trash.
 */
export async function deleteItem<R extends Resource>(
  resource: R,
  id: number,
  {
    isForced,
    input,
    ids,
  }: { readonly isForced: boolean; readonly input: InputValue; readonly ids: GlobalIds },
  restFieldsAsked: RestFields,
  context: GatewayContext,
): Promise<RowOf<R> | null> {
  const route = `${resource.route}/${id}`;
  const query = isForced
    ? { force: true, _fields: [...restFieldsAsked, 'previous'] }
    : { _fields: withStatus(restFieldsAsked, resource) };
  const { body } = await explained({ resource, fields: [], input, ids }, context, () =>
    context.load.write({ method: 'DELETE', route, query }),
  );
  if (!isForced) return typedRow(resource, itemOf(body, route));
  const previous: unknown =
    typeof body === 'object' && body !== null && 'previous' in body ? body.previous : null;
  return previous === null ? null : typedRow(resource, itemOf(previous, route));
}

/** The status of what has one says whether the public can see it, and so whether caches keep what they have. */
const withStatus = (fields: RestFields, { kind }: Resource): RestFields =>
  (kind === 'content' || kind === 'comment') && !fields.includes('status') ? [...fields, 'status'] : fields;

/** Runs a request for a write, and reports errors in terms of the mutation. */
export async function explained<T>(
  { resource, fields, input, ids }: Pick<ItemWrite<Resource>, 'resource' | 'fields' | 'input' | 'ids'>,
  { siteKey }: Pick<GatewayContext, 'siteKey'>,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw explainRefusal(error, {
      fields,
      input,
      globalId: (id) => idOnSite(ids.encode(resource, id), siteKey),
    });
  }
}

function itemOf(body: unknown, route: string): UntypedRow {
  const [row] = rowsOf({ status: 200, headers: {}, body: [body] }, route);
  return row as UntypedRow;
}
