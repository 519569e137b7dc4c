import { LEFT_OUT_COSTS } from '../../../loaders/entities/named-items.ts';
import type { ContentTypeModel } from '../../../model/resources.ts';
import { CHAIN_OF_PARENTS, loadAncestors } from '../../engine/content/ancestors.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { NEWEST_FIRST } from '../../engine/filters/list-order.ts';
import { belowIn } from '../../engine/paging/list-place.ts';
import { loadNamedRelated, loadRelatedList } from '../../engine/selection/related.ts';
import { ofResource } from '../../engine/selection/resource-types.ts';
import { registerCoAuthors } from '../authors/co-authors.ts';
import { type Collection, registerCollection } from '../collection-fields.ts';
import { registerExtras } from '../extras/extra-fields.ts';
import { registerJoins } from '../namespaces/joined-fields.ts';
import type { ContentKit, SchemaKit } from '../schema-kit.ts';
import { contentFilters, contentOrders } from './content-filters.ts';
import { termIds } from './term-ids.ts';

/** Estimated number of terms per item: of a hierarchical taxonomy, and of a flat one. */
const [USUAL_CATEGORIES, USUAL_TAGS] = [5, 20];

/** One post type, built-in or custom: its object type, root fields and lists. */
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
  registerJoins(kit, model, ref);
  registerCoAuthors(kit, model, ref);
  for (const slug of model.taxonomies) {
    const taxonomy = kit.terms.get(slug);
    if (!taxonomy) continue;
    builder.objectField(ref, names.of(taxonomy.model).plural, (t) =>
      t.field({
        type: [taxonomy.ref],
        reads: [taxonomy.model.restBase],
        costs: { batch: taxonomy.model.hierarchical ? USUAL_CATEGORIES : USUAL_TAGS },
        embeds: { rel: 'wp:term', resource: taxonomy.model },
        description: `The ${taxonomy.model.label} (\`wp:term\`).`,
        resolve: (row, _args, context, info) =>
          loadRelatedList(taxonomy.model, termIds(row, taxonomy.model), context, info),
      }),
    );
  }
  if (model.slug === 'post') {
    builder.objectFields(ref, (t) => ({
      format: t.field({
        type: enums.PostFormat.ref,
        reads: ['format'],
        description: 'The post format. Null if it is one added by a plugin.',
        resolve: ({ format }) => enums.PostFormat.known(format),
      }),
      isSticky: t.exposeBoolean('sticky', {
        reads: ['sticky'],
        description: 'Whether it stays at the top of the blog (sticky).',
      }),
    }));
  }
  if (model.hierarchical) {
    builder.objectFields(ref, (t) => ({
      menuOrder: t.exposeInt('menu_order', {
        reads: ['menu_order'],
        description: 'The position among its siblings (`menu_order`).',
      }),
      parent: t.field({
        type: ref,
        reads: ['parent'],
        costs: { ...ONE_BY_ID, once: LEFT_OUT_COSTS },
        embeds: { rel: 'up', resource: model },
        description: 'The parent. Null at the top level.',
        resolve: ({ parent }, _args, context, info) => loadNamedRelated(model, parent, context, info),
      }),
      ancestors: t.field({
        type: [ref],
        reads: ['parent'],
        costs: CHAIN_OF_PARENTS,
        description: 'The ancestors, from the parent up to the top level.',
        resolve: ({ parent }, _args, context, info) => loadAncestors(model, parent, context, info),
      }),
      children: t.field({
        type: connection,
        args: collection.listArguments,
        leadsTo: 'page',
        costs: (args) => ({ ...collection.costs(args), isTree: true }),
        description: `${model.label} directly below this item.`,
        resolve: ({ id }, args, context, info) => collection.list(args, context, info, belowIn(id)),
      }),
    }));
  }
  return collection;
}
