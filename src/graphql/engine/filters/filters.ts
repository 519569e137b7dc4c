import type { Resource } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { GatewayContext } from '../context.ts';
import { restDate } from '../values/dates.ts';

/** A value as GraphQL has checked and coerced it against the filter field's type. */
type FilterValue = unknown;

/** REST parameters; `null` says that nothing can match, so WordPress need not be asked. */
export type FilterQuery = RestQuery | null;

/**
 * One field of a filter input: its GraphQL side and the REST parameters it becomes, in one object. The helpers below
 * make them; each knows the one type that GraphQL lets through for its field.
 *
 * @typeParam Type What the schema's builder takes for the type of an input field.
 */
export interface FilterField<Type = unknown> {
  readonly name: string;
  readonly type: Type;
  readonly isList: boolean;
  readonly description: string;
  /** The REST parameter that it sets: a route that does not take it does not get the field. */
  readonly parameter: string;
  /** The resource whose slugs are looked up for it, which takes a request. */
  readonly looksUp?: Resource;
  readonly toRest: (value: FilterValue, context: GatewayContext) => FilterQuery | Promise<FilterQuery>;
}

type About = readonly [name: string, description: string];

/** Passes a single value on as it is. */
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

/** Keeps items that have one of the values. An empty list keeps none: WordPress would read it as no filter at all. */
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

/** Leaves out items that have one of the values. An empty list leaves out none. */
export const noneOfFilter = ([name, description]: About, parameter: string): FilterField<'Int'> => ({
  name,
  description,
  type: 'Int',
  isList: true,
  parameter,
  toRest: (value) => noneOf(parameter, value as Values),
});

/** What becomes of the ids that slugs were found to mean; `hasAll` tells whether each slug meant something. */
type IdsToRest = (ids: readonly number[], hasAll: boolean) => FilterQuery;

/** Takes slugs where WordPress takes ids: the ids are looked up in one batched request, once an operation. */
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
