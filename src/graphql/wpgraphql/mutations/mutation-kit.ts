import type { GraphQLResolveInfo } from 'graphql';
import type { GatewayContext } from '../../engine/context.ts';
import type { FieldCosts } from '../../engine/field-options/types.ts';
import { COSTS_OF_WRITE } from '../../engine/writes/write-costs.ts';
import type { Dialect } from '../dialect.ts';
import type { Args, FieldSpec, Fields } from '../kit/registrar.ts';

/** What a mutation gives back, besides the id that its client chose. */
export type Payload = Readonly<Record<string, unknown>>;

export interface MutationSpec {
  readonly description: string;
  /** The fields of its input, with their types. */
  readonly input: Readonly<Record<string, string>>;
  /** The fields of its payload. */
  readonly payload: Fields<Payload>;
  readonly costs?: FieldCosts;
  readonly run: (input: Args, context: GatewayContext, info: GraphQLResolveInfo) => Promise<Payload>;
}

const CLIENT_ID = 'clientMutationId';

/** Registers the input and payload of a mutation, as Relay has them, and returns its field. */
export function mutation(
  { types }: Dialect,
  name: string,
  { description, input, payload, costs = COSTS_OF_WRITE, run }: MutationSpec,
): FieldSpec<unknown> {
  const typeName = name.replace(/^./, (letter) => letter.toUpperCase());
  types.input(`${typeName}Input`, `Input for \`${name}\`.`, { ...input, [CLIENT_ID]: 'String' });
  types.object<Payload>(`${typeName}Payload`, {
    description: `The result of \`${name}\`.`,
    fields: { ...payload, [CLIENT_ID]: { type: 'String', description: 'As in the input.' } },
  });
  return {
    type: `${typeName}Payload`,
    args: { input: `${typeName}Input!` },
    costs,
    description,
    resolve: async (_root, args, context, info) => {
      const given = args['input'] as Args;
      return { ...(await run(given, context, info)), [CLIENT_ID]: given[CLIENT_ID] ?? null };
    },
  };
}

/** A field of a payload with the item that was written. */
export const itemField = (type: string, description = 'The item.'): FieldSpec<Payload> => ({
  type,
  description,
});
