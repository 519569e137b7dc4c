import type { Resource } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { GatewayContext } from '../context.ts';
import type { GlobalIds } from '../global-ids.ts';
import { restDate } from '../values/dates.ts';
import { referencedId } from '../writes/references.ts';

/** A value that GraphQL has coerced to the type of the filter field. */
type FilterValue = unknown;

/** REST parameters; `null` if nothing can match, so no request is needed. */
export type FilterQuery = RestQuery | null;

/**
 * One field of a filter input: its GraphQL side, and the REST parameters it turns into. The helpers below create
 * them; each knows the one type that GraphQL lets through for its field.
 *
 * @typeParam Type The schema builder's type for an input field.
 */
export interface FilterField<Type = unknown> {
  readonly name: string;
  readonly type: Type;
  readonly isList: boolean;
  readonly description: string;
  /** The REST parameter it sets. Routes without that parameter do not get the field. */
  readonly parameter: string;
  /** The resource whose slugs it looks up, which costs a request. */
  readonly looksUp?: Resource;
  readonly toRest: (value: FilterValue, context: GatewayContext) => FilterQuery | Promise<FilterQuery>;
}

type About = readonly [name: string, description: string];

/** Passes a single value through. */
export const valueFilter = <const Type>(
  [name, description]: About,
  type: Type,
  parameter: string,
): FilterField<Type> => ({
  name,
  description,
  type,
  isList: false,
  parameter,
  toRest: (value) => ({
    [parameter]: value instanceof Date ? restDate(value) : (value as string | number | boolean),
  }),
});

/** Keeps items with any of the values. An empty list matches nothing; WordPress would ignore the filter. */
export const anyOfFilter = <const Type>(
  [name, description]: About,
  type: Type,
  parameter: string,
): FilterField<Type> => ({
  name,
  description,
  type,
  isList: true,
  parameter,
  toRest: (value) => anyOf(parameter, value as Values),
});

/** How a filter reads ids: the items that they may belong to, and the ids of the schema. */
export interface FilteredIds {
  readonly of: readonly Resource[];
  readonly ids: GlobalIds;
}

/** Turns ids into parameters. Default: any of them. */
type IdsOf = (ids: readonly number[]) => FilterQuery;

/** Takes ids of both kinds: global and database IDs. */
export const idsFilter = (
  [name, description]: About,
  { of, ids }: FilteredIds,
  parameter: string,
  toRest: IdsOf = (values) => anyOf(parameter, values),
): FilterField<'ID'> => ({
  name,
  description,
  type: 'ID',
  isList: true,
  parameter,
  toRest: (value) => toRest((value as readonly string[]).map((id) => referencedId(id, of, ids))),
});

/** Excludes items with any of the ids. An empty list excludes nothing. */
export const idsNotFilter = (about: About, of: FilteredIds, parameter: string): FilterField<'ID'> =>
  idsFilter(about, of, parameter, (ids) => noneOf(parameter, ids));

/** Takes one id of either kind. */
export const idFilter = (about: About, of: FilteredIds, parameter: string): FilterField<'ID'> => ({
  ...idsFilter(about, of, parameter),
  isList: false,
  toRest: (value) => ({ [parameter]: referencedId(String(value), of.of, of.ids) }),
});

/** Turns the ids found for slugs into parameters. `hasAll`: every slug was found. */
type IdsToRest = (ids: readonly number[], hasAll: boolean) => FilterQuery;

/** Accepts slugs where WordPress expects ids. They are looked up in one batched request per operation. */
export const slugsFilter = (
  [name, description]: About,
  resource: Resource,
  parameter: string,
  toRest: IdsToRest = (ids) => anyOf(parameter, ids),
): FilterField<'String'> => ({
  name,
  description,
  type: 'String',
  isList: true,
  parameter,
  looksUp: resource,
  toRest: async (value, { load }) => {
    const slugs = value as readonly string[];
    const found = await Promise.all(
      slugs.map((slug) => load.bySlug(resource, slug, restFields([], resource.kind))),
    );
    return toRest(
      found.flat().map(({ id }) => id),
      found.every((rows) => rows.length > 0),
    );
  },
});

type Values = readonly (string | number)[];

export const anyOf = (parameter: string, values: Values): FilterQuery =>
  values.length > 0 ? { [parameter]: values } : null;

export const noneOf = (parameter: string, values: Values): FilterQuery =>
  values.length > 0 ? { [parameter]: values } : {};
