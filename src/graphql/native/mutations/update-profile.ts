import { AUTHORS } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { ViewerRow } from '../../../wordpress/rest/shapes.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { type InputValue, restBody } from '../../engine/writes/rest-body.ts';
import { writeItem } from '../../engine/writes/write-item.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { registerInput } from './inputs/input-type.ts';
import { profileInputs } from './inputs/profile-input.ts';

/** `updateProfile`: only for the caller's own user. */
export function registerUpdateProfile(kit: SchemaKit): void {
  const { builder, ids, Author, Viewer } = kit;
  const fields = profileInputs(kit);
  if (fields.length === 0) return;
  const payload = builder.objectRef<ViewerRow>('UpdateProfilePayload');
  builder.objectType(payload, {
    description: 'The result of `updateProfile`.',
    fields: (t) => ({
      viewer: t.field({
        type: Viewer,
        nullable: false,
        description: 'The caller, as WordPress saved them.',
        resolve: (row) => row,
      }),
      author: t.field({
        type: Author,
        nullable: false,
        description: 'The caller as an author.',
        resolve: (row) => row,
      }),
    }),
  });
  const input = registerInput(
    builder,
    'UpdateProfileInput',
    'Input for `updateProfile`. Omitted fields stay unchanged.',
    fields,
  );
  builder.mutationField('updateProfile', (t) =>
    t.field({
      type: payload,
      args: { input: t.arg({ type: input, required: true, description: 'The fields to change.' }) },
      description: 'Updates the caller’s own user, except for password and roles.',
      resolve: async (_root, args, context, info): Promise<ViewerRow> => {
        const given: InputValue = args.input;
        const body = await restBody(fields, given, context);
        const asked = Selection.of(info);
        const reads = [...(asked.below('viewer')?.reads() ?? []), ...(asked.below('author')?.reads() ?? [])];
        const route = `${AUTHORS.route}/me`;
        return await writeItem(
          { resource: AUTHORS, method: 'POST', route, body, fields, input: given, ids },
          restFields(reads, 'author'),
          context,
        );
      },
    }),
  );
}
