import type { GraphQLResolveInfo } from 'graphql';
import type { Resource } from '../../../model/resources.ts';
import type { RestFile } from '../../../wordpress/http/file-body.ts';
import { type RestFields, restFields } from '../../../wordpress/rest/fields.ts';
import type { RestWrite } from '../../../wordpress/rest/request.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import { rowsOf, type UntypedRow } from '../../../wordpress/rest/rows.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { globalId } from '../global-id.ts';
import { Selection } from '../selection/selection.ts';
import type { InputField } from './input-field.ts';
import type { InputValue } from './input-object.ts';
import { explainRefusal } from './write-refusal.ts';

/** One write, as a mutation means it. */
export interface ItemWrite<R extends Resource> {
  readonly resource: R;
  readonly method: RestWrite['method'];
  readonly route: string;
  readonly query?: RestQuery;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly file?: RestFile;
  /** What the input may hold, and what it holds: for errors that name an argument. */
  readonly fields: readonly InputField[];
  readonly input: InputValue;
}

/** The REST fields that a payload's item is asked for. */
export function payloadFields(
  resource: Resource,
  payloadName: string,
  fieldName: string,
  info: GraphQLResolveInfo,
): RestFields {
  const below = Selection.of(info).below(payloadName, fieldName);
  return restFields(below?.reads(resource.typeName, true) ?? [], resource.kind);
}

/**
 * Writes, and gives back what was written: WordPress answers a write with the item, of which no more is asked than the
 * payload shows.
 *
 * @throws PressgraphError as {@link explainRefusal} tells.
 */
export async function writeItem<R extends Resource>(
  { resource, method, route, query, body, file, fields, input }: ItemWrite<R>,
  restFieldsAsked: RestFields,
  context: GatewayContext,
): Promise<RowOf<R>> {
  const response = await explained({ resource, fields, input }, () =>
    context.load.write({
      method,
      route,
      query: { ...query, _fields: restFieldsAsked },
      ...(body && { body }),
      ...(file && { file }),
    }),
  );
  return typed(resource, itemOf(response.body, route));
}

/**
 * Deletes an item, or puts it into the trash.
 *
 * @returns The item: as it was where it is deleted (`previous`), as it is now where it lies in the trash.
 */
export async function deleteItem<R extends Resource>(
  resource: R,
  id: number,
  { isForced, input }: { readonly isForced: boolean; readonly input: InputValue },
  restFieldsAsked: RestFields,
  context: GatewayContext,
): Promise<RowOf<R> | null> {
  const route = `${resource.route}/${id}`;
  const query = isForced
    ? { force: true, _fields: [...restFieldsAsked, 'previous'] }
    : { _fields: restFieldsAsked };
  const { body } = await explained({ resource, fields: [], input }, () =>
    context.load.write({ method: 'DELETE', route, query }),
  );
  if (!isForced) return typed(resource, itemOf(body, route));
  const previous: unknown =
    typeof body === 'object' && body !== null && 'previous' in body ? body.previous : null;
  return previous === null ? null : typed(resource, itemOf(previous, route));
}

/** Runs what asks WordPress for a write, and tells of a refusal in the mutation's own terms. */
export async function explained<T>(
  {
    resource,
    fields,
    input,
  }: { readonly resource: Resource; readonly fields: readonly InputField[]; readonly input: InputValue },
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw explainRefusal(error, { fields, input, globalId: (id) => globalId(resource.typeName, id) });
  }
}

function itemOf(body: unknown, route: string): UntypedRow {
  const [row] = rowsOf({ status: 200, headers: {}, body: [body] }, route);
  return row as UntypedRow;
}

// As in the entity loader: the resource says which shape its rows have.
const typed = <R extends Resource>(resource: R, row: UntypedRow): RowOf<R> =>
  ({ ...row, __typename: resource.typeName }) as unknown as RowOf<R>;
