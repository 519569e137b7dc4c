import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { isRecord, type JsonObject } from '../../../base/json.ts';
import { SETTINGS } from '../../../model/resources.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { type InputValue, restBody } from '../../engine/writes/rest-body.ts';
import { explainRefusal } from '../../engine/writes/write-refusal.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { withPlainNames } from '../site/settings.ts';
import { declaredInput } from './inputs/declared-input.ts';
import { registerInput } from './inputs/input-type.ts';

/** `updateSettings`: the settings exposed by the site's REST API, or WordPress's own if it does not declare them. */
export function registerUpdateSettings({ builder, names, Settings }: SchemaKit): void {
  const { fields: outputs, input: inputs } = names.settings;
  if (outputs.length === 0 || inputs.length === 0) return;
  const payload = builder.objectRef<JsonObject>('UpdateSettingsPayload');
  builder.objectType(payload, {
    description: 'The result of `updateSettings`.',
    fields: (t) => ({
      settings: t.field({
        type: Settings,
        nullable: false,
        description: 'All settings after the update.',
        resolve: (row) => row,
      }),
    }),
  });
  const fields = inputs.map((field) => declaredInput(builder, field));
  const input = registerInput(
    builder,
    'UpdateSettingsInput',
    'Input for `updateSettings`. Omitted fields stay unchanged; null resets a setting to WordPress’s default.',
    fields,
  );
  builder.mutationField('updateSettings', (t) =>
    t.field({
      type: payload,
      args: { input: t.arg({ type: input, required: true, description: 'The fields to change.' }) },
      description: 'Updates the site’s settings.',
      resolve: async (_root, args, context, info): Promise<JsonObject> => {
        const { route } = SETTINGS;
        const given: InputValue = args.input;
        const body = await restBody(fields, given, context);
        try {
          const asked = { route, method: 'POST', body, query: { _fields: fieldsBelow(info) } } as const;
          const response = await context.load.write(asked);
          if (isRecord(response.body)) return withPlainNames(response.body);
        } catch (error) {
          throw explainRefusal(error, { fields, input: given });
        }
        throw new PressgraphError('UPSTREAM_ERROR', `Expected an object from ${route}.`, { route });
      },
    }),
  );
}

/** Never empty: WordPress would return all fields. */
function fieldsBelow(info: GraphQLResolveInfo): readonly string[] {
  const reads = Selection.of(info).below('settings')?.reads() ?? [];
  return reads.length > 0 ? [...reads].sort() : ['title'];
}
