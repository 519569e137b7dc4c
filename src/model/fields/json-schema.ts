import { isRecord, type JsonObject } from '../../base/json.ts';
import {
  type EnumModel,
  type FieldModel,
  type FieldType,
  type ScalarKind,
  UNKNOWN_TYPE,
} from './field-model.ts';

const SCALARS: ReadonlyMap<string, ScalarKind> = new Map([
  ['string', 'string'],
  ['integer', 'integer'],
  ['number', 'number'],
  ['boolean', 'boolean'],
]);

/** Objects nested deeper are `unknown`: fields in practice do not nest this deep. */
const MAX_DEPTH = 8;

/**
 * The type that a JSON Schema declares, as WordPress's REST routes do (a subset of draft 4). Schemas without a
 * single type (unions, maps, missing types) are `unknown`.
 */
export function typeOfSchema(schema: unknown, depth = 0): FieldType {
  if (!isRecord(schema) || depth > MAX_DEPTH) return UNKNOWN_TYPE;
  const [type, ...others] = typesOf(schema);
  if (type === undefined || others.length > 0) return UNKNOWN_TYPE;
  if (type === 'object') return objectType(schema, depth);
  if (type === 'array') {
    return {
      kind: 'list',
      of: isRecord(schema['items']) ? typeOfSchema(schema['items'], depth + 1) : UNKNOWN_TYPE,
    };
  }
  const scalar = SCALARS.get(type);
  if (scalar === undefined) return UNKNOWN_TYPE;
  return scalar === 'string' ? textType(schema) : { kind: 'scalar', scalar };
}

/** The fields that a schema's `properties` declare, in order. */
export function fieldsOfProperties(properties: JsonObject, depth = 0): readonly FieldModel[] {
  return Object.entries(properties).map(([key, schema]) => ({
    key,
    description: descriptionOf(schema, key),
    type: typeOfSchema(schema, depth + 1),
  }));
}

/** The description of a field in its schema. */
export const descriptionOf = (schema: unknown, key: string): string =>
  declaredDescription(schema) ?? `\`${key}\`, as defined by the site.`;

function declaredDescription(schema: unknown): string | undefined {
  const declared = isRecord(schema) ? [schema['description'], schema['title']] : [];
  const text = declared.find((part) => typeof part === 'string' && part.trim() !== '');
  return typeof text === 'string' ? text.trim() : undefined;
}

/** The types that a schema allows, except `null`: all these fields are nullable. */
function typesOf(schema: JsonObject): readonly string[] {
  const { type } = schema;
  const types = Array.isArray(type)
    ? type
    : type === undefined && isRecord(schema['properties'])
      ? ['object']
      : [type];
  return types.filter((name): name is string => typeof name === 'string' && name !== 'null');
}

function objectType(schema: JsonObject, depth: number): FieldType {
  const { properties } = schema;
  if (!isRecord(properties) || Object.keys(properties).length === 0) return UNKNOWN_TYPE;
  return {
    kind: 'object',
    description: declaredDescription(schema),
    fields: fieldsOfProperties(properties, depth),
  };
}

function textType(schema: JsonObject): FieldType {
  const scalar = schema['format'] === 'uri' ? 'uri' : 'string';
  return enumOfValues(schema) ?? { kind: 'scalar', scalar };
}

/** The enum that a schema declares; `undefined` if it has none, or one whose values are not all texts. */
export function enumOfValues(schema: JsonObject): EnumModel | undefined {
  const declared = Array.isArray(schema['enum']) ? schema['enum'] : [];
  // An empty value means "none", which is null.
  const values = [...new Set(declared.filter((value) => value !== '' && value !== null))];
  return values.length > 0 && values.every((value) => typeof value === 'string')
    ? {
        kind: 'enum',
        description: declaredDescription(schema),
        values,
        scalar: schema['format'] === 'uri' ? 'uri' : 'string',
      }
    : undefined;
}
