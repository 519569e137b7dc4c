import type { ResourceExtras } from '../../../model/fields/resource-extras.ts';
import type { SettingsModel } from '../../../model/fields/settings-model.ts';
import type { ClaimTypeName } from './claim-names.ts';
import { fieldNames } from './field-names.ts';
import { enumsOf, inputNames, nameInputType } from './named-input.ts';
import { type NamedField, type NamedObject, nameField, nameObject } from './named-type.ts';
import { pascalCase } from './words.ts';

/** The fields of a resource beyond WordPress's own, with their names in the schema. */
export interface NamedExtras {
  readonly fields: readonly NamedField[];
  readonly meta: NamedObject | undefined;
  /** The input of writes. Its object types are input types. */
  readonly input: { readonly fields: readonly NamedField[]; readonly meta: NamedObject | undefined };
}

export interface NamedSettings {
  readonly fields: readonly NamedField[];
  /** The input of writes. Its object types are input types. */
  readonly input: readonly NamedField[];
}

/** The sources of names, and the names already taken. */
interface NameSources {
  readonly claim: ClaimTypeName;
  readonly claimInput: ClaimTypeName;
  readonly fields: ReadonlySet<string>;
  readonly inputs: ReadonlySet<string>;
}

export function nameExtras(
  { fields, meta, input }: ResourceExtras,
  typeName: string,
  { claim, claimInput, ...taken }: NameSources,
): NamedExtras {
  const keysOf = (list: ResourceExtras['fields']) => list.map(({ key }) => key);
  const names = fieldNames(keysOf(fields), taken.fields);
  const named = fields.map((field) => nameField(field, names, typeName, claim));
  const namedMeta = meta && nameObject(meta, `${typeName}Meta`, claim);

  const enums = enumsOf([...named, ...(namedMeta?.fields ?? [])]);
  const inputMeta = input.meta && nameInputType(input.meta, `${typeName}Meta`, enums, claimInput);
  const namesOfInputs = inputNames(keysOf(input.fields), named, taken.inputs);
  return {
    fields: named,
    meta: namedMeta,
    input: {
      fields: input.fields.map(({ key, description, type }) => ({
        key,
        name: namesOfInputs.get(key) ?? key,
        description,
        type: nameInputType(type, `${typeName}${pascalCase(key, 'Field')}`, enums, claimInput),
      })),
      meta: inputMeta?.kind === 'object' ? inputMeta : undefined,
    },
  };
}

/** The type name of the site's settings. */
export const SETTINGS_TYPE = 'Settings';

export function nameSettings(
  { fields, input }: SettingsModel,
  { claim, claimInput }: Pick<NameSources, 'claim' | 'claimInput'>,
): NamedSettings {
  const names = fieldNames(
    fields.map(({ key }) => key),
    new Set(['id']),
  );
  const named = fields.map((field) => nameField(field, names, SETTINGS_TYPE, claim));
  const enums = enumsOf(named);
  const others = fieldNames(input.map(({ key }) => key));
  return {
    fields: named,
    input: input.map(({ key, description, type }) => ({
      key,
      name: names.get(key) ?? others.get(key) ?? key,
      description,
      type: nameInputType(type, `${SETTINGS_TYPE}${pascalCase(key, 'Field')}`, enums, claimInput),
    })),
  };
}
