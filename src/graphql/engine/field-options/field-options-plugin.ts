import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLField } from 'graphql';
import type { Asked, FieldCosts, FieldOptions } from './types.ts';

/** The extension key under which built fields keep their options. */
const EXTENSION = 'fieldOptions';

const NONE: FieldOptions = {};

const OPTIONS = [
  'reads',
  'embeds',
  'costs',
  'needsOnlyId',
  'leadsTo',
  'part',
] as const satisfies readonly (keyof FieldOptions)[];

/**
 * Pothos plugin that keeps the {@link FieldOptions} of each field in the built schema. Works with any builder;
 * `global-types.ts` adds the options to Pothos's types.
 */
export class FieldOptionsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(fieldConfig: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const { pothosOptions } = fieldConfig;
    const given = OPTIONS.filter((name) => pothosOptions[name] !== undefined);
    if (given.length === 0) return fieldConfig;
    const options = Object.fromEntries(given.map((name) => [name, pothosOptions[name]]));
    return { ...fieldConfig, extensions: { ...fieldConfig.extensions, [EXTENSION]: options } };
  }
}

SchemaBuilder.registerPlugin('fieldOptions', FieldOptionsPlugin);

type Field = Pick<GraphQLField<unknown, unknown>, 'extensions'>;

/** The options of a field of the built schema. */
export const optionsOf = ({ extensions }: Field): FieldOptions =>
  (extensions[EXTENSION] as FieldOptions | undefined) ?? NONE;

/**
 * The extensions of a field of the built schema, with further options.
 *
 * @param known Whether options that it has already win over the further ones.
 */
export const withFieldOptions = (
  field: Field,
  options: FieldOptions,
  known: 'keep' | 'replace' = 'replace',
): Field['extensions'] => ({
  ...field.extensions,
  [EXTENSION]: known === 'keep' ? { ...options, ...optionsOf(field) } : { ...optionsOf(field), ...options },
});

/** The REST fields that a field reads, for these arguments and this selection. */
export function readsOf(field: Field, args: () => Record<string, unknown>, asked: Asked): readonly string[] {
  const { reads } = optionsOf(field);
  return typeof reads === 'function' ? reads(args(), asked) : (reads ?? []);
}

/** What a field costs with these arguments. */
export function costsOf(field: Field, args: Record<string, unknown>): FieldCosts | undefined {
  const { costs } = optionsOf(field);
  return typeof costs === 'function' ? costs(args) : costs;
}
