import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLField } from 'graphql';
import type { Asked, FieldCosts, FieldOptions } from './types.ts';

/** Under which the built schema's fields keep what they say of themselves. */
const EXTENSION = 'fieldOptions';

const NONE: FieldOptions = {};

/**
 * Lets a field say, beside its resolver, what it reads, where it leads and what it costs. For any schema's builder, whose
 * options `global-types.ts` extends.
 */
export class FieldOptionsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(fieldConfig: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const { reads, embeds, costs, needsOnlyId, leadsTo, part } = fieldConfig.pothosOptions;
    const options = Object.fromEntries(
      Object.entries({ reads, embeds, costs, needsOnlyId, leadsTo, part }).filter(
        ([, value]) => value !== undefined,
      ),
    );
    if (Object.keys(options).length === 0) return fieldConfig;
    return { ...fieldConfig, extensions: { ...fieldConfig.extensions, [EXTENSION]: options } };
  }
}

SchemaBuilder.registerPlugin('fieldOptions', FieldOptionsPlugin);

type Field = Pick<GraphQLField<unknown, unknown>, 'extensions'>;

/** What a field of the built schema says of itself. */
export const optionsOf = ({ extensions }: Field): FieldOptions =>
  (extensions[EXTENSION] as FieldOptions | undefined) ?? NONE;

/** The REST fields that a field reads when it is asked so. */
export function readsOf(field: Field, args: () => Record<string, unknown>, asked: Asked): readonly string[] {
  const { reads } = optionsOf(field);
  return typeof reads === 'function' ? reads(args(), asked) : (reads ?? []);
}

/** What a field costs when it is asked with these arguments. */
export function costsOf(field: Field, args: Record<string, unknown>): FieldCosts | undefined {
  const { costs } = optionsOf(field);
  return typeof costs === 'function' ? costs(args) : costs;
}
