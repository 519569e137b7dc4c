import type { ObjectRef } from '@pothos/core';
import type { JsonObject } from '../../../base/json.ts';
import { valueAt } from '../../../model/namespaces/joined-route.ts';
import type { ContentTypeModel, Resource } from '../../../model/resources.ts';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import {
  costsOfJoined,
  itemsOf,
  type JoinedSource,
  loadJoined,
  loadJoinedNodes,
} from '../../engine/namespaces/joined-value.ts';
import { moneyOf } from '../../engine/namespaces/money.ts';
import type { GatewayTypes } from '../builder.ts';
import { addField } from '../extras/site-fields.ts';
import type { NamedItems, NamedJoinedField, NamedJoinedType } from '../naming/named-joins.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { moneyTypes } from './money.ts';

type Item = JsonObject & { readonly id: number };
type ItemRef = ObjectRef<GatewayTypes, Item>;
type Typed<Kind extends NamedJoinedType['kind']> = NamedJoinedField & {
  readonly type: Extract<NamedJoinedType, { kind: Kind }>;
};

/** Estimated number of images or variations of an item. */
const USUAL_ITEMS = 10;

/** Registers the fields that further namespaces have of a post type's items. */
export function registerJoins(
  kit: SchemaKit,
  owner: ContentTypeModel,
  ref: ObjectRef<GatewayTypes, ContentRow>,
): void {
  // Only the id of a row is read.
  const item = ref as unknown as ItemRef;
  for (const { join, fields } of kit.names.joinsOf(owner)) {
    for (const field of fields) registerJoined(kit, item, { join, owner }, field);
  }
}

function registerJoined(kit: SchemaKit, ref: ItemRef, source: JoinedSource, field: NamedJoinedField): void {
  const { type } = field;
  switch (type.kind) {
    case 'plain':
      registerPlain(kit, ref, source, { ...field, type });
      break;
    case 'money':
    case 'range':
      registerMoney(kit, ref, source, { ...field, type });
      break;
    case 'node':
      registerNodes(kit, ref, source, { ...field, type });
      break;
    case 'items':
      registerItems(kit, ref, source, { ...field, type });
  }
}

function registerPlain(kit: SchemaKit, ref: ItemRef, source: JoinedSource, field: Typed<'plain'>): void {
  const { name, description, type } = field;
  addField(
    kit,
    ref as ObjectRef<GatewayTypes, JsonObject>,
    { key: name, name, description, type: type.type },
    ['id'],
    {
      costs: costsOfJoined(source),
      valueOf: async (row, context) => (await loadJoined(source, field, Number(row['id']), context)).value,
    },
  );
}

function registerMoney(
  { builder }: SchemaKit,
  ref: ItemRef,
  source: JoinedSource,
  field: Typed<'money' | 'range'>,
): void {
  const { name, description, type } = field;
  const { Money, MoneyRange } = moneyTypes(builder);
  const options = { description, reads: ['id'], costs: costsOfJoined(source) };
  builder.objectField(ref, name, (t) =>
    type.kind === 'money'
      ? t.field({
          ...options,
          type: Money,
          resolve: async ({ id }, _args, context) => {
            const { item, value } = await loadJoined(source, field, id, context);
            return moneyOf(value, valueAt(item, type.currency));
          },
        })
      : t.field({
          ...options,
          type: MoneyRange,
          resolve: async ({ id }, _args, context) => {
            const { item, value } = await loadJoined(source, field, id, context);
            const at = (key: string) =>
              moneyOf(valueAt({ value }, ['value', key]), valueAt(item, type.currency));
            const range = { minimum: at(type.minimum), maximum: at(type.maximum) };
            return range.minimum || range.maximum ? range : null;
          },
        }),
  );
}

function registerNodes(kit: SchemaKit, ref: ItemRef, source: JoinedSource, field: Typed<'node'>): void {
  const { name, description, type } = field;
  const target = nodeRef(kit, type.resource);
  const options = {
    description,
    reads: ['id'],
    costs: { once: { [source.join.route]: 1 }, batch: type.isList ? USUAL_ITEMS : 1 },
  };
  kit.builder.objectField(ref, name, (t) => {
    const resolve = (async ({ id }, _args, context, info) =>
      await loadJoinedNodes(source, field, id, context, info)) as Parameters<typeof t.field>[0]['resolve'];
    return type.isList
      ? t.field({ ...options, type: [target], resolve: resolve as never })
      : t.field({ ...options, type: target, resolve: resolve as never });
  });
}

function nodeRef(kit: SchemaKit, resource: Resource): ObjectRef<GatewayTypes, JsonObject> {
  const ref =
    resource.kind === 'content'
      ? kit.content.get(resource.slug)?.ref
      : resource.kind === 'term'
        ? kit.terms.get(resource.slug)?.ref
        : resource.kind === 'author'
          ? kit.Author
          : kit.Media;
  if (!ref) throw new TypeError(`Expected a type for ${resource.key}.`);
  return ref as unknown as ObjectRef<GatewayTypes, JsonObject>;
}

/** Further items of the route, such as variations: what the list says of them is free, the rest is loaded in batches. */
function registerItems(kit: SchemaKit, ref: ItemRef, source: JoinedSource, field: Typed<'items'>): void {
  const { name, description, type } = field;
  const item = registerItemType(kit, source, type);
  kit.builder.objectField(ref, name, (t) =>
    t.field({
      type: [item],
      reads: ['id'],
      costs: { once: { [source.join.route]: 1 }, items: USUAL_ITEMS },
      description,
      resolve: async ({ id }, _args, context) =>
        itemsOf((await loadJoined(source, field, id, context)).value),
    }),
  );
}

function registerItemType(
  kit: SchemaKit,
  source: JoinedSource,
  { typeName, query, own, fields }: NamedItems,
): ItemRef {
  const { builder } = kit;
  const ref = builder.objectRef<Item>(typeName);
  builder.objectType(ref, {
    description: `An item of \`${source.join.route}\`.`,
    fields: (t) => ({
      databaseId: t.int({
        nullable: false,
        description: 'The ID in the WordPress database.',
        resolve: ({ id }) => id,
      }),
    }),
  });
  for (const field of own) addField(kit, ref as unknown as ObjectRef<GatewayTypes, JsonObject>, field, []);
  for (const field of fields) registerJoined(kit, ref, { ...source, query }, field);
  return ref;
}
