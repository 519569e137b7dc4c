import type { ObjectRef } from '@pothos/core';
import { type JsonObject, ownValue } from '../../../base/json.ts';
import type { Resource } from '../../../model/resources.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { FieldCosts } from '../../engine/field-options/types.ts';
import { coerce } from '../../engine/values/coerce.ts';
import type { GatewayBuilder, GatewayTypes } from '../builder.ts';
import { registerLanguageFields } from '../languages/languages.ts';
import type { NamedField, NamedObject, NamedType } from '../naming/named-type.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { shallow, unwrapped } from './lists.ts';
import { GRAPHQL_SCALARS } from './scalars.ts';
import { siteEnum } from './site-enum.ts';

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
  for (const field of fields) addField(builder, item, field, [field.key]);
  builder.objectField(item, 'meta', (t) =>
    t.field({
      type: meta ? objectRef(builder, meta) : 'JSON',
      reads: ['meta'],
      description: meta ? 'Registered meta.' : 'Registered meta, by key.',
      resolve: (row) => (meta ? coerce(row['meta'], meta) : metaOf(row['meta'])) as JsonObject | null,
    }),
  );
}

/** How a field gets its value, if not from its key in the row. */
interface Loaded {
  readonly costs: FieldCosts;
  readonly valueOf: (row: JsonObject, context: GatewayContext) => Promise<unknown>;
}

/** A field declared by the site, on a type whose rows have its key. */
export function addField(
  builder: GatewayBuilder,
  ref: ObjectRef<GatewayTypes, JsonObject>,
  { key, name, description, type }: NamedField,
  reads: readonly string[],
  loaded?: Loaded,
): void {
  builder.objectField(ref, name, (t) => {
    const resolve = loaded
      ? async (row: JsonObject, _args: unknown, context: GatewayContext) =>
          coerce(await loaded.valueOf(row, context), type)
      : (row: JsonObject): unknown => coerce(ownValue(row, key), type);
    const { of, depth } = unwrapped(shallow(type));
    const options = { description, reads, ...(loaded && { costs: loaded.costs }), resolve: resolve as never };
    const named = namedType(builder, of) as 'JSON';
    if (depth === 0) return t.field({ ...options, type: named });
    const list = { list: true, items: true };
    if (depth === 1) return t.field({ ...options, type: [named], nullable: list });
    return t.field({ ...options, type: t.listRef(t.listRef(named, { nullable: true }), { nullable: true }) });
  });
}

function namedType(builder: GatewayBuilder, type: Exclude<NamedType, { kind: 'list' }>): unknown {
  if (type.kind === 'scalar') return GRAPHQL_SCALARS[type.scalar];
  if (type.kind === 'object') return objectRef(builder, type);
  return siteEnum(builder, type);
}

function objectRef(
  builder: GatewayBuilder,
  { name, description, fields }: NamedObject,
): ObjectRef<GatewayTypes, JsonObject> {
  const ref = builder.objectRef<JsonObject>(name);
  builder.objectType(ref, { description });
  for (const field of fields) addField(builder, ref, field, []);
  return ref;
}

/** Registered meta, always as an object. WordPress sends `[]` for an empty one. */
const metaOf = (meta: unknown): unknown => (Array.isArray(meta) && meta.length === 0 ? {} : (meta ?? null));
