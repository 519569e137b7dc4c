import type { ObjectRef } from '@pothos/core';
import type { JsonObject } from '../../../base/json.ts';
import type { Resource } from '../../../model/resources.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import { readValue } from '../../engine/references/read-value.ts';
import type { GatewayTypes } from '../builder.ts';
import { registerLanguageFields } from '../languages/languages.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { addField, siteObject } from './site-fields.ts';

/**
 * Registers the fields of a site's items beyond WordPress's own, and their meta: typed if the site declares a schema,
 * JSON otherwise.
 */
export function registerExtras<Shape extends Row>(
  kit: SchemaKit,
  resource: Resource,
  ref: ObjectRef<GatewayTypes, Shape>,
): void {
  const { builder, names } = kit;
  registerLanguageFields(kit, resource, ref);
  const { fields, meta } = names.extrasOf(resource);
  // These keys are known only at run time, so no static shape has them.
  const item = ref as unknown as ObjectRef<GatewayTypes, JsonObject>;
  for (const field of fields) addField(kit, item, field, [field.key]);
  builder.objectField(item, 'meta', (t) =>
    t.field({
      type: meta ? siteObject(kit, meta) : 'JSON',
      reads: ['meta'],
      description: meta ? 'Registered meta.' : 'Registered meta, by key.',
      resolve: (row) =>
        (meta ? readValue(row, { key: 'meta', type: meta }) : metaOf(row['meta'])) as JsonObject | null,
    }),
  );
}

/** Registered meta, always as an object. WordPress sends `[]` for an empty one. */
const metaOf = (meta: unknown): unknown => (Array.isArray(meta) && meta.length === 0 ? {} : (meta ?? null));
