import { isRecord, type JsonObject } from '../../base/json.ts';
import { constantCase, pascalCase } from '../naming/words.ts';
import {
  type ClaimTypeName,
  type FieldModel,
  type FieldType,
  JSON_TYPE,
  type ScalarName,
} from './field-model.ts';
import { fieldNames } from './field-names.ts';

const SCALARS: ReadonlyMap<string, ScalarName> = new Map([
  ['string', 'String'],
  ['integer', 'Int'],
  ['number', 'Float'],
  ['boolean', 'Boolean'],
]);

/** Deeper objects than this stay JSON: no form that editors fill in is nested so far. */
const MAX_DEPTH = 8;

/**
 * The GraphQL type of a JSON Schema, as WordPress's REST routes declare their fields with it (draft 4, of which
 * WordPress knows a part). What has no one type in GraphQL (several types at once, maps, missing types) is JSON.
 *
 * @param name What an enum or object type made of it should be called.
 */
export function typeOfSchema(schema: unknown, name: string, claim: ClaimTypeName, depth = 0): FieldType {
  if (!isRecord(schema) || depth > MAX_DEPTH) return JSON_TYPE;
  const [type, ...others] = typesOf(schema);
  if (type === undefined || others.length > 0) return JSON_TYPE;
  if (type === 'object') return objectType(schema, name, claim, depth);
  if (type === 'array') {
    return isRecord(schema['items'])
      ? { kind: 'list', of: typeOfSchema(schema['items'], name, claim, depth + 1) }
      : { kind: 'list', of: JSON_TYPE };
  }
  const scalar = SCALARS.get(type);
  if (scalar === undefined) return JSON_TYPE;
  if (scalar !== 'String') return { kind: 'scalar', name: scalar };
  return enumType(schema, name, claim) ?? { kind: 'scalar', name: stringScalar(schema) };
}

/** The fields that a schema's `properties` declare, in order. */
export function fieldsOfProperties(
  properties: JsonObject,
  prefix: string,
  claim: ClaimTypeName,
  depth = 0,
): readonly FieldModel[] {
  const names = fieldNames(Object.keys(properties));
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = names.get(key);
    return name === undefined
      ? []
      : [
          {
            key,
            name,
            description: descriptionOf(schema, key),
            type: typeOfSchema(schema, `${prefix}${pascalCase(key, 'Field')}`, claim, depth + 1),
          },
        ];
  });
}

export function descriptionOf(schema: unknown, key: string): string {
  const told = isRecord(schema) ? [schema['description'], schema['title']] : [];
  const text = told.find((part) => typeof part === 'string' && part.trim() !== '');
  return typeof text === 'string' ? text.trim() : `\`${key}\`, as the site defines it.`;
}

/** The types that a schema allows, `null` aside: every field of ours may be null. */
function typesOf(schema: JsonObject): readonly string[] {
  const { type } = schema;
  const types = Array.isArray(type)
    ? type
    : type === undefined && isRecord(schema['properties'])
      ? ['object']
      : [type];
  return types.filter((name): name is string => typeof name === 'string' && name !== 'null');
}

function objectType(schema: JsonObject, name: string, claim: ClaimTypeName, depth: number): FieldType {
  const { properties } = schema;
  if (!isRecord(properties)) return JSON_TYPE;
  const claimed = claim(name);
  const fields = fieldsOfProperties(properties, claimed, claim, depth);
  return fields.length === 0
    ? JSON_TYPE
    : { kind: 'object', name: claimed, description: descriptionOf(schema, name), fields };
}

function enumType(schema: JsonObject, name: string, claim: ClaimTypeName): FieldType | undefined {
  if (!Array.isArray(schema['enum'])) return undefined;
  // An empty value means "none", which GraphQL says by null.
  const values = [...new Set(schema['enum'].filter((value) => value !== '' && value !== null))];
  if (values.length === 0 || !values.every((value) => typeof value === 'string')) return undefined;
  const named = values.map((value) => ({ name: constantCase(value, 'VALUE'), value }));
  const isUsable =
    new Set(named.map((value) => value.name)).size === named.length &&
    !named.some((value) => /^(TRUE|FALSE|NULL)$/i.test(value.name));
  return isUsable
    ? { kind: 'enum', name: claim(name), description: descriptionOf(schema, name), values: named }
    : undefined;
}

const stringScalar = (schema: JsonObject): ScalarName => (schema['format'] === 'uri' ? 'URL' : 'String');
