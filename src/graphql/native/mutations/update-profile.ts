import { AUTHORS } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { ViewerRow } from '../../../wordpress/rest/shapes.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { type InputValue, restBody } from '../../engine/writes/rest-body.ts';
import { writeItem } from '../../engine/writes/write-item.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { registerInput } from './inputs/input-type.ts';
import { profileInputs } from './inputs/profile-input.ts';

/** `updateProfile`: of the caller's own user, and of no other. */
export function registerUpdateProfile(kit: SchemaKit): void {
  const { builder, ids, Author, Viewer } = kit;
  const fields = profileInputs(kit);
  if (fields.length === 0) return;
  const payload = builder.objectRef<ViewerRow>('UpdateProfilePayload');
  builder.objectType(payload, {
    description: 'What was updated.',
    fields: (t) => ({
      viewer: t.field({
        type: Viewer,
        nullable: false,
        description: 'The caller, as WordPress wrote them.',
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
    'Changes of the caller’s own user. What is not given stays.',
    fields,
  );
  builder.mutationField('updateProfile', (t) =>
    t.field({
      type: payload,
      args: { input: t.arg({ type: input, required: true, description: 'What changes.' }) },
      description: 'Changes the caller’s own user: all but their password and roles.',
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
