import type { JsonObject } from '../../../base/json.ts';
import type { Loaders } from '../../../loaders/loaders.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { decodeEntities } from '../../engine/values/formats.ts';
import { addField } from '../extras/site-fields.ts';
import { THE_ONLY_ONE } from '../node/other-nodes.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** The `Settings` type, with the settings exposed by the site's REST API, and the field `settings`. */
export function registerSettings(kit: SchemaKit): void {
  const { builder, names, otherNodes, Settings } = kit;
  const { fields } = names.settings;
  if (fields.length === 0) return;
  builder.node(Settings, {
    description: 'The site’s settings, for callers who may manage them.',
    id: { resolve: () => THE_ONLY_ONE },
  });
  for (const field of fields) addField(kit, Settings, field, [field.key]);
  builder.queryField('settings', (t) =>
    t.field({
      type: Settings,
      costs: { batch: 1, always: true },
      description:
        'The site’s settings. Null if the caller may not manage them. If the gateway’s own credential is configured to read them, every caller sees WordPress’s own settings, except for the email address.',
      resolve: (_root, _args, { load }, info) => loadSettings(load, Selection.of(info).reads()),
    }),
  );
  otherNodes.set(Settings, {
    costs: { batch: 1, always: true },
    load: (key, { context, reads }) => (key === THE_ONLY_ONE ? loadSettings(context.load, reads()) : null),
  });
}

async function loadSettings(
  load: Pick<Loaders, 'settings'>,
  reads: readonly string[],
): Promise<JsonObject | null> {
  const settings = await load.settings(reads);
  return settings && withPlainNames(settings);
}

const NAMES = new Set(['title', 'description']);

/** WordPress stores the title and tagline with HTML entities. */
export const withPlainNames = (settings: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [
      key,
      NAMES.has(key) && typeof value === 'string' ? decodeEntities(value) : value,
    ]),
  );
