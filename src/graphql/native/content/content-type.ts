import type { ContentTypeModel } from '../../../model/resources.ts';
import { CHAIN_OF_PARENTS, loadAncestors } from '../../engine/content/ancestors.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { NEWEST_FIRST } from '../../engine/filters/list-order.ts';
import { hungOn } from '../../engine/paging/list-place.ts';
import { loadRelated, loadRelatedList } from '../../engine/selection/related.ts';
import { ofResource } from '../../engine/selection/resource-types.ts';
import { type Collection, registerCollection } from '../collection-fields.ts';
import { registerExtras } from '../extras/extra-fields.ts';
import type { ContentKit, SchemaKit } from '../schema-kit.ts';
import { contentFilters, contentOrders } from './content-filters.ts';

/** How many terms of a taxonomy an item is reckoned to have: of one with levels, and of one without. */
const [USUAL_CATEGORIES, USUAL_TAGS] = [5, 20];

/** One post type, WordPress's own or the site's: its object type, its root fields, its lists. */
export function registerContentType(
  kit: SchemaKit,
  { model, ref, connection }: ContentKit,
): Collection<ContentTypeModel> {
  const { builder, names, enums } = kit;
  const collection = registerCollection(kit, {
    resource: model,
    ref,
    connection,
    filters: contentFilters(model, kit),
    orders: contentOrders(model),
    usualOrder: NEWEST_FIRST,
    keys: ['slug', 'uri'],
  });
  builder.node(ref, {
    ...ofResource(model),
    interfaces: [kit.Content],
    description: model.description || `An item of the post type \`${model.slug}\` (${model.label}).`,
    id: { resolve: ({ id }) => String(id) },
  });
  registerExtras(kit, model, ref);
  for (const slug of model.taxonomies) {
    const taxonomy = kit.terms.get(slug);
    if (!taxonomy) continue;
    builder.objectField(ref, names.of(taxonomy.model).plural, (t) =>
      t.field({
        type: [taxonomy.ref],
        reads: [taxonomy.model.restBase],
        costs: { batch: taxonomy.model.hierarchical ? USUAL_CATEGORIES : USUAL_TAGS },
        embeds: { rel: 'wp:term', resource: taxonomy.model },
        description: `Its ${taxonomy.model.label} (\`wp:term\`).`,
        resolve: (row, _args, context, info) =>
          loadRelatedList(taxonomy.model, termIds(row, taxonomy.model.restBase), context, info),
      }),
    );
  }
  if (model.slug === 'post') {
    builder.objectFields(ref, (t) => ({
      format: t.field({
        type: enums.PostFormat.ref,
        reads: ['format'],
        description: 'The kind of post. Null for a format that a plugin added.',
        resolve: ({ format }) => enums.PostFormat.known(format),
      }),
      isSticky: t.exposeBoolean('sticky', {
        reads: ['sticky'],
        description: 'Whether it stays at the top of the blog.',
      }),
    }));
  }
  if (model.hierarchical) {
    builder.objectFields(ref, (t) => ({
      menuOrder: t.exposeInt('menu_order', {
        reads: ['menu_order'],
        description: 'Its place among its siblings, as editors set it.',
      }),
      parent: t.field({
        type: ref,
        reads: ['parent'],
        costs: ONE_BY_ID,
        embeds: { rel: 'up', resource: model },
        description: 'What it stands under. Null at the top.',
        resolve: ({ parent }, _args, context, info) => loadRelated(model, parent, context, info),
      }),
      ancestors: t.field({
        type: [ref],
        reads: ['parent'],
        costs: CHAIN_OF_PARENTS,
        description: 'What it stands under, from its parent up to the top.',
        resolve: ({ parent }, _args, context, info) => loadAncestors(model, parent, context, info),
      }),
      children: t.field({
        type: connection,
        args: collection.listArguments,
        leadsTo: 'page',
        costs: collection.costs,
        description: `${model.label} directly under it.`,
        resolve: ({ id }, args, context, info) => collection.list(args, context, info, hungOn('parent', id)),
      }),
    }));
  }
  return collection;
}

/** The ids of an item's terms stand under the taxonomy's REST base, a key that no static type knows. */
function termIds(row: object, restBase: string): readonly number[] | undefined {
  const ids: unknown = Object.getOwnPropertyDescriptor(row, restBase)?.value;
  return Array.isArray(ids) ? ids.filter((id) => Number.isSafeInteger(id)) : undefined;
}
