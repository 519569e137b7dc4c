import { isRecord, type JsonObject } from '../../base/json.ts';
import type { FieldModel, FieldType, ObjectModel, UnionMember } from './field-model.ts';
import { descriptionOf, enumOfValues, typeOfSchema } from './json-schema.ts';

/** The key under which Advanced Custom Fields and Secure Custom Fields put their fields. */
export const ACF = 'acf';
/** The field that names the layout of a section of flexible content. */
export const ACF_LAYOUT = 'acf_fc_layout';

/**
 * The type that Advanced Custom Fields, or Secure Custom Fields 6.4, declares for its fields. Its schemas do not name
 * the kinds of fields, but each kind has a form of its own: only images and files are `integer`, for numbers are
 * `number`; only galleries are lists of `number`; what refers to posts, terms or users is an integer or a list of them,
 * with `maxItems: 1` if it takes one. Without schema, `undefined`.
 */
export function acfType(schema: unknown): ObjectModel | undefined {
  if (!isRecord(schema) || !isRecord(schema['properties'])) return undefined;
  return objectOf(schema, schema['properties']);
}

const DATES: readonly (readonly [mark: string, type: FieldType])[] = [
  ['`Ymd`', { kind: 'scalar', scalar: 'date' }],
  ['`Y-m-d H:i:s`', { kind: 'scalar', scalar: 'local-date-time' }],
  ['`H:i:s`', { kind: 'scalar', scalar: 'local-time' }],
];

function objectOf(schema: JsonObject, properties: JsonObject): ObjectModel {
  return {
    kind: 'object',
    description: typeof schema['description'] === 'string' ? schema['description'] : undefined,
    fields: Object.entries(properties).map(
      ([key, property]): FieldModel => ({
        key,
        description: descriptionOf(property, key),
        type: typeOfField(property, key),
      }),
    ),
  };
}

function typeOfField(schema: unknown, key: string): FieldType {
  if (!isRecord(schema)) return typeOfSchema(schema);
  const types = new Set(Array.isArray(schema['type']) ? schema['type'] : [schema['type']]);
  const items = isRecord(schema['items']) ? schema['items'] : undefined;
  const itemTypes = new Set([items?.['type']].flat());
  const isMaybeNone = types.delete('null');
  const choices = types.has('array') && items && enumOfValues(items);
  if (choices) return schema['maxItems'] === 1 ? choices : { kind: 'list', of: choices };
  if (types.has('array') && types.has('integer') && itemTypes.has('integer')) {
    return schema['maxItems'] === 1 ? ANY_ITEM : { kind: 'list', of: ANY_ITEM };
  }
  if (types.size === 1 && types.has('integer') && isMaybeNone) return MEDIA_ITEM;
  if (types.size === 1 && types.has('array') && itemTypes.has('number'))
    return { kind: 'list', of: MEDIA_ITEM };
  if (types.has('array') && items) return { kind: 'list', of: typeOfItems(items) };
  if (types.has('object') && isRecord(schema['properties'])) return objectOf(schema, schema['properties']);
  return dateOf(schema) ?? numberOfMap(types, key) ?? typeOfSchema(schema);
}

const ANY_ITEM: FieldType = { kind: 'reference', to: 'unknown' };
const MEDIA_ITEM: FieldType = { kind: 'reference', to: 'media' };

/** The rows of a repeater, or the sections of flexible content. */
function typeOfItems(items: JsonObject): FieldType {
  const layouts = Array.isArray(items['oneOf']) ? items['oneOf'].flatMap(layoutOf) : [];
  if (layouts.length > 0) return { kind: 'union', description: undefined, by: ACF_LAYOUT, members: layouts };
  return isRecord(items['properties']) ? objectOf(items, items['properties']) : typeOfSchema(items);
}

function layoutOf(schema: unknown): readonly UnionMember[] {
  const properties = isRecord(schema) && isRecord(schema['properties']) ? schema['properties'] : {};
  const layout = properties[ACF_LAYOUT];
  const pattern = isRecord(layout) ? layout['pattern'] : undefined;
  const value = typeof pattern === 'string' ? /^\^(.+)\$$/.exec(pattern)?.[1] : undefined;
  return isRecord(schema) && value !== undefined ? [{ value, type: objectOf(schema, properties) }] : [];
}

function dateOf({ description }: JsonObject): FieldType | undefined {
  return typeof description === 'string'
    ? DATES.find(([mark]) => description.includes(mark))?.[1]
    : undefined;
}

/** Of a map's coordinates. Its numbers of houses and post codes are declared as loosely, but are texts. */
function numberOfMap(types: ReadonlySet<unknown>, key: string): FieldType | undefined {
  if (!types.has('string') || types.size !== 2) return undefined;
  if (types.has('float')) return { kind: 'scalar', scalar: 'number' };
  if (types.has('int')) return { kind: 'scalar', scalar: key === 'zoom' ? 'integer' : 'string' };
  return undefined;
}
