import type { ObjectRef, UnionRef } from '@pothos/core';
import type { JsonObject } from '../../../base/json.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { FieldCosts, Reads } from '../../engine/field-options/types.ts';
import { readValue } from '../../engine/references/read-value.ts';
import { coerce } from '../../engine/values/coerce.ts';
import type { GatewayTypes } from '../builder.ts';
import type { NamedField, NamedObject, NamedType, NamedUnion } from '../naming/named-type.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { shallow, unwrapped } from './lists.ts';
import { addReferenceField } from './references.ts';
import { scalarFor } from './scalars.ts';
import { siteEnum } from './site-enum.ts';

/** How a field gets its value, if not from its key in the row. */
interface Loaded {
  readonly costs: FieldCosts;
  readonly valueOf: (row: JsonObject, context: GatewayContext) => Promise<unknown>;
}

/** A field declared by the site, on a type whose rows have its key. */
export function addField(
  kit: SchemaKit,
  ref: ObjectRef<GatewayTypes, JsonObject>,
  field: NamedField,
  reads: readonly string[],
  loaded?: Loaded,
): void {
  const { key, name, description } = field;
  const type = shallow(field.type);
  const { of, depth } = unwrapped(type);
  if (of.kind === 'reference') {
    addReferenceField(kit, ref, { ...field, type }, of.to, reads);
    return;
  }
  kit.builder.objectField(ref, name, (t) => {
    const resolve = loaded
      ? async (row: JsonObject, _args: unknown, context: GatewayContext) =>
          coerce(await loaded.valueOf(row, context), type, { key })
      : (row: JsonObject): unknown => readValue(row, { key, type });
    const options = {
      description,
      reads: withLinks(reads, of),
      ...(loaded && { costs: loaded.costs }),
      resolve: resolve as never,
    };
    const named = namedType(kit, of) as 'JSON';
    if (depth === 0) return t.field({ ...options, type: named });
    const list = { list: true, items: true };
    if (depth === 1) return t.field({ ...options, type: [named], nullable: list });
    return t.field({ ...options, type: t.listRef(t.listRef(named, { nullable: true }), { nullable: true }) });
  });
}

/** What a field reads of an item: where an object in it has ids, the links that tell what these mean. */
const withLinks = (reads: readonly string[], type: NamedType): Reads =>
  type.kind !== 'object' || reads.length === 0
    ? reads
    : (_args, { below }) => [...reads, ...below.reads().filter((read) => read.startsWith('_links.'))];

function namedType(kit: SchemaKit, type: Exclude<NamedType, { kind: 'list' | 'reference' }>): unknown {
  switch (type.kind) {
    case 'scalar':
      return scalarFor(kit.builder, type.scalar);
    case 'object':
      return siteObject(kit, type);
    case 'union':
      return siteUnion(kit, type);
    case 'enum':
      return siteEnum(kit.builder, type);
  }
}

/** The type of an object that the site adds to its items. */
export function siteObject(
  kit: SchemaKit,
  { name, description, fields }: NamedObject,
): ObjectRef<GatewayTypes, JsonObject> {
  const ref = kit.builder.objectRef<JsonObject>(name);
  kit.builder.objectType(ref, { description });
  for (const field of fields) addField(kit, ref, field, []);
  return ref;
}

/** A union of such types, such as that of the layouts of flexible content. */
function siteUnion(
  kit: SchemaKit,
  { name, description, by, members }: NamedUnion,
): UnionRef<GatewayTypes, JsonObject> {
  const typeNames = new Map(members.map(({ value, type }) => [value, type.name]));
  return kit.builder.unionType(name, {
    description,
    types: members.map(({ type }) => siteObject(kit, type)),
    resolveType: (value) => typeNames.get(String(value[by])) ?? null,
  });
}
