import { AUTHORS } from '../../site/resources.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { type InputValue, registerInput, restBody } from './input-object.ts';
import { registerPayload } from './payloads.ts';
import { profileInputs } from './profile-input.ts';
import { payloadFields, writeItem } from './write-item.ts';

/** `updateProfile`: of the caller's own user, and of no other. */
export function registerUpdateProfile(kit: SchemaKit): void {
  const { builder } = kit;
  const fields = profileInputs(kit);
  if (fields.length === 0) return;
  const payload = registerPayload(kit, 'UpdateProfilePayload', AUTHORS, kit.Author, 'What was updated.');
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
      resolve: async (_root, args, context, info) => {
        const given: InputValue = args.input;
        const body = await restBody(fields, given, context);
        const asked = payloadFields(AUTHORS, payload.name, AUTHORS.singular, info);
        const route = `${AUTHORS.route}/me`;
        return await writeItem(
          { resource: AUTHORS, method: 'POST', route, body, fields, input: given },
          asked,
          context,
        );
      },
    }),
  );
}
