import type { ResourceExtras } from '../../../model/fields/resource-extras.ts';
import type { SettingsModel } from '../../../model/fields/settings-model.ts';
import type { ClaimTypeName } from './claim-names.ts';
import { fieldNames } from './field-names.ts';
import { enumsOf, inputNames, nameInputType } from './named-input.ts';
import { type NamedField, type NamedObject, nameField, nameObject } from './named-type.ts';
import { pascalCase } from './words.ts';

/** What a site's items of one kind have beyond WordPress's own, as the schema calls it. */
export interface NamedExtras {
  readonly fields: readonly NamedField[];
  readonly meta: NamedObject | undefined;
  /** What a write takes; its object types are input types. */
  readonly input: { readonly fields: readonly NamedField[]; readonly meta: NamedObject | undefined };
}

export interface NamedSettings {
  readonly fields: readonly NamedField[];
  /** What a write takes; its object types are input types. */
  readonly input: readonly NamedField[];
}

/** What gives out names, and those that the schema has for other things already. */
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

/** The schema's name for the site's settings. */
export const SETTINGS_TYPE = 'Settings';

export function nameSettings(
  { fields, input }: SettingsModel,
  { claim, claimInput }: Pick<NameSources, 'claim' | 'claimInput'>,
): NamedSettings {
  const names = fieldNames(fields.map(({ key }) => key));
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
