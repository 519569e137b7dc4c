import type { FieldType } from '../../../model/fields/field-model.ts';
import type { ClaimTypeName } from './claim-names.ts';
import { fieldNames } from './field-names.ts';
import { type NamedEnum, type NamedField, type NamedType, nameType } from './named-type.ts';

/**
 * Names the type of an argument and everything in it. Its object types become input types. An enum with the same
 * values as an output enum reuses it.
 *
 * @param enums The enums of output fields.
 * @param claim Claims names of input types.
 */
export const nameInputType = (
  type: FieldType,
  wish: string,
  enums: readonly NamedEnum[],
  claim: ClaimTypeName,
): NamedType =>
  asInput(
    nameType(type, wish, (name) => name),
    enums,
    claim,
  );

/** All enums in the types of these fields. */
export function enumsOf(fields: readonly NamedField[]): readonly NamedEnum[] {
  return fields.flatMap(({ type }) => enumsIn(type));
}

function enumsIn(type: NamedType): readonly NamedEnum[] {
  if (type.kind === 'list') return enumsIn(type.of);
  if (type.kind === 'object') return enumsOf(type.fields);
  if (type.kind === 'union') return type.members.flatMap((member) => enumsIn(member.type));
  return type.kind === 'enum' ? [type] : [];
}

function asInput(type: NamedType, enums: readonly NamedEnum[], claim: ClaimTypeName): NamedType {
  switch (type.kind) {
    case 'scalar':
      return type;
    case 'reference':
      return { kind: 'scalar', scalar: 'integer' };
    case 'union':
      return { kind: 'scalar', scalar: 'unknown' };
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

const isSameEnum = (one: NamedEnum, other: NamedEnum): boolean =>
  one.name === other.name && valuesOf(one) === valuesOf(other);

const valuesOf = ({ values }: NamedEnum): string =>
  values
    .map((value) => JSON.stringify(value))
    .sort()
    .join();

/**
 * The argument names, by REST key: the name of the output field with the same key, if there is one.
 *
 * @param taken Input field names that are already taken.
 */
export function inputNames(
  keys: readonly string[],
  outputs: readonly NamedField[],
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const asRead = new Map(
    outputs
      .filter(({ key, name }) => keys.includes(key) && !taken.has(name))
      .map(({ key, name }) => [key, name]),
  );
  const others = keys.filter((key) => !asRead.has(key));
  return new Map([...asRead, ...fieldNames(others, new Set([...taken, ...asRead.values()]))]);
}
