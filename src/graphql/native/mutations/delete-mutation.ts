import type { ObjectRef } from '@pothos/core';
import type { Resource } from '../../../model/resources.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { InputValue } from '../../engine/writes/rest-body.ts';
import { deleteItem, payloadFields } from '../../engine/writes/write-item.ts';
import type { GatewayTypes } from '../builder.ts';
import type { SchemaKit } from '../schema-kit.ts';
import type { ItemMutationOptions } from './item-mutation-options.ts';
import { oneOf } from './payloads.ts';
import { targetOf } from './target.ts';
import { assertUnmodified, UNMODIFIED_SINCE } from './unmodified.ts';

interface Deleted {
  readonly id: number;
  readonly isTrashed: boolean;
  readonly row: Row | null;
}

/** Registers `delete…`. Items move to the trash if their type has one, unless forced. REST deletes others permanently. */
export function registerDelete<R extends Resource>(
  kit: SchemaKit,
  { resource, ref, noun, hasTrash, isDated }: ItemMutationOptions<R>,
): void {
  const { builder, names, ids } = kit;
  const { singular } = names.of(resource);
  const payload = builder.objectRef<Deleted>(`Delete${noun}Payload`);
  const item = ref as unknown as ObjectRef<GatewayTypes, Row>;
  builder.objectType(payload, {
    description: `The result of \`delete${noun}\`.`,
    fields: (t) => ({
      deletedId: t.id({
        nullable: false,
        description: 'The global ID.',
        resolve: ({ id }) => ids.encode(resource, id),
      }),
      isTrashed: t.exposeBoolean('isTrashed', {
        nullable: false,
        description:
          'Whether the item is in the trash, from where it can be restored. If false, it was deleted permanently.',
      }),
      [singular]: t.field({
        type: item,
        description: hasTrash
          ? 'The item before it was deleted, or as it is now in the trash.'
          : 'The item before it was deleted.',
        resolve: ({ row }) => row,
      }),
    }),
  });
  const input = builder.inputType(`Delete${noun}Input`, {
    description: `Input for \`delete${noun}\`. Set exactly one of \`id\` and \`databaseId\`.`,
    fields: (t) => ({
      id: t.id({ description: 'The global ID.' }),
      databaseId: t.int({ description: 'The ID in the WordPress database.' }),
      ...(hasTrash && {
        force: t.boolean({
          defaultValue: false,
          description: 'Delete it permanently instead of moving it to the trash.',
        }),
      }),
      ...(isDated && { ifUnmodifiedSince: t.field({ type: 'DateTime', description: UNMODIFIED_SINCE }) }),
    }),
  });
  builder.mutationField(`delete${noun}`, (t) =>
    t.field({
      type: payload,
      args: { input: t.arg({ type: input, required: true, description: 'The item to delete.' }) },
      description: hasTrash
        ? `Moves ${oneOf(kit, resource)} to the trash, or deletes it permanently.`
        : `Deletes ${oneOf(kit, resource)} permanently: WordPress has no trash for it.`,
      resolve: async (_root, args, context, info): Promise<Deleted> => {
        const given: InputValue = args.input;
        const id = targetOf(resource, given, ids);
        await assertUnmodified(resource, `${resource.route}/${id}`, given, ids, context);
        const isForced = !hasTrash || given['force'] === true;
        const asked = payloadFields(resource, singular, info);
        const row = await deleteItem(resource, id, { isForced, input: given, ids }, asked, context);
        return { id, isTrashed: !isForced, row };
      },
    }),
  );
}
