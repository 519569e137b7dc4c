import { isRecord, type JsonObject } from '../../base/json.ts';
import type { DiscoveredRoute } from '../discovery.ts';
import type { Resource } from '../resources.ts';
import { coreKeysOf } from './core-keys.ts';
import type { FieldModel, FieldType, ObjectModel } from './field-model.ts';
import { descriptionOf, typeOfSchema } from './json-schema.ts';

/** What a site's items of one kind take in a write. */
export interface InputModel {
  /** The names of the arguments that the route declares; `undefined` where it does not tell: WordPress's own are assumed. */
  readonly declared: ReadonlySet<string> | undefined;
  /** Arguments beyond WordPress's own. */
  readonly fields: readonly FieldModel[];
  /** Registered meta; `undefined` where none is declared. */
  readonly meta: ObjectModel | undefined;
}

export const NO_INPUT: InputModel = { declared: undefined, fields: [], meta: undefined };

/** `url` has WordPress itself fetch a file from an address: nobody may send it anywhere from here. */
const NEVER = new Set(['url', 'generate_sub_sizes', 'convert_format']);

/**
 * What a route's declarations add to a write of a resource.
 *
 * @param taken Keys that stand for other things: an item's terms.
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

/** An argument: as a field, but without what can only be read. */
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
