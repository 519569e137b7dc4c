import type { Resource } from '../../../model/resources.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import { type InputValue, restBody } from '../../engine/writes/rest-body.ts';
import { costsOfWrite } from '../../engine/writes/write-costs.ts';
import { payloadFields, writeItem } from '../../engine/writes/write-item.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { registerDelete } from './delete-mutation.ts';
import { registerInput } from './inputs/input-type.ts';
import type { ItemMutationOptions } from './item-mutation-options.ts';
import { oneOf, registerPayload } from './payloads.ts';
import { targetOf } from './target.ts';
import { assertUnmodified, UNMODIFIED_SINCE } from './unmodified.ts';

/** Registers `create…`, `update…` and `delete…` of a resource, with their inputs and payloads. */
export function registerItemMutations<R extends Resource>(
  kit: SchemaKit,
  options: ItemMutationOptions<R>,
): void {
  if (options.canCreate) registerCreate(kit, options);
  registerUpdate(kit, options);
  registerDelete(kit, options);
}

function registerCreate<R extends Resource>(
  kit: SchemaKit,
  { resource, ref, noun, fields }: ItemMutationOptions<R>,
): void {
  const { builder, names, ids } = kit;
  const { singular } = names.of(resource);
  const payload = registerPayload(
    kit,
    `Create${noun}Payload`,
    resource,
    ref,
    `The result of \`create${noun}\`.`,
  );
  const input = registerInput(
    builder,
    `Create${noun}Input`,
    `Input for \`create${noun}\`. WordPress fills in defaults for omitted fields.`,
    fields,
  );
  builder.mutationField(`create${noun}`, (t) =>
    t.field({
      type: payload,
      args: { input: t.arg({ type: input, required: true, description: 'The fields of the new item.' }) },
      costs: ({ input: given }) => costsOfWrite(fields, given),
      description: `Creates ${oneOf(kit, resource)}.`,
      resolve: async (_root, args, context, info): Promise<Row> => {
        const given: InputValue = args.input;
        const body = await restBody(fields, given, context);
        const asked = payloadFields(resource, singular, info);
        return await writeItem(
          { resource, method: 'POST', route: resource.route, body, fields, input: given, ids },
          asked,
          context,
        );
      },
    }),
  );
}

function registerUpdate<R extends Resource>(
  kit: SchemaKit,
  { resource, ref, noun, fields, isDated }: ItemMutationOptions<R>,
): void {
  const { builder, names, ids } = kit;
  const { singular } = names.of(resource);
  const payload = registerPayload(
    kit,
    `Update${noun}Payload`,
    resource,
    ref,
    `The result of \`update${noun}\`.`,
  );
  const input = registerInput(
    builder,
    `Update${noun}Input`,
    `Input for \`update${noun}\`. Set exactly one of \`id\` and \`databaseId\`. Omitted fields stay unchanged.`,
    fields.map((field) => ({ ...field, isRequired: false })),
    (t) => ({
      id: t.id({ description: 'The global ID.' }),
      databaseId: t.int({ description: 'The ID in the WordPress database.' }),
      ...(isDated && { ifUnmodifiedSince: t.field({ type: 'DateTime', description: UNMODIFIED_SINCE }) }),
    }),
  );
  builder.mutationField(`update${noun}`, (t) =>
    t.field({
      type: payload,
      args: {
        input: t.arg({ type: input, required: true, description: 'The item, and the fields to change.' }),
      },
      costs: ({ input: given }) => costsOfWrite(fields, given),
      description: `Updates ${oneOf(kit, resource)}.`,
      resolve: async (_root, args, context, info): Promise<Row> => {
        const given: InputValue = args.input;
        const route = `${resource.route}/${targetOf(resource, given, ids)}`;
        const body = await restBody(fields, given, context);
        await assertUnmodified(resource, route, given, ids, context);
        const asked = payloadFields(resource, singular, info);
        return await writeItem(
          { resource, method: 'POST', route, body, fields, input: given, ids },
          asked,
          context,
        );
      },
    }),
  );
}
