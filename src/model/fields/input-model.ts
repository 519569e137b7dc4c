import { isRecord, type JsonObject } from '../../base/json.ts';
import type { DiscoveredRoute } from '../discovery.ts';
import { pascalCase } from '../naming/words.ts';
import type { Resource } from '../resources.ts';
import { coreKeysOf } from './core-keys.ts';
import type { ClaimTypeName, EnumModel, FieldModel, FieldType, ObjectModel } from './field-model.ts';
import { fieldNames } from './field-names.ts';
import { descriptionOf, typeOfSchema } from './json-schema.ts';

/** What a site's items of one kind take in a write. */
export interface InputModel {
  /** The names of the arguments that the route declares; `undefined` where it does not tell: WordPress's own are assumed. */
  readonly declared: ReadonlySet<string> | undefined;
  /** Arguments beyond WordPress's own; their object types are input types. */
  readonly fields: readonly FieldModel[];
  /** Registered meta; `undefined` where none is declared. */
  readonly meta: ObjectModel | undefined;
}

export const NO_INPUT: InputModel = { declared: undefined, fields: [], meta: undefined };

/** `url` has WordPress itself fetch a file from an address: nobody may send it anywhere from here. */
const NEVER = new Set(['url', 'generate_sub_sizes', 'convert_format']);

/**
 * What a route's declarations add to the inputs of a resource.
 *
 * @param outputs What its items have: an argument of the same key gets the same name, and the same enum.
 * @param settled Keys and names that the inputs have for other things already.
 * @param claim Gives out the names of input types.
 */
export function inputModel(
  { kind, typeName }: Pick<Resource, 'kind' | 'typeName'>,
  { writable }: DiscoveredRoute,
  outputs: { readonly fields: readonly FieldModel[]; readonly meta: ObjectModel | undefined },
  settled: { readonly keys: ReadonlySet<string>; readonly names: ReadonlySet<string> },
  claim: ClaimTypeName,
): InputModel {
  if (writable === undefined) return NO_INPUT;
  const known = coreKeysOf(kind);
  const enums = enumsOf([...outputs.fields, ...(outputs.meta?.fields ?? [])]);
  const keys = Object.keys(writable).filter(
    (key) => !known.has(key) && !settled.keys.has(key) && !(kind === 'media' && NEVER.has(key)),
  );
  const names = inputNames(keys, outputs.fields, settled.names);
  const typeOf = (key: string, wish: string) => inputTypeOf(writable[key], wish, enums, claim);
  const meta = typeOf('meta', `${typeName}Meta`);
  return {
    declared: new Set(Object.keys(writable)),
    fields: keys.map((key) => ({
      key,
      name: names.get(key) ?? key,
      description: descriptionOf(writable[key], key),
      type: typeOf(key, `${typeName}${pascalCase(key, 'Field')}`),
    })),
    meta: meta.kind === 'object' ? meta : undefined,
  };
}

/** The type of an argument: as that of a field, but with input types, and without what can only be read. */
export function inputTypeOf(
  schema: unknown,
  wish: string,
  enums: readonly EnumModel[],
  claim: ClaimTypeName,
): FieldType {
  return asInput(
    typeOfSchema(withoutReadOnly(schema), wish, (name) => name),
    enums,
    claim,
  );
}

/** Every enum among the types of fields: where an argument has the same values, it has the same enum. */
export function enumsOf(fields: readonly FieldModel[]): readonly EnumModel[] {
  return fields.flatMap(({ type }) => enumsIn(type));
}

function enumsIn(type: FieldType): readonly EnumModel[] {
  if (type.kind === 'list') return enumsIn(type.of);
  if (type.kind === 'object') return enumsOf(type.fields);
  return type.kind === 'enum' ? [type] : [];
}

function asInput(type: FieldType, enums: readonly EnumModel[], claim: ClaimTypeName): FieldType {
  switch (type.kind) {
    case 'scalar':
      return type;
    case 'list':
      return { kind: 'list', of: asInput(type.of, enums, claim) };
    case 'enum':
      return enums.find((known) => isSameEnum(known, type)) ?? { ...type, name: claim(`${type.name}Input`) };
    case 'object':
      return {
        ...type,
        name: claim(`${type.name}Input`),
        fields: type.fields.map((field) => ({ ...field, type: asInput(field.type, enums, claim) })),
      };
  }
}

const isSameEnum = (one: EnumModel, other: EnumModel): boolean =>
  one.name === other.name && valuesOf(one) === valuesOf(other);

const valuesOf = ({ values }: EnumModel): string =>
  values
    .map(({ value }) => JSON.stringify(value))
    .sort()
    .join();

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

function inputNames(
  keys: readonly string[],
  outputs: readonly FieldModel[],
  settled: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const asRead = new Map(
    outputs
      .filter(({ key, name }) => keys.includes(key) && !settled.has(name))
      .map(({ key, name }) => [key, name]),
  );
  const others = keys.filter((key) => !asRead.has(key));
  return new Map([...asRead, ...fieldNames(others, new Set([...settled, ...asRead.values()]))]);
}
