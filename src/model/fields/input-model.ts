import { isRecord, type JsonObject } from '../../base/json.ts';
import type { DiscoveredRoute } from '../discovery.ts';
import type { Resource } from '../resources.ts';
import { coreKeysOf } from './core-keys.ts';
import type { FieldModel, FieldType, ObjectModel } from './field-model.ts';
import { descriptionOf, typeOfSchema } from './json-schema.ts';

/** The arguments of a write to a resource. */
export interface InputModel {
  /** Names of the arguments that the route declares; `undefined` if it declares none: WordPress's own are assumed. */
  readonly declared: ReadonlySet<string> | undefined;
  /** Arguments beyond WordPress's own. */
  readonly fields: readonly FieldModel[];
  /** Registered meta; `undefined` if none is declared. */
  readonly meta: ObjectModel | undefined;
}

export const NO_INPUT: InputModel = { declared: undefined, fields: [], meta: undefined };

/** `url` makes WordPress fetch a file from a URL (SSRF), so it is not offered. */
const NEVER = new Set(['url', 'generate_sub_sizes', 'convert_format']);

/**
 * The arguments that a route declares for a write, beyond WordPress's own.
 *
 * @param taken Keys used for something else: an item's terms.
 */
export function inputModel(
  kind: Resource['kind'],
  { writable }: DiscoveredRoute,
  taken: ReadonlySet<string>,
): InputModel {
  if (writable === undefined) return NO_INPUT;
  const known = coreKeysOf(kind);
  const keys = Object.keys(writable).filter(
    (key) => !known.has(key) && !taken.has(key) && !(kind === 'media' && NEVER.has(key)),
  );
  const meta = writableType(writable['meta']);
  return {
    declared: new Set(Object.keys(writable)),
    fields: keys.map((key) => writableField(writable, key)),
    meta: meta.kind === 'object' ? meta : undefined,
  };
}

/** The type of an argument: as that of a field, but without read-only properties. */
export const writableField = (writable: JsonObject, key: string): FieldModel => ({
  key,
  description: descriptionOf(writable[key], key),
  type: writableType(writable[key]),
});

const writableType = (schema: unknown): FieldType => typeOfSchema(withoutReadOnly(schema));

function withoutReadOnly(schema: unknown): unknown {
  if (!isRecord(schema)) return schema;
  const { properties, items } = schema;
  return {
    ...schema,
    ...(isRecord(properties) && { properties: writableProperties(properties) }),
    ...(isRecord(items) && { items: withoutReadOnly(items) }),
  };
}

const writableProperties = (properties: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([key, property]) =>
      isRecord(property) && property['readonly'] === true ? [] : [[key, withoutReadOnly(property)]],
    ),
  );
