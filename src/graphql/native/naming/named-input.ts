import type { FieldType } from '../../../model/fields/field-model.ts';
import type { ClaimTypeName } from './claim-names.ts';
import { fieldNames } from './field-names.ts';
import { type NamedEnum, type NamedField, type NamedType, nameType } from './named-type.ts';

/**
 * Names the type of an argument and all that is in it: its object types are input types, and where it has the values of
 * an enum that is read, it has that enum.
 *
 * @param enums Those that are read.
 * @param claim Gives out the names of input types.
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

/** Every enum among the types of fields. */
export function enumsOf(fields: readonly NamedField[]): readonly NamedEnum[] {
  return fields.flatMap(({ type }) => enumsIn(type));
}

function enumsIn(type: NamedType): readonly NamedEnum[] {
  if (type.kind === 'list') return enumsIn(type.of);
  if (type.kind === 'object') return enumsOf(type.fields);
  return type.kind === 'enum' ? [type] : [];
}

function asInput(type: NamedType, enums: readonly NamedEnum[], claim: ClaimTypeName): NamedType {
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

const isSameEnum = (one: NamedEnum, other: NamedEnum): boolean =>
  one.name === other.name && valuesOf(one) === valuesOf(other);

const valuesOf = ({ values }: NamedEnum): string =>
  values
    .map((value) => JSON.stringify(value))
    .sort()
    .join();

/**
 * The names of arguments by WordPress's keys: that of the field of the same key, where there is one.
 *
 * @param taken Names that inputs have for other things already.
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
