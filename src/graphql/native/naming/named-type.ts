import type {
  EnumModel,
  FieldModel,
  FieldType,
  ObjectModel,
  UnionModel,
} from '../../../model/fields/field-model.ts';
import type { ClaimTypeName } from './claim-names.ts';
import { fieldNames } from './field-names.ts';
import { constantCase, pascalCase } from './words.ts';

/** A discovered type with its names in the schema. */
export type NamedType =
  | Extract<FieldType, { kind: 'scalar' | 'reference' }>
  | { readonly kind: 'list'; readonly of: NamedType }
  | NamedEnum
  | NamedObject
  | NamedUnion;

export interface NamedEnum extends EnumModel {
  readonly name: string;
  readonly description: string;
  readonly members: readonly { readonly name: string; readonly value: string }[];
}

export interface NamedObject extends ObjectModel {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly NamedField[];
}

export interface NamedUnion extends UnionModel {
  readonly name: string;
  readonly description: string;
  readonly members: readonly { readonly value: string; readonly type: NamedObject }[];
}

export interface NamedField extends FieldModel {
  /** The name in the schema: `readingTime`. */
  readonly name: string;
  readonly type: NamedType;
}

/**
 * Names a type and everything in it.
 *
 * @param wish The preferred name of an enum or object type.
 */
export function nameType(type: FieldType, wish: string, claim: ClaimTypeName): NamedType {
  switch (type.kind) {
    case 'scalar':
    case 'reference':
      return type;
    case 'list':
      return { kind: 'list', of: nameType(type.of, wish, claim) };
    case 'enum':
      return nameEnum(type, wish, claim) ?? { kind: 'scalar', scalar: type.scalar };
    case 'object':
      return nameObject(type, wish, claim);
    case 'union':
      return nameUnion(type, wish, claim);
  }
}

function nameUnion(type: UnionModel, wish: string, claim: ClaimTypeName): NamedUnion {
  const name = claim(wish);
  return {
    ...type,
    name,
    description: describe(type, wish),
    members: type.members.map(({ value, type: member }) => ({
      value,
      type: nameObject(member, `${name}${pascalCase(value, 'Layout')}`, claim),
    })),
  };
}

export function nameObject(type: ObjectModel, wish: string, claim: ClaimTypeName): NamedObject {
  const name = claim(wish);
  const names = fieldNames(type.fields.map(({ key }) => key));
  return {
    ...type,
    name,
    description: describe(type, wish),
    fields: type.fields.map((field) => nameField(field, names, name, claim)),
  };
}

/** @param prefix The prefix for the names of the field's own types. */
export const nameField = (
  field: FieldModel,
  names: ReadonlyMap<string, string>,
  prefix: string,
  claim: ClaimTypeName,
): NamedField => ({
  ...field,
  name: names.get(field.key) ?? field.key,
  type: nameType(field.type, `${prefix}${pascalCase(field.key, 'Field')}`, claim),
});

/** `undefined` if one of its values has no valid enum name. */
function nameEnum(type: EnumModel, wish: string, claim: ClaimTypeName): NamedEnum | undefined {
  const members = type.values.map((value) => ({ name: constantCase(value, 'VALUE'), value }));
  const canBeNamed =
    new Set(members.map(({ name }) => name)).size === members.length &&
    !members.some(({ name }) => /^(TRUE|FALSE|NULL)$/i.test(name));
  return canBeNamed ? { ...type, name: claim(wish), description: describe(type, wish), members } : undefined;
}

const describe = ({ description }: EnumModel | ObjectModel | UnionModel, wish: string): string =>
  description ?? `\`${wish}\`, as defined by the site.`;
