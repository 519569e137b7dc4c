import type { ContentTypeModel, TaxonomyModel } from '../../../model/resources.ts';
import { CHAIN_OF_PARENTS, loadAncestors } from '../../engine/content/ancestors.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { idFilter, valueFilter } from '../../engine/filters/filters.ts';
import { BY_NAME, type SortableBy } from '../../engine/filters/list-order.ts';
import { belowIn, hungOn, type ListPlace } from '../../engine/paging/list-place.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { ofResource } from '../../engine/selection/resource-types.ts';
import { type Collection, registerCollection } from '../collection-fields.ts';
import { registerExtras } from '../extras/extra-fields.ts';
import { type Filter, identityFilters } from '../filters/filter-input.ts';
import { IN_ORDER_OF_IDS, IN_ORDER_OF_SLUGS } from '../filters/order-input.ts';
import type { ArgumentBuilder } from '../paging/page-arguments.ts';
import type { SchemaKit, TermKit } from '../schema-kit.ts';

type ContentCollections = ReadonlyMap<string, Collection<ContentTypeModel>>;

/** One taxonomy, built-in or custom: its object type, its root fields, and the content with its terms. */
export function registerTaxonomyType(
  kit: SchemaKit,
  { model, ref, connection }: TermKit,
  content: ContentCollections,
): void {
  const { builder, names } = kit;
  const collection = registerCollection(kit, {
    resource: model,
    ref,
    connection,
    filters: termFilters(model, kit),
    orders: TERM_ORDERS,
    usualOrder: BY_NAME,
    keys: ['slug', 'uri'],
  });
  builder.node(ref, {
    ...ofResource(model),
    interfaces: [kit.Term],
    description: model.description || `A term of the taxonomy \`${model.slug}\` (${model.label}).`,
    id: { resolve: ({ id }) => String(id) },
  });
  registerExtras(kit, model, ref);
  for (const slug of model.contentTypes) {
    const filed = content.get(slug);
    if (!filed) continue;
    builder.objectField(ref, names.of(filed.resource).plural, (t) =>
      t.field({
        type: filed.connection,
        args: { ...filed.listArguments, ...(model.hierarchical ? builder.args(childrenArgument) : {}) },
        leadsTo: 'page',
        costs: filed.costs,
        description: `${filed.resource.label} with this term.`,
        resolve: ({ id, count }, args, context, info) => {
          const includesChildren = 'includeChildren' in args && args.includeChildren === true;
          const place = includesChildren ? underTerm(model.restBase, id) : hungOn(model.restBase, id, count);
          return filed.list(args, context, info, place);
        },
      }),
    );
  }
  if (!model.hierarchical) return;
  builder.objectFields(ref, (t) => ({
    parent: t.field({
      type: ref,
      reads: ['parent'],
      costs: ONE_BY_ID,
      description: 'The parent term. Null at the top level.',
      resolve: ({ parent }, _args, context, info) => loadRelated(model, parent, context, info),
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
      description: 'The terms directly below this term.',
      resolve: ({ id }, args, context, info) => collection.list(args, context, info, belowIn(id)),
    }),
  }));
}

const childrenArgument = (arg: ArgumentBuilder) => ({
  includeChildren: arg.boolean({
    required: true,
    defaultValue: false,
    description: 'Include items of descendant terms.',
  }),
});

/** Items of a term and its descendants. Their rows do not say which of these terms matched. */
const underTerm = (restBase: string, id: number): ListPlace => ({
  query: { [`${restBase}[terms]`]: [id], [`${restBase}[include_children]`]: true },
});

/** The filters of a term list, from the parameters of the terms controller. */
export function termFilters(
  model: TaxonomyModel,
  { ids, site }: Pick<SchemaKit, 'ids' | 'site'>,
): readonly Filter[] {
  return [
    valueFilter(['search', 'Search in the name and the slug.'], 'String', 'search'),
    ...identityFilters({ of: [model], ids }),
    valueFilter(['hideEmpty', 'Exclude terms that are not assigned to any item.'], 'Boolean', 'hide_empty'),
    idFilter(['post', 'Only terms of the content with this ID.'], { of: site.contentTypes, ids }, 'post'),
    ...(model.hierarchical
      ? [
          idFilter(
            ['parent', 'Only children of the term with this ID. 0 stands for terms at the top level.'],
            { of: [model], ids },
            'parent',
          ),
        ]
      : []),
  ];
}

/** The `orderby` values of the terms controller. */
export const TERM_ORDERS: readonly SortableBy[] = [
  { name: 'NAME', orderby: 'name', description: 'The name.' },
  { name: 'SLUG', orderby: 'slug', description: 'The slug.' },
  { name: 'COUNT', orderby: 'count', usual: 'desc', description: 'The number of items with the term.' },
  { name: 'ID', orderby: 'id', description: 'The database ID.' },
  { name: 'DESCRIPTION', orderby: 'description', description: 'The description.' },
  { name: 'TERM_GROUP', orderby: 'term_group', description: 'The term group, if the site uses them.' },
  IN_ORDER_OF_IDS,
  IN_ORDER_OF_SLUGS,
];
