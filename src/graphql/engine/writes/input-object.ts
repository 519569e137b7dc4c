import type { InputFieldBuilder } from '@pothos/core';
import type { GatewayBuilder, GatewayTypes } from '../builder.ts';
import type { GatewayContext } from '../context.ts';
import { atArgument } from './argument-path.ts';
import type { InputField } from './input-field.ts';

export type InputValue = Readonly<Record<string, unknown>>;

type FieldBuilder = InputFieldBuilder<GatewayTypes, 'InputObject'>;

/** The fields of an input type, for Pothos. */
export const inputFieldsOf = (t: FieldBuilder, fields: readonly InputField[]) =>
  Object.fromEntries(fields.map((field) => [field.name, inputFieldOf(t, field)]));

function inputFieldOf(t: FieldBuilder, { type, depth, isRequired = false, description }: InputField) {
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
  fields: readonly InputField[],
  more: (t: FieldBuilder) => Record<string, ReturnType<typeof inputFieldOf>> = () => ({}),
) {
  return builder.inputType(name, {
    description,
    fields: (t) => ({ ...more(t), ...inputFieldsOf(t, fields) }),
  });
}

/**
 * What a mutation's input becomes for WordPress: its arguments, as JSON.
 *
 * @throws PressgraphError BAD_USER_INPUT with the path of the field that cannot be used.
 */
export async function restBody(
  fields: readonly InputField[],
  input: InputValue,
  context: GatewayContext,
): Promise<Record<string, unknown>> {
  const given = fields.filter(({ name }) => input[name] !== undefined);
  const parts = await Promise.all(
    given.map(async (field) => {
      try {
        const value = input[field.name];
        return [field.argument, value === null ? field.empty : await field.toRest(value, context)] as const;
      } catch (error) {
        throw atArgument(error, ['input', field.name]);
      }
    }),
  );
  const body: Record<string, unknown> = {};
  for (const [argument, value] of parts) {
    if (value === undefined) continue;
    const before = body[argument];
    body[argument] =
      Array.isArray(before) && Array.isArray(value) ? [...new Set([...before, ...value])] : value;
  }
  return body;
}
