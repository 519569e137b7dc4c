import type { GatewayContext } from '../context.ts';
import { atArgument } from './argument-path.ts';
import type { InputField } from './input-field.ts';

export type InputValue = Readonly<Record<string, unknown>>;

/**
 * Turns a mutation's input into the JSON body of the REST request.
 *
 * @throws PressgraphError BAD_USER_INPUT with the path of the invalid field.
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
