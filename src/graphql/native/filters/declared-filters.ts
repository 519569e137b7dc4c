import { isRecord, type JsonObject } from '../../../base/json.ts';
import { descriptionOf } from '../../../model/fields/json-schema.ts';
import { anyOfFilter, valueFilter } from '../../engine/filters/filters.ts';
import type { SortableBy } from '../../engine/filters/list-order.ts';
import type { GatewayBuilder } from '../builder.ts';
import { camelCase, constantCase, pascalCase } from '../naming/words.ts';
import type { Filter } from './filter-input.ts';

/** Parameters that are not filters: set by the gateway (paging, order, format), or not allowed in a query. */
const OUR_OWN = new Set(['context', 'page', 'per_page', 'offset', 'order', 'orderby', 'password']);

const SCALARS: ReadonlyMap<string, 'String' | 'Int' | 'Float' | 'Boolean'> = new Map([
  ['string', 'String'],
  ['integer', 'Int'],
  ['number', 'Float'],
  ['boolean', 'Boolean'],
]);

/**
 * The filters that a route supports: the predefined ones whose parameter it declares, plus one per additional
 * parameter, for example from a plugin.
 *
 * @param parameters JSON Schema by parameter; `undefined` if the route declares none, in which case WordPress's
 * defaults are assumed.
 */
export function declaredFilters(
  builder: GatewayBuilder,
  typeName: string,
  designed: readonly Filter[],
  parameters: JsonObject | undefined,
): readonly Filter[] {
  if (parameters === undefined) return designed;
  const offered = designed.filter(({ parameter }) => Object.hasOwn(parameters, parameter));
  const known = new Set(designed.map(({ parameter }) => parameter));
  const names = new Set(designed.map(({ name }) => name));
  const further = Object.entries(parameters).flatMap(([parameter, schema]) => {
    if (known.has(parameter) || OUR_OWN.has(parameter) || parameter.startsWith('_')) return [];
    const wish = wishedName(parameter);
    const name = names.has(wish) ? `${wish}Parameter` : wish;
    if (names.has(name)) return [];
    const filter = filterOf(builder, typeName, name, parameter, schema);
    if (filter) names.add(name);
    return filter ? [filter] : [];
  });
  return [...offered, ...further];
}

/** Exclusions end as those of WordPress's own: `brand_exclude` becomes `brandNot`. */
const wishedName = (parameter: string): string =>
  camelCase(pascalCase(parameter.replace(/_exclude$/, '_not'), 'Parameter'));

function filterOf(
  builder: GatewayBuilder,
  typeName: string,
  name: string,
  parameter: string,
  schema: unknown,
): Filter | undefined {
  if (!isRecord(schema)) return undefined;
  const about = [name, descriptionOf(schema, parameter)] as const;
  const isList = schema['type'] === 'array';
  const value = isList ? schema['items'] : schema;
  if (!isRecord(value) || typeof value['type'] !== 'string') return undefined;
  const scalar = SCALARS.get(value['type']);
  if (scalar === undefined) return undefined;
  const isDate = scalar === 'String' && value['format'] === 'date-time';
  const type = isDate
    ? 'DateTime'
    : (enumOf(builder, `${typeName}${pascalCase(parameter, 'Parameter')}Parameter`, value) ?? scalar);
  return isList ? anyOfFilter(about, type, parameter) : valueFilter(about, type, parameter);
}

function enumOf(builder: GatewayBuilder, name: string, schema: JsonObject): Filter['type'] | undefined {
  const values = Array.isArray(schema['enum']) ? schema['enum'] : [];
  const named = values.flatMap((value) =>
    typeof value === 'string' && value !== '' ? [[constantCase(value, 'VALUE'), value] as const] : [],
  );
  if (named.length === 0 || new Set(named.map(([key]) => key)).size !== values.length) return undefined;
  return builder.enumType(name, {
    description: descriptionOf(schema, 'A value accepted by the route.'),
    values: Object.fromEntries(named.map(([key, value]) => [key, { value, description: `\`${value}\`` }])),
  });
}

/**
 * The sort fields that a route supports, from its `orderby` parameter: the predefined ones, and those added by
 * plugins.
 */
export function declaredOrders(
  designed: readonly SortableBy[],
  parameters: JsonObject | undefined,
): readonly SortableBy[] {
  const orderby = parameters?.['orderby'];
  const declared = isRecord(orderby) && Array.isArray(orderby['enum']) ? orderby['enum'] : undefined;
  if (declared === undefined) return designed;
  const offered = designed.filter((sortable) => declared.includes(sortable.orderby));
  const names = new Set(designed.map(({ name }) => name));
  const known = new Set([...designed.map((sortable) => sortable.orderby), ...DOUBLES]);
  const further = declared.flatMap((value): SortableBy[] => {
    if (typeof value !== 'string' || known.has(value)) return [];
    const name = constantCase(value, 'VALUE');
    if (names.has(name)) return [];
    names.add(name);
    return [{ name, orderby: value, description: `\`${value}\`, as defined by the site.` }];
  });
  return [...offered, ...further];
}

/** Not offered: `date_gmt` sorts like `date`, and `email` is only for editors. */
const DOUBLES = ['date_gmt', 'email'];
