import type { InputFieldBuilder, InputRef } from '@pothos/core';
import { restDate } from '../../../engine/values/dates.ts';
import { type InputField, valueInput } from '../../../engine/writes/input-field.ts';
import type { GatewayBuilder, GatewayTypes } from '../../builder.ts';
import type { OpenEnum } from '../../values/open-enum.ts';

export type InputType =
  | 'String'
  | 'Int'
  | 'Float'
  | 'Boolean'
  | 'DateTime'
  | 'LocalDate'
  | 'LocalDateTime'
  | 'LocalTime'
  | 'ID'
  | 'URL'
  | 'JSON'
  | OpenEnum['ref']
  | InputRef<Record<string, unknown>>;

/** A field of a mutation input of this schema. */
export type Input = InputField<InputType>;

/** A date, sent in UTC. */
export const momentInput = (
  about: readonly [name: string, description: string],
  argument: string,
  more: Partial<Input> = {},
): Input => valueInput(about, 'DateTime', argument, { toRest: (value) => restDate(value as Date), ...more });

type FieldBuilder = InputFieldBuilder<GatewayTypes, 'InputObject'>;

/** The fields of an input type, for Pothos. */
export const inputFieldsOf = (t: FieldBuilder, fields: readonly Input[]) =>
  Object.fromEntries(fields.map((field) => [field.name, inputFieldOf(t, field)]));

function inputFieldOf(t: FieldBuilder, { type, depth, isRequired = false, description }: Input) {
  if (depth === 0) return t.field({ type, required: isRequired, description });
  if (depth === 1) return t.field({ type: [type], required: { list: isRequired, items: true }, description });
  const inner = t.listRef(t.listRef(type, { required: true }), { required: true });
  return t.field({ type: inner, required: isRequired, description });
}

/** The input type of a mutation. */
export function registerInput(
  builder: GatewayBuilder,
  name: string,
  description: string,
  fields: readonly Input[],
  more: (t: FieldBuilder) => Record<string, ReturnType<typeof inputFieldOf>> = () => ({}),
) {
  return builder.inputType(name, {
    description,
    fields: (t) => ({ ...more(t), ...inputFieldsOf(t, fields) }),
  });
}
