import type { Resource } from '../site/resources.ts';
import type { RestQuery } from '../wordpress/client.ts';
import { restFields } from '../wordpress/fields.ts';
import type { GatewayBuilder } from './builder.ts';
import type { GatewayContext } from './context.ts';
import { restDate } from './dates.ts';

/** A value as GraphQL has checked and coerced it against the filter field's type. */
type FilterValue = unknown;

/** REST parameters; `null` says that nothing can match, so WordPress need not be asked. */
type FilterQuery = RestQuery | null;

/**
 * One field of a filter input: its GraphQL side and the REST parameters it becomes, in one object. The helpers below
 * make them; each knows the one type that GraphQL lets through for its field.
 */
export interface FilterField {
  readonly name: string;
  readonly type: 'String' | 'Int' | 'Boolean' | 'DateTime';
  readonly isList: boolean;
  readonly description: string;
  readonly toRest: (value: FilterValue, context: GatewayContext) => FilterQuery | Promise<FilterQuery>;
}

type ToRest<Value> = (value: Value) => FilterQuery;

export const textFilter = (name: string, description: string, toRest: ToRest<string>): FilterField => ({
  name,
  type: 'String',
  isList: false,
  description,
  toRest: (value) => toRest(value as string),
});

export const numberFilter = (name: string, description: string, parameter: string): FilterField => ({
  name,
  type: 'Int',
  isList: false,
  description,
  toRest: (value) => ({ [parameter]: value as number }),
});

export const flagFilter = (name: string, description: string, toRest: ToRest<boolean>): FilterField => ({
  name,
  type: 'Boolean',
  isList: false,
  description,
  toRest: (value) => toRest(value as boolean),
});

export const dateFilter = (name: string, description: string, parameter: string): FilterField => ({
  name,
  type: 'DateTime',
  isList: false,
  description,
  toRest: (value) => ({ [parameter]: restDate(value as Date) }),
});

/** Keeps items that have one of the values. An empty list keeps none: WordPress would read it as no filter at all. */
export const anyOfFilter = (
  name: string,
  type: 'String' | 'Int',
  description: string,
  parameter: string,
): FilterField => ({
  name,
  type,
  isList: true,
  description,
  toRest: (value) => anyOf(parameter, value as (string | number)[]),
});

/** Leaves out items that have one of the values. An empty list leaves out none. */
export const noneOfFilter = (name: string, description: string, parameter: string): FilterField => ({
  name,
  type: 'Int',
  isList: true,
  description,
  toRest: (value) => ((value as number[]).length > 0 ? { [parameter]: value as number[] } : {}),
});

/** Takes slugs where WordPress takes ids: the ids are looked up in one batched request. Unknown slugs match nothing. */
export const slugsFilter = (
  name: string,
  description: string,
  parameter: string,
  resource: Resource,
): FilterField => ({
  name,
  type: 'String',
  isList: true,
  description,
  toRest: async (value, { load }) => {
    const found = await Promise.all(
      (value as string[]).map((slug) => load.bySlug(resource, slug, restFields([], false))),
    );
    return anyOf(
      parameter,
      found.flat().map(({ id }) => id),
    );
  },
});

const anyOf = (parameter: string, values: readonly (string | number)[]): FilterQuery =>
  values.length > 0 ? { [parameter]: values } : null;

/** The filter input of a list: `PostFilter`. */
export function registerFilterInput(
  builder: GatewayBuilder,
  typeName: string,
  fields: readonly FilterField[],
) {
  return builder.inputType(`${typeName}Filter`, {
    description: `Which ${typeName} items a list holds. An item must meet every condition given; within a list of values, one is enough.`,
    fields: (t) =>
      Object.fromEntries(
        fields.map(({ name, type, isList, description }) => [
          name,
          isList
            ? t.field({ type: [type], required: { list: false, items: true }, description })
            : t.field({ type, description }),
        ]),
      ),
  });
}

/**
 * The REST parameters of a filter. Two fields that lead to the same parameter (`tagIds` and `tagSlugs`) are both
 * listened to: their values are joined.
 */
export async function filterQuery(
  fields: readonly FilterField[],
  where: Readonly<Record<string, unknown>> | null | undefined,
  context: GatewayContext,
): Promise<FilterQuery> {
  const given = fields.filter(({ name }) => where?.[name] != null);
  const parts = await Promise.all(given.map((field) => field.toRest(where?.[field.name], context)));
  const query: Record<string, RestQuery[string]> = {};
  for (const part of parts) {
    if (part === null) return null;
    for (const [parameter, value] of Object.entries(part)) {
      const before = query[parameter];
      query[parameter] =
        Array.isArray(before) && Array.isArray(value) ? [...new Set([...before, ...value])] : value;
    }
  }
  return query;
}
